"""For mentees who look: which mentors suit, who of them can be asked today, and what keeps the others apart.

found = openings([ben, gina], at=now())   # part id -> Opening, in a constant number of queries
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from groundwork.enrollment.models import Participation
from groundwork.enrollment.queries import mentors_with_a_free_place
from groundwork.programs.models import Program
from groundwork.programs.states import OPEN_TO_JOIN
from learning_fit import Problem, make_plan

from .people import as_mentee, as_mentor, jobs_of, rules_for, with_answers


@dataclass(frozen=True)
class Opening:
    """What there is for one mentee. No rule forbids anybody in here; `free` on each is how many places are free."""

    can_ask: tuple[Any, ...] = ()  # a free place, and requests are welcome
    by_round: tuple[Any, ...] = ()  # a free place, for a round alone
    suits: tuple[Any, ...] = ()  # whatever their places: these two and those who are full or pause


def openings(
    mentees: Collection[Participation], *, at: datetime, without: Mapping[Any, Collection[Any]] | None = None
) -> dict[Any, Opening]:
    """Part id of each of these mentees of one program -> what there is for them.

    `without` says, by the id of the part, which people are left out, as those who answered already.
    """
    if not mentees:
        return {}
    seekers = list(with_answers(Participation.objects.filter(pk__in=[part.pk for part in mentees])))
    program = seekers[0].cohort.program
    mentors = _mentors_of(program, at=at)
    problem = _problem(program, mentors, seekers)
    by_person = {str(part.person_id): part for part in mentors}
    columns = [by_person[mentor.key] for mentor in problem.mentors]
    found = {}
    for part in seekers:
        left_out = (without or {}).get(part.pk, ())
        row = problem.forbidden[problem.row(str(part.person_id))]
        suits = [one for one, bits in zip(columns, row, strict=True) if not bits and one.person_id not in left_out]
        free = [one for one in suits if one.free]
        found[part.pk] = Opening(
            can_ask=tuple(one for one in free if one.offer.open_to_asks),
            by_round=tuple(one for one in free if not one.offer.open_to_asks),
            suits=tuple(suits),
        )
    return found


def kept_apart(mentee: Participation, *, at: datetime) -> tuple[int, Mapping[str, int]]:
    """How many mentors the program has for a mentee with whom none can be matched, and how many each rule keeps away.

    A mentor whom several rules keep away counts under each. Empty when one of them may be matched.
    """
    (part,) = with_answers(Participation.objects.filter(pk=mentee.pk))
    others = [one for one in _mentors_of(part.cohort.program, at=at) if one.person_id != part.person_id]
    plan = make_plan(_problem(part.cohort.program, others, [part]))
    by_rule = {str(rule): number for left in plan.unmatched for rule, number in left.forbidden_by.items()}
    return len(others), by_rule


def _mentors_of(program: Program, *, at: datetime) -> list[Any]:
    """The mentors of a program, each person once, by the part that has a free place if one has."""
    everyone = (
        Participation.objects.mentors()
        .ready()
        .filter(
            Q(offer__until=None) | Q(offer__until__gt=at.date()),
            cohort__program=program,
            cohort__state__in=OPEN_TO_JOIN,
            offer__isnull=False,
        )
    )
    free = {part.pk: part.places_offered - part.held for part in mentors_with_a_free_place(program, at=at)}
    once: dict[Any, Any] = {}
    for part in with_answers(everyone.order_by("created_at", "pk")):
        part.free = free.get(part.pk, 0)
        if part.person_id not in once or (part.free and not once[part.person_id].free):
            once[part.person_id] = part
    return list(once.values())


def _problem(program: Program, mentors: Collection[Any], seekers: Collection[Any]) -> Problem:
    """Everybody as if they had a place and did not pause: what forbids then is about the two."""
    seekers = list({part.person_id: part for part in seekers}.values())
    jobs = jobs_of(program.organization_id, [part.person_id for part in (*mentors, *seekers)])
    return Problem(
        [as_mentor(part, jobs, free_places=1) for part in mentors],
        [as_mentee(part, jobs) for part in seekers],
        rules=rules_for(program, jobs),
    )
