"""Reads about participations that are longer than a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from groundwork.core.errors import Unacceptable
from groundwork.programs.models import Membership, Program
from groundwork.programs.states import OPEN_TO_JOIN

from .models import Block, Conflict, Declaration, Participation, Role
from .places import with_free_places

A_WHILE = timedelta(days=14)  # who answered within it is not asked about the same person once more


def mentors_with_a_free_place(program: Any, *, at: datetime) -> QuerySet[Any]:
    """Ready mentors of the program's open cohorts who aren't paused and have a place nobody holds."""
    mentors = Participation.objects.mentors().ready().filter(offer__isnull=False, **_open_cohorts_of(program))
    return with_free_places(mentors, at=at).filter(held__lt=F("places_offered"))


def mentees_without_a_mentor(program: Any, *, at: datetime, as_told: bool = False) -> QuerySet[Any]:
    """Ready mentees of the program's open cohorts who hold no place with anybody, longest waiting first.

    `as_told` counts those in whose pair has not begun: until then they wait, as far as they know.
    """
    mentees = Participation.objects.mentees().ready().filter(**_open_cohorts_of(program))
    return with_free_places(mentees, at=at, as_told=as_told).filter(held=0).order_by("ready_at")


def _open_cohorts_of(program: Any) -> dict[str, Any]:
    """Where people are matched: in a cohort that closes or is closed nobody looks and no place is given."""
    return {"cohort__program": program, "cohort__state__in": OPEN_TO_JOIN}


@dataclass(frozen=True)
class Unwanted:
    """Whom somebody would rather not meet."""

    people: list[Any]
    units: list[str]


def find_unwanted(lines: Iterable[str], organization: Any, *, person: Any) -> Unwanted:
    """The members and units that these lines name, by full name, e-mail address or name of the unit.

    Raises Unacceptable naming the first line that nobody and no unit answers to.
    """
    members = Membership.objects.current().filter(organization=organization).exclude(person=person)
    people: list[Any] = []
    units: list[str] = []
    for line in filter(None, (line.strip() for line in lines)):
        named = members.filter(Q(person__name__iexact=line) | Q(person__email__iexact=line)).select_related("person")
        unit = members.filter(unit__iexact=line).values_list("unit", flat=True).first()
        if not named and not unit:
            raise Unacceptable(
                "nobody_of_that_name",
                _("Nobody here and no unit is called “%(name)s”. Write the full name or the e-mail address.")
                % {"name": line},
                field="unwanted",
            )
        people += [membership.person for membership in named if membership.person not in people]
        if unit and unit not in units:
            units.append(unit)
    return Unwanted(people, units)


def unwanted_by(person: Any, organization: Any) -> list[str]:
    """The names and units this person would rather not meet, as they would write them."""
    blocks = Block.objects.filter(by=person, organization=organization).select_related("other").order_by("created_at")
    return [block.unit or str(block.other) for block in blocks]


def find_interests(lines: Iterable[str], organization: Any, *, person: Any) -> list[Any]:
    """Those whom these lines name, by full name or e-mail address. Raises Unacceptable naming the first other.

    Who is on the list already stays meant by their name, after leaving too, and no namesake comes with them.
    """
    here = Membership.objects.current().filter(organization=organization).exclude(person=person)
    listed = Conflict.objects.filter(by=person, organization=organization).select_related("other")
    found: list[Any] = []
    for line in filter(None, (line.strip() for line in lines)):
        meant = [each.other for each in listed if line.casefold() in {str(each.other).casefold(), each.other.email}]
        by_name = here.filter(Q(person__name__iexact=line) | Q(person__email__iexact=line)).select_related("person")
        named = meant or [membership.person for membership in by_name]
        if not named:
            raise Unacceptable(
                "nobody_of_that_name",
                _("Nobody here is called “%(name)s”. Write the full name or the e-mail address.") % {"name": line},
                field="interests",
            )
        found += [each for each in named if each not in found]
    return found


def interests_of(person: Any, organization: Any) -> list[str]:
    """The names of those in whom this person has declared an interest of their own."""
    declared = Conflict.objects.filter(by=person, organization=organization).select_related("other")
    return [str(conflict.other) for conflict in declared.order_by("created_at")]


@dataclass(frozen=True)
class Objectivity:
    """What one person has said about being objective with another."""

    stands: bool  # an interest is declared and keeps the two apart
    kind: str = ""
    said_at: datetime | None = None

    def asked_lately(self, at: datetime) -> bool:
        """Whether the same question again would be a burden."""
        return self.said_at is not None and self.said_at > at - A_WHILE


def objectivity_with(other: Any, person: Any, organization: Any) -> Objectivity:
    """What this person has said about the other: theirs alone to read."""
    between = {"organization": organization, "by": person, "other": other}
    said = Declaration.objects.visible_to(person).filter(**between).first()
    stands = Conflict.objects.visible_to(person).filter(**between).exists()
    return Objectivity(stands, said.kind, said.said_at) if said else Objectivity(stands)


def awaits_orientation(part: Participation) -> bool:
    """Whether the program asks for an orientation that this person has not been to. Wants `orientation` read along."""
    return asks_for_orientation(part.cohort.program, part.role) and not hasattr(part, "orientation")


def asks_for_orientation(program: Program, role: str) -> bool:
    """Whether the program wants people in this role to have been to the orientation before they are matched."""
    policy = program.orientation_for
    everyone, mentors = Program.OrientationPolicy.BOTH, Program.OrientationPolicy.MENTORS
    return policy == everyone or (policy == mentors and role == Role.MENTOR)


def set_aside_by(person: Any, program: Any, *, role: str) -> list[Participation]:
    """Those in this role of the program whom the person would rather not meet: to be looked at again."""
    blocks = Block.objects.filter(by=person, organization=program.organization_id, other__isnull=False)
    parts = Participation.objects.filter(role=role, person__in=blocks.values("other"), cohort__program=program).ready()
    return list({part.person_id: part for part in parts.select_related("person").order_by("person__name")}.values())
