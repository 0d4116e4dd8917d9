"""The people of a cohort as a table with the columns an import understands, so that it can come back corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from groundwork.programs.models import Cohort, Membership, ReportingLine

from ..importing.targets import TARGET_BY_KEY
from ..models import LearningProfile, MentorOffer, OfferedSkill, Participation, Role, WantedSkill
from ..states import ParticipationState
from .known import OF_BOTH

# People's own words stay behind: a spreadsheet has no circle of sight.
COLUMNS = (
    "email",
    "name",
    "employee_number",
    "role",
    "job_title",
    "profession",
    "unit",
    "location",
    "grade",
    "start_date",
    "manager_email",
    "languages",
    "skills_offered",
    "skills_wanted",
    "places",
    "time_zone",
    "hours",
    "rhythm",
    "channel",
    "free_times",
    "help",
    "gone_through",
    "oriented",
)


def people_table(cohort: Cohort) -> tuple[list[str], list[list[str]]]:
    """Titles and one row for each person who takes part, by name."""
    titles = [str(TARGET_BY_KEY[key].label) for key in COLUMNS]
    return titles, list(_rows(cohort))


def _rows(cohort: Cohort) -> Iterator[list[str]]:
    organization = cohort.program.organization_id
    parts = (
        Participation.objects.filter(cohort=cohort)
        .exclude(state=ParticipationState.LEFT)
        .select_related("person", "offer", "profile", "orientation")
        .order_by("person__name", "person__email", "role")
    )
    of_cohort = Participation.objects.filter(cohort=cohort).values("person_id")
    members = Membership.objects.filter(organization=organization, person__in=of_cohort).in_bulk(field_name="pk")
    by_person = {member.person_id: member for member in members.values()}
    lines = ReportingLine.objects.filter(organization=organization, person__in=of_cohort)
    managers = dict(lines.values_list("person_id", "manager_email"))
    offered = _skills(OfferedSkill, "offer__participation__cohort", cohort)
    wanted = _skills(WantedSkill, "profile__participation__cohort", cohort)
    together: dict[Any, list[Participation]] = {}
    for part in parts:
        together.setdefault(part.person_id, []).append(part)
    for person_id, own in together.items():
        facts = _facts(own, by_person[person_id], managers.get(person_id, ""), offered, wanted)
        yield [facts.get(key, "") for key in COLUMNS]


def _skills(through: type[Any], path: str, cohort: Cohort) -> dict[Any, list[str]]:
    person = path.replace("cohort", "person_id")
    found: dict[Any, list[str]] = {}
    for person_id, name in through.objects.filter(**{path: cohort}).order_by("pk").values_list(person, "skill__name"):
        found.setdefault(person_id, []).append(name)
    return found


def _facts(
    parts: list[Participation], member: Membership, manager: str, offered: dict[Any, Any], wanted: dict[Any, Any]
) -> dict[str, str]:
    person = parts[0].person
    offer = next((part.offer for part in parts if part.role == Role.MENTOR and hasattr(part, "offer")), None)
    profile = next((part.profile for part in parts if part.role == Role.MENTEE and hasattr(part, "profile")), None)
    return {
        "email": person.email,
        "name": member.name_here or person.name,
        "employee_number": member.employee_number,
        # The code's words rather than the program's: every installation reads them back.
        "role": " and ".join(sorted((part.role for part in parts), reverse=True)),
        "job_title": member.job_title,
        "profession": member.profession,
        "unit": member.unit,
        "location": member.location,
        "grade": member.grade,
        "start_date": member.started_on.isoformat() if member.started_on else "",
        "manager_email": manager,
        "languages": "; ".join(person.languages),
        "skills_offered": "; ".join(offered.get(person.pk, [])),
        "skills_wanted": "; ".join(wanted.get(person.pk, [])),
        "places": str(offer.places) if offer else "",
        "time_zone": person.time_zone,
        "hours": str(offer.hours_per_month or "") if offer else "",
        "rhythm": str(profile.rhythm_weeks or "") if profile else "",
        **_of_both([answers for answers in (offer, profile) if answers]),
        "oriented": "yes" if all(hasattr(part, "orientation") for part in parts) else "",
    }


def _of_both(answers: Iterable[MentorOffer | LearningProfile]) -> dict[str, str]:
    """What both sides are asked, in codes; blank where somebody in both roles says two different things."""
    said = {
        key: {
            value if isinstance(value, str) else "; ".join(value) for each in answers if (value := getattr(each, name))
        }
        for name, key in OF_BOTH.items()
    }
    return {key: values.pop() if len(values) == 1 else "" for key, values in said.items()}
