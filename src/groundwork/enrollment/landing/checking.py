"""A stored file read again and held against what the organization knows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from groundwork.core.errors import NotNow
from groundwork.programs.models import Program

from ..importing.cells import delimited_text
from ..importing.checking import Checked, check_rows
from ..importing.problems import Problem, problem
from ..importing.reading import UnreadableFile, read_table
from ..importing.rows import CleanRow
from ..importing.table import Table
from ..importing.values import Role as FileRole
from ..importing.writing import rows_to_correct, write_csv
from ..models import ImportRun
from .known import Known, accounts_elsewhere

ROLES: dict[str, FileRole] = {"mentor": "mentor", "mentee": "mentee"}


def table_of(run: ImportRun) -> Table:
    """The table in the run's file. It could be read once; what stops it now is a machine short of memory or time."""
    try:
        return read_table(bytes(run.content), run.file_name, sheet=run.sheet or None)
    except UnreadableFile as problem:
        raise NotNow(problem.code, problem.sentence) from problem


def check_file(table: Table, run: ImportRun, known: Known) -> Checked:
    """Clean rows and problems, with what only the organization can know."""
    mapping = mapping_of(run)
    _say_role(table, mapping, run.cohort.program)
    checked = check_rows(
        table,
        mapping,
        default_role=ROLES.get(run.default_role),
        known_skills=known.skill_names,
        existing_emails=known.emails,
        existing_numbers=known.email_by_number,
    )
    titles = {key: table.columns[index] for index, key in mapping.items()}
    checked = _keep_addresses(checked, known)
    return _require_roles(checked, known, titles)


def mapping_of(run: ImportRun) -> dict[int, str]:
    """Column place -> target; JSON keeps places as text."""
    return {int(index): key for index, key in run.mapping.items()}


def _say_role(table: Table, mapping: Mapping[int, str], program: Program) -> None:
    """The program's own word for the mentee is understood in the column for the role."""
    column = next((index for index, key in mapping.items() if key == "role"), None)
    words = {program.mentee_word.casefold(), program.mentee_word_plural.casefold()}
    if column is None:
        return
    for _number, cells in table.rows:
        if cells[column].casefold() in words:
            cells[column] = "mentee"


def _keep_addresses(checked: Checked, known: Known) -> Checked:
    """An address opens an account, so a file gives no new one to somebody who has come in or is known elsewhere."""
    moved = {row.email: row for row in checked.clean if row.known_as and row.email != row.known_as}
    if not moved:
        return checked
    taken = accounts_elsewhere(set(filter(None, moved)), known)
    kept = {
        row.row
        for email, row in moved.items()
        if email in taken or email in known.members or not known.members[row.known_as or ""].is_ours
    }
    for row in moved.values():
        if row.row in kept:
            del row.values["email"]
    problems = [
        replace(item, kind="email_kept") if item.kind == "email_changes" and item.row in kept else item
        for item in checked.problems
    ]
    return replace(checked, problems=problems)


def _require_roles(checked: Checked, known: Known, titles: Mapping[str, str]) -> Checked:
    """Somebody new to the cohort comes as mentor, as mentee or as both; who takes part stays what they are."""
    taking_part = {person for person, _role in known.parts}
    without = [row for row in checked.clean if not row.roles and not _takes_part(row, known, taking_part)]
    if not without:
        return checked
    out = {row.row for row in without}
    problems = [problem(number, titles.get("role", ""), "", "role_missing") for number in sorted(out)]
    clean = [row for row in checked.clean if row.row not in out]
    return replace(checked, clean=clean, problems=sorted([*checked.problems, *problems], key=lambda item: item.row))


def _takes_part(row: CleanRow, known: Known, taking_part: set[object]) -> bool:
    member = known.members.get(row.known_as or "")
    return member is not None and member.person in taking_part


def rows_out(table: Table, problems: Iterable[Problem]) -> tuple[list[str], list[list[str]]]:
    """The rows that stay out, as they came, with what to correct."""
    found = list(problems)
    blocked = {item.row for item in found if item.blocks}
    return rows_to_correct(table, [item for item in found if item.row in blocked])


def kept_rows(table: Table, problems: Iterable[Problem]) -> bytes:
    """What remains of a file when it has landed: the rows that stayed out, nothing of the others."""
    columns, rows = rows_out(table, problems)
    return write_csv(columns, rows) if rows else b""


def read_kept_rows(content: bytes) -> tuple[list[str], list[list[str]]]:
    """The rows that stayed out, as they were kept."""
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    rows = [[delimited_text(cell) for cell in line] for line in lines]
    return list(chain(*rows[:1])), rows[1:]
