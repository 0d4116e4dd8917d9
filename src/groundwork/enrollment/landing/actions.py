"""The verbs of an import: a file is taken, its columns are said, it lands, it is undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.programs.models import Cohort
from groundwork.programs.states import CohortState

from .. import rules
from ..importing.columns import guess_mapping, mapping_from
from ..importing.reading import UnreadableFile, read_table
from ..importing.targets import TARGET_BY_KEY
from ..models import ImportRun
from ..states import IMPORT_LEADS_TO, ImportState
from . import outcome
from .bulk import delete_rows, stands_as, write_changes
from .checking import check_file, kept_rows, table_of
from .known import what_is_known
from .plan import MODELS, Plan, plan_for
from .undoing import THROUGH, Reasons, WayBack, way_back


class StillNeeded(NotNow):
    """An import can't be undone any more; `reasons` says why, by person."""

    def __init__(self, reasons: Reasons) -> None:
        super().__init__("still_needed", _("Something has come of this import, so it stays as it is."))
        self.reasons = reasons


def take_file(cohort: Cohort, *, file_name: str, content: bytes, by: Any, at: datetime, sheet: str = "") -> ImportRun:
    """Keep the file and guess what its columns are. Nothing is written about any person."""
    rules.require_may_invite(by, cohort)
    _require_open(cohort)
    run = ImportRun(cohort=cohort, by=by, file_name=file_name[:200], content=content, sheet=sheet)
    _read_columns(run)
    run.default_role = _role_in_name(file_name, run)
    with transaction.atomic():
        run.save(force_insert=True)
        _record("import.begun", run, by=by, at=at, rows=run.outcome["rows"])
    return run


def choose_sheet(run: ImportRun, sheet: str, *, by: Any, at: datetime) -> None:
    """Read another sheet of the same workbook."""
    rules.require_may_invite(by, run.cohort)
    run.sheet = sheet
    _read_columns(run)
    read = {"sheet": run.sheet, "mapping": run.mapping, "outcome": run.outcome}
    with transaction.atomic():
        move(run, ImportState.MAPPING, leads_to=IMPORT_LEADS_TO, **read)
        _record("import.sheet_chosen", run, by=by, at=at)


def _read_columns(run: ImportRun) -> None:
    try:
        table = read_table(bytes(run.content), run.file_name, sheet=run.sheet or None)
    except UnreadableFile as problem:
        raise Unacceptable(problem.code, problem.sentence, field="file") from problem
    guesses = guess_mapping(table)
    remembered = _remembered(run.cohort, table.columns)
    run.sheet = table.sheet or ""
    run.mapping = remembered or {str(index): key for index, key in mapping_from(guesses).items()}
    run.outcome = outcome.of_table(table, guesses, remembered)


def _remembered(cohort: Cohort, columns: list[str]) -> dict[str, str]:
    """How the cohort's last file with these columns was read."""
    landed = ImportRun.objects.filter(cohort=cohort, state__in=[ImportState.LANDED, ImportState.UNDONE])
    for mapping, said in landed.order_by("-landed_at").values_list("mapping", "outcome__titles")[:10]:
        if said == columns:
            return {index: key for index, key in mapping.items() if key in TARGET_BY_KEY}
    return {}


def _role_in_name(file_name: str, run: ImportRun) -> str:
    """ "large-mentors.csv" are mentors, unless a column says who is what; shown as a guess like all others."""
    name = file_name.casefold()
    if "role" in run.mapping.values():
        return ""
    return next((role for role in ("mentor", "mentee") if role in name), "")


def choose_columns(run: ImportRun, mapping: Mapping[int, str], *, default_role: str, by: Any, at: datetime) -> None:
    """Say what each column is, and hold every row against it."""
    rules.require_may_invite(by, run.cohort)
    _require_state(run, ImportState.MAPPING, ImportState.CHECKED)
    run.mapping = {str(index): key for index, key in mapping.items()}
    run.default_role = default_role
    table = table_of(run)
    known = what_is_known(run.cohort)
    checked = check_file(table, run, known)
    plan = plan_for(run.cohort, checked, known, new_skills=False, by=by, at=at)
    found = {**run.outcome, **outcome.of_check(checked, plan), "titles": table.columns}
    with transaction.atomic():
        move(
            run,
            ImportState.CHECKED,
            leads_to=IMPORT_LEADS_TO,
            mapping=run.mapping,
            default_role=default_role,
            outcome=found,
        )
        _record("import.checked", run, by=by, at=at, **_numbers(found))


def land(run: ImportRun, *, new_skills: bool, by: Any, at: datetime) -> None:
    """Bring in all clean rows, in one transaction. The rows with problems stay out and can be had for correction.

    Raises NotNow when nothing is left to bring in, or when people changed between looking and writing.
    """
    rules.require_may_invite(by, run.cohort)
    _require_open(run.cohort)
    _require_state(run, ImportState.CHECKED, ImportState.LANDING)
    table, known = table_of(run), what_is_known(run.cohort)
    checked = check_file(table, run, known)
    if not checked.clean:
        raise NotNow("nothing_to_land", _("No row of this file can go ahead as it is."))
    kept, titles, problems = kept_rows(table, checked.problems), table.columns, checked.problems
    del table
    plan = plan_for(run.cohort, checked, known, new_skills=new_skills, by=by, at=at)
    found = {**run.outcome, **outcome.of_check(checked, plan), "titles": titles, "kept_rows": bool(problems and kept)}
    del known, checked
    back = way_back(plan)
    plan.make_ready()
    try:
        with transaction.atomic():
            move(
                run, ImportState.LANDED, leads_to=IMPORT_LEADS_TO, content=kept, outcome=found, undo=back, landed_at=at
            )
            _write(plan)
            _record("people.imported", run, by=by, at=at, **_numbers(found))
    except IntegrityError as problem:
        run.refresh_from_db()
        raise _changed_meanwhile() from problem


def ask_to_land(run: ImportRun, *, new_skills: bool, by: Any, at: datetime) -> None:
    """Leave a large file to the worker, which lands it within seconds or says why not."""
    rules.require_may_invite(by, run.cohort)
    _require_open(run.cohort)
    asked = {**run.outcome, "new_skills_join": new_skills, "refused": ""}
    with transaction.atomic():
        move(run, ImportState.LANDING, leads_to=IMPORT_LEADS_TO, outcome=asked, by=by)
        _record("import.left_to_worker", run, by=by, at=at)


def land_as_asked(run: ImportRun, *, at: datetime) -> bool:
    """The worker's turn: says whether the file landed. A no is kept for the page, and the file waits as before."""
    try:
        land(run, new_skills=run.outcome["new_skills_join"], by=run.by, at=at)
    except NotNow as no:
        refused = {**run.outcome, "refused": str(no.sentence)}
        ImportRun.objects.filter(pk=run.pk, state=ImportState.LANDING).update(
            state=ImportState.CHECKED, outcome=refused
        )
        return False
    return True


def _write(plan: Plan) -> None:
    for model, changes in plan.changes.items():
        if not stands_as(model, changes, side=0):
            raise _changed_meanwhile()
    for through, lists in plan.replaced.items():
        delete_rows(through, lists, by=THROUGH[through][1])
    for model in MODELS:
        plan.new[model].write()
    for model, changes in plan.changes.items():
        write_changes(model, changes)


def _changed_meanwhile() -> NotNow:
    return NotNow("changed_meanwhile", _("Somebody changed these people at the same moment. Nothing was brought in."))


def undo(run: ImportRun, *, by: Any, at: datetime) -> None:
    """Everything stands as before this import. Raises StillNeeded when something has come of it."""
    rules.require_may_invite(by, run.cohort)
    if run.outcome.get("forgotten"):
        raise NotNow("forgotten", _("After thirty days an import stays as it is."))
    if run.state != ImportState.LANDED:
        raise NotNow("moved_on", _("This has moved on since you opened the page. Nothing was changed."))
    back = WayBack(run)
    _require_no(back.reasons_against())
    try:
        with transaction.atomic():
            move(run, ImportState.UNDONE, leads_to=IMPORT_LEADS_TO, undo={})
            _require_no(back.reasons_at_hand())
            back.go()
            _record("people.import_undone", run, by=by, at=at)
    except IntegrityError as problem:  # somebody came to need these rows between looking and undoing
        raise _changed_meanwhile() from problem


def _require_no(reasons: Reasons) -> None:
    if reasons:
        raise StillNeeded(reasons)


def drop_file(run: ImportRun, *, by: Any, at: datetime) -> None:
    """Put the file away unread: an import that hasn't landed leaves nothing behind."""
    rules.require_may_invite(by, run.cohort)
    with transaction.atomic():
        if not ImportRun.objects.filter(pk=run.pk, state__in=[ImportState.MAPPING, ImportState.CHECKED]).delete()[0]:
            raise NotNow("moved_on", _("This has moved on since you opened the page. Nothing was changed."))
        _record("import.dropped", run, by=by, at=at)


def _require_open(cohort: Cohort) -> None:
    if cohort.state in {CohortState.CLOSING, CohortState.CLOSED}:
        raise NotNow("not_open", _("This cohort is coming to its end. Nobody joins it any more."))


def _require_state(run: ImportRun, *states: str) -> None:
    """Before a file is read for seconds; the move itself decides once more."""
    if run.state not in states:
        raise NotNow("moved_on", _("This has moved on since you opened the page. Nothing was changed."))


def _numbers(found: Mapping[str, Any]) -> dict[str, int]:
    return {name: found["counts"][name] for name in ("new", "changed", "same", "out")}


def _record(name: str, run: ImportRun, *, by: Any, at: datetime, **facts: Any) -> None:
    program = run.cohort.program
    record(name, about=run, by=by, at=at, organization=program.organization_id, cohort=run.cohort_id, **facts)
