"""What an organization and a cohort know already, read in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from groundwork.people.models import Person
from groundwork.programs.models import Cohort, Membership, ReportingLine

from ..models import LearningProfile, MentorOffer, OfferedSkill, Orientation, Participation, Skill, WantedSkill
from ..states import ParticipationState
from .bulk import in_parts

ACCOUNT = ("email", "name", "time_zone", "languages")
# A membership's field -> what the file calls it.
WORK = {name: name for name in ("employee_number", "job_title", "profession", "unit", "location", "grade")} | {
    "started_on": "start_date"
}
# An answer's field -> what the file calls it.
OF_BOTH = {"channel": "channel", "kinds": "help", "milestones": "gone_through", "free_times": "free_times"}
OF_OFFER = {
    "places": "places",
    "hours_per_month": "hours",
    "lessons": "lessons",
    "not_offered": "not_offered",
    **OF_BOTH,
}
OF_PROFILE = {
    "rhythm_weeks": "rhythm",
    "goals": "heading_for",
    "must_have": "must_have",
    "would_be_good": "would_be_good",
    **OF_BOTH,
}


@dataclass(slots=True)
class Member:
    """Somebody in the organization. An account is the import's to describe while nobody has come in under it and no
    other organization knows it; after that its name and address belong to the person."""

    person: Any
    membership: Any
    account: dict[str, Any]
    work: dict[str, Any]
    has_left: bool
    is_ours: bool


@dataclass(slots=True)
class Answers:
    """The offer or profile of a part that nobody has answered for yet."""

    id: Any
    values: dict[str, Any]
    skills: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Known:
    """All that a row is held against."""

    members: dict[str, Member]  # by address
    lines: dict[Any, dict[str, Any]]  # by person
    parts: dict[tuple[Any, str], tuple[Any, str]]  # by person and role: the part and its state
    answers: dict[Any, Answers]  # by part
    oriented: set[Any]  # parts whose people have been to the orientation
    skills: dict[str, Any]  # by any of its names, in small letters
    skill_names: dict[str, str]

    @property
    def emails(self) -> set[str]:
        return {email for email, member in self.members.items() if not member.has_left}

    @property
    def email_by_number(self) -> dict[str, str]:
        return {
            member.work["employee_number"]: email
            for email, member in self.members.items()
            if member.work["employee_number"] and not member.has_left
        }


def what_is_known(cohort: Cohort) -> Known:
    """Everything about the cohort's organization that a file can touch."""
    organization = cohort.program.organization_id
    lines = ReportingLine.objects.filter(organization=organization)
    parts = Participation.objects.filter(cohort=cohort).values_list("person_id", "role", "pk", "state")
    skills = list(Skill.objects.filter(organization=organization))
    return Known(
        members=_members(organization),
        lines={line["person_id"]: line for line in lines.values("pk", "person_id", "manager_id", "manager_email")},
        parts={(person, role): (pk, state) for person, role, pk, state in parts},
        answers=_answers(cohort),
        oriented=set(Orientation.objects.filter(participation__cohort=cohort).values_list("participation", flat=True)),
        skills={name.casefold(): skill.pk for skill in skills for name in [*skill.other_names, skill.name]},
        skill_names={name.casefold(): skill.name for skill in skills for name in [*skill.other_names, skill.name]},
    )


def _members(organization: Any) -> dict[str, Member]:
    elsewhere = set(
        Membership.objects.filter(person__memberships__organization=organization)
        .exclude(organization=organization)
        .values_list("person_id", flat=True)
    )
    of_person = [f"person__{name}" for name in (*ACCOUNT, "last_login", "is_operator")]
    rows = Membership.objects.filter(organization=organization).values("pk", "person_id", "left_at", *WORK, *of_person)
    return {row["person__email"]: _member(row, elsewhere) for row in rows.iterator()}


def _member(row: dict[str, Any], elsewhere: set[Any]) -> Member:
    untouched = row["person__last_login"] is None and not row["person__is_operator"]
    return Member(
        person=row["person_id"],
        membership=row["pk"],
        account={name: row[f"person__{name}"] for name in ACCOUNT},
        work={name: row[name] for name in WORK},
        has_left=row["left_at"] is not None,
        is_ours=untouched and row["person_id"] not in elsewhere,
    )


def _answers(cohort: Cohort) -> dict[Any, Answers]:
    invited = {"participation__cohort": cohort, "participation__state": ParticipationState.INVITED}
    found: dict[Any, Answers] = {}
    kinds: list[tuple[Any, tuple[str, ...], Any, str]] = [
        (MentorOffer, ("can_help_with", *OF_OFFER), OfferedSkill, "offer"),
        (LearningProfile, ("own_words", *OF_PROFILE), WantedSkill, "profile"),
    ]
    for model, names, through, parent in kinds:
        skills: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        of_these = {f"{parent}__{path}": value for path, value in invited.items()}
        for skill in through._base_manager.filter(**of_these).order_by("pk").values():
            skills[skill[f"{parent}_id"]].append(skill)
        for row in model._base_manager.filter(**invited).values("pk", "participation_id", *names):
            values = {name: row[name] for name in names}
            found[row["participation_id"]] = Answers(row["pk"], values, skills[row["pk"]])
    return found


def accounts_elsewhere(emails: set[str], known: Known) -> dict[str, Any]:
    """Address -> account, for those that exist and are no members here. Never shown: it would tell who is elsewhere."""
    found: dict[str, Any] = {}
    for part in in_parts(sorted(emails - known.members.keys())):
        found.update(Person.objects.filter(email__in=part).values_list("email", "pk"))
    return found
