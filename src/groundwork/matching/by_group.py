"""How a round's plan looks by group, for facts that the organization holds anyway.

Nobody is asked anything for it, and what it finds goes nowhere: neither a weight nor a rule of a round knows it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.enrollment.models import Participation, Role
from groundwork.programs.models import Membership
from learning_fit import ByGroup, GroupLine, Standing, fit_by_group

from .models import Round
from .snapshots import snapshot_of

__all__ = [
    "IN_THE_FIT",
    "ByGroup",
    "Fact",
    "GroupLine",
    "SideByGroup",
    "Standing",
    "Years",
    "facts_there",
    "round_by_group",
]

DAYS_A_YEAR = 365.25


class Fact(models.TextChoices):
    """What a program may look by: what the personnel files say of a member."""

    UNIT = "unit", _("Unit")
    LOCATION = "location", _("Location")
    GRADE = "grade", _("Grade")
    PROFESSION = "profession", _("Profession")
    YEARS_HERE = "years_here", _("Years here")


# A fresh viewpoint is another unit and yet a work that one knows: that much of these a fit knows by itself.
IN_THE_FIT = {Fact.UNIT, Fact.PROFESSION}


class Years(models.TextChoices):
    """How long somebody has been in the organization."""

    FEW = "0", _("Under two years")
    SOME = "2", _("Two to five years")
    MANY = "5", _("Five to ten years")
    MOST = "10", _("Ten years and more")


@dataclass(frozen=True)
class SideByGroup:
    """Mentees or mentors of a plan, by group."""

    role: Role
    found: ByGroup


def facts_there(round: Round) -> list[Fact]:
    """The facts that the files hold of anybody who was asked to take part in this round, in a fixed order."""
    people = round.people.values("person")
    here = Membership.objects.filter(organization=round.cohort.program.organization_id, person__in=people)
    held = here.aggregate(
        **{fact.value: models.Count("pk", filter=~Q(**{fact.value: ""})) for fact in Fact if fact != Fact.YEARS_HERE},
        **{Fact.YEARS_HERE.value: models.Count("started_on")},
    )
    return [fact for fact in Fact if held[fact.value]]


def round_by_group(round: Round, fact: Fact, *, today: date) -> list[SideByGroup]:
    """How each group fares in the round's plan as it stands, mentees first; in a constant number of queries."""
    seen = snapshot_of(round)
    people: dict[Role, set[str]] = {
        Role.MENTEE: set(seen.mentee_parts.values()),
        Role.MENTOR: set(seen.mentor_parts.values()),
    }
    fits: dict[Role, dict[str, list[int]]] = {role: defaultdict(list) for role in people}
    for mentor, mentee, fit in round.pairings.values_list("mentor", "mentee", "fit"):
        fits[Role.MENTEE][str(mentee)].append(fit)
        fits[Role.MENTOR][str(mentor)].append(fit)
    groups = _groups(round, fact, today)
    return [
        SideByGroup(role, fit_by_group(parts | fits[role].keys(), fits[role], groups)) for role, parts in people.items()
    ]


def _groups(round: Round, fact: Fact, today: date) -> dict[str, str]:
    """Id of a part -> the group its person is in by the files of today; who is in none is not in it."""
    parts = Participation.objects.filter(cohort=round.cohort_id).values_list("pk", "person")
    column = "started_on" if fact == Fact.YEARS_HERE else fact.value
    members = Membership.objects.filter(organization=round.cohort.program.organization_id).values_list("person", column)
    said: dict[Any, str] = {person: _group(value, today) for person, value in members}
    return {str(part): said[person] for part, person in parts if said.get(person)}


def _group(value: str | date | None, today: date) -> str:
    if isinstance(value, date):
        years = (today - value).days / DAYS_A_YEAR
        return max((each.value for each in Years if years >= float(each.value)), key=float, default=Years.FEW.value)
    return (value or "").strip()
