"""For mentees who look: which mentors suit, who of them can be asked today, and what keeps the others apart.

opening = opening_for(ben, at=now())                       # everything there is for one mentee
can_ask, free = can_ask_somebody(everyone, at=now())       # for a whole line: who could ask anybody at all
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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

SLICE = 500  # mentees looked at together


@dataclass(frozen=True)
class Opening:
    """What there is for one mentee. No rule forbids anybody in here; `free` on each is how many places are free."""

    can_ask: tuple[Any, ...] = ()  # a free place, and requests are welcome
    by_round: tuple[Any, ...] = ()  # a free place, for a round alone
    suits: tuple[Any, ...] = ()  # whatever their places: these two and those who are full or pause


def opening_for(mentee: Participation, *, at: datetime, without: Collection[Any] = ()) -> Opening:
    """What there is for this mentee. `without` are ids of people to leave out, as those who answered already."""
    (part,) = with_answers(Participation.objects.filter(pk=mentee.pk))
    mentors = _mentors_of(part.cohort.program, at=at)
    (row,) = _allowed(part.cohort.program, mentors, [part])
    suits = [one for one, allowed in zip(mentors, row, strict=True) if allowed and one.person_id not in without]
    free = [one for one in suits if one.free]
    return Opening(
        can_ask=tuple(one for one in free if one.offer.open_to_asks),
        by_round=tuple(one for one in free if not one.offer.open_to_asks),
        suits=tuple(suits),
    )


def can_ask_somebody(
    mentees: Collection[Participation], program: Program, *, at: datetime, without: Mapping[Any, Collection[Any]]
) -> tuple[set[Any], dict[Any, int]]:
    """Which of these mentees of the program could ask anybody, by part id, and how many places each mentor has free.

    `without` says, by the id of the part, which people are left out. The line may be long: it is looked at in slices.
    """
    mentors = [one for one in _mentors_of(program, at=at) if one.free and one.offer.open_to_asks]
    ids = [part.pk for part in mentees]
    found: set[Any] = set()
    for start in range(0, len(ids) if mentors else 0, SLICE):
        seekers = list(with_answers(Participation.objects.filter(pk__in=ids[start : start + SLICE])))
        for part, row in zip(seekers, _allowed(program, mentors, seekers), strict=True):
            left_out = without.get(part.pk, ())
            if any(allowed and one.person_id not in left_out for one, allowed in zip(mentors, row, strict=True)):
                found.add(part.pk)
    return found, {one.pk: one.free for one in mentors}


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


def _allowed(program: Program, mentors: Collection[Any], seekers: Collection[Any]) -> Iterable[list[bool]]:
    """For each of the seekers, for each of the mentors: whether no rule keeps the two apart."""
    problem = _problem(program, mentors, seekers)
    columns = [problem.column(str(one.person_id)) for one in mentors]
    for part in seekers:
        yield (problem.forbidden[problem.row(str(part.person_id))][columns] == 0).tolist()


def _problem(program: Program, mentors: Collection[Any], seekers: Collection[Any]) -> Problem:
    """Everybody as if they had a place and did not pause: what forbids then is about the two."""
    seekers = list({part.person_id: part for part in seekers}.values())
    jobs = jobs_of(program.organization_id, [part.person_id for part in (*mentors, *seekers)])
    return Problem(
        [as_mentor(part, jobs, free_places=1) for part in mentors],
        [as_mentee(part, jobs) for part in seekers],
        rules=rules_for(program, jobs),
    )
