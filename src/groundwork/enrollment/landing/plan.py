"""What a file would change: new rows, changed fields, replaced lists. Worked out beside the database, not in it."""

from __future__ import annotations

import secrets
import uuid
from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models

from groundwork.people.models import Person
from groundwork.programs.models import Cohort, Membership, ReportingLine

from ..importing.checking import Checked
from ..importing.rows import CleanRow
from ..models import LearningProfile, MentorOffer, OfferedSkill, Orientation, Participation, Role, Skill, WantedSkill
from ..states import ParticipationState
from .bulk import Change, Changes, NewRows
from .known import ACCOUNT, WORK, Known, Member, accounts_elsewhere
from .prefill import Prefill, prefill_for

# In the order in which rows refer to each other.
MODELS: tuple[type[models.Model], ...] = (
    Person,
    Membership,
    ReportingLine,
    Skill,
    Participation,
    MentorOffer,
    LearningProfile,
    Orientation,
    OfferedSkill,
    WantedSkill,
)
ANSWERS = {
    Role.MENTOR: (MentorOffer, OfferedSkill, "offer_id"),
    Role.MENTEE: (LearningProfile, WantedSkill, "profile_id"),
}


class Plan:
    """All that landing would write, and how many rows of the file it makes new, changes or leaves as they are."""

    def __init__(self, cohort: Cohort, known: Known, *, by: Any, at: datetime) -> None:
        self.cohort = cohort
        self.by = by.pk
        self.organization = cohort.program.organization_id
        self.known = known
        self.new = {model: NewRows(model, at=at) for model in MODELS}
        self.changes: dict[type[models.Model], Changes] = defaultdict(dict)
        # Lists of skills that stood under an offer or profile already: all rows as they were, and the new skills.
        self.replaced: dict[type[models.Model], dict[Any, tuple[list[dict[str, Any]], list[Any]]]] = defaultdict(dict)
        self.counts: Counter[str] = Counter()
        self.parts: dict[tuple[Any, str], Any] = {}  # by person and role, for those who are new
        self.people: dict[str, Any] = {}  # address -> person, for everyone in the file

    @property
    def is_empty(self) -> bool:
        return not (any(map(len, self.new.values())) or any(self.changes.values()) or any(self.replaced.values()))

    def make_ready(self) -> None:
        """Work out all that can be worked out before the database's one writer is held."""
        for rows in self.new.values():
            rows.make_ready()

    def add(self, model: type[models.Model], **values: Any) -> Any:
        row_id = uuid.uuid4()
        self.new[model].add(id=row_id, **values)
        return row_id

    def change(self, model: type[models.Model], pk: Any, before: dict[str, Any], after: dict[str, Any]) -> bool:
        """Note those of `after` that differ from what stands there."""
        change: Change = {name: [before[name], value] for name, value in after.items() if before[name] != value}
        if change:
            self.changes[model].setdefault(pk, {}).update(change)
        return bool(change)


def plan_for(cohort: Cohort, checked: Checked, known: Known, *, new_skills: bool, by: Any, at: datetime) -> Plan:
    """What landing the clean rows would write. With `new_skills`, words unknown so far join the shared list."""
    plan = Plan(cohort, known, by=by, at=at)
    if new_skills:
        for name in sorted(checked.unknown_skills):
            if name.casefold() not in known.skills:
                known.skills[name.casefold()] = plan.add(Skill, organization_id=plan.organization, name=name)
    newcomers = {row.email for row in checked.clean if row.is_new and row.email}
    elsewhere = accounts_elsewhere(newcomers, known)
    status: dict[int, str] = {}
    for row in checked.clean:
        status[row.row] = _plan_person(plan, row, elsewhere)
    for row in checked.clean:
        person = plan.people[row.email or ""]
        steps = [_plan_line(plan, person, row)]
        for role in row.roles:
            steps += [_plan_part(plan, person, role, row), _plan_orientation(plan, person, role, row)]
        if "part" in steps:
            status[row.row] = "new"
        elif any(steps) and status[row.row] == "same":
            status[row.row] = "changed"
    _link_lines_waiting_for(plan)
    plan.counts.update(status.values())
    return plan


def _plan_person(plan: Plan, row: CleanRow, elsewhere: dict[str, Any]) -> str:
    email = row.email or ""
    member = plan.known.members.get(row.known_as or email)
    account = {name: row.values[name] for name in ACCOUNT if name in row.values}
    work = {name: row.values[key] for name, key in WORK.items() if key in row.values}
    if member:
        plan.people[email] = member.person
        return "changed" if _plan_member(plan, member, account, work) else "same"
    if email in elsewhere:
        person, name_here = elsewhere[email], row.values["name"]
    else:
        password = UNUSABLE_PASSWORD_PREFIX + secrets.token_hex(20)
        person, name_here = plan.add(Person, password=password, **account), ""
    plan.people[email] = person
    plan.add(Membership, organization_id=plan.organization, person_id=person, name_here=name_here, **work)
    return "new"


def _plan_member(plan: Plan, member: Member, account: dict[str, Any], work: dict[str, Any]) -> bool:
    changed = plan.change(Membership, member.membership, member.work, work)
    if member.has_left:
        # The reason to be here again is the coordinator's word; when somebody left is kept for the way back.
        left_at = Membership.objects.values_list("left_at", flat=True).get(pk=member.membership)
        changed |= plan.change(Membership, member.membership, {"left_at": left_at}, {"left_at": None})
    if member.is_ours:
        changed |= plan.change(Person, member.person, member.account, account)
    elif any(member.account[name] != value for name, value in account.items()):
        plan.counts["kept_account"] += 1
    return changed


def _plan_line(plan: Plan, person: Any, row: CleanRow) -> str:
    address = row.values.get("manager_email")
    if not address:
        return ""
    manager = plan.people.get(address)
    if manager is None and (member := plan.known.members.get(address)) and not member.has_left:
        manager = member.person
    after = {"manager_id": manager, "manager_email": address}
    line = plan.known.lines.get(person)
    if line is None:
        plan.add(ReportingLine, organization_id=plan.organization, person_id=person, **after)
        return "line"
    return "line" if plan.change(ReportingLine, line["pk"], line, after) else ""


def _plan_part(plan: Plan, person: Any, role: str, row: CleanRow) -> str:
    prefill = prefill_for(role, row, plan.known, until=plan.cohort.ends_on)
    if (person, role) not in plan.known.parts:
        part = plan.add(
            Participation,
            cohort_id=plan.cohort.pk,
            person_id=person,
            role=role,
            state=ParticipationState.INVITED,
            source="import",
        )
        plan.parts[person, role] = part
        _plan_new_answers(plan, part, role, prefill)
        return "part"
    part, state = plan.known.parts[person, role]
    if state == ParticipationState.LEFT:
        plan.counts["stay_away"] += 1
        return ""
    if state != ParticipationState.INVITED:
        plan.counts["kept_answers"] += bool(prefill.values or prefill.skills)
        return ""
    answers = plan.known.answers.get(part)
    if answers is None:
        _plan_new_answers(plan, part, role, prefill)
        return "answers"
    model, through, _parent = ANSWERS[Role(role)]
    changed = plan.change(model, answers.id, answers.values, prefill.over(answers.values))
    skills = [skill["skill_id"] for skill in answers.skills]
    if prefill.skills and prefill.skills != skills:
        plan.replaced[through][answers.id] = (answers.skills, prefill.skills)
        _add_skills(plan, role, answers.id, prefill.skills)
        changed = True
    return "answers" if changed else ""


def _plan_orientation(plan: Plan, person: Any, role: str, row: CleanRow) -> str:
    """Who has been to the orientation is a fact that coordinators keep, whatever the person has answered since."""
    part = plan.parts.get((person, role)) or _staying(plan, person, role)
    if part is None or not row.values.get("oriented") or part in plan.known.oriented:
        return ""
    plan.add(Orientation, participation_id=part, by_id=plan.by)
    return "orientation"


def _staying(plan: Plan, person: Any, role: str) -> Any:
    part, state = plan.known.parts.get((person, role), (None, ""))
    return None if state == ParticipationState.LEFT else part


def _plan_new_answers(plan: Plan, part: Any, role: str, prefill: Prefill) -> None:
    model, _through, _parent = ANSWERS[Role(role)]
    answers = plan.add(model, participation_id=part, **prefill.at_first, **prefill.over({}))
    _add_skills(plan, role, answers, prefill.skills)


def _add_skills(plan: Plan, role: str, answers: Any, skills: list[Any]) -> None:
    _model, through, parent = ANSWERS[Role(role)]
    for rank, skill in enumerate(skills, 1):
        ranked = {"rank": rank} if through is WantedSkill else {}
        plan.new[through].add(skill_id=skill, **{parent: answers}, **ranked)


def _link_lines_waiting_for(plan: Plan) -> None:
    """Lines that led to an address alone lead to the person, now that there is one."""
    newcomers = {email: person for email, person in plan.people.items() if email not in plan.known.members}
    for line in plan.known.lines.values():
        manager = newcomers.get(line["manager_email"])
        if manager and line["manager_id"] is None and line["pk"] not in plan.changes[ReportingLine]:
            plan.change(ReportingLine, line["pk"], line, {"manager_id": manager})
