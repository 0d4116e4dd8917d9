"""Those who came after a round: who fits into the free places, and what it would bring if a young pair changed.

A round moves nobody. Pairs that have signed nothing yet are looked at to show what a change would bring; whether it
comes about is for the people to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from groundwork.enrollment.models import Participation, Role
from groundwork.mentorships.models import Mentorship, Seat
from groundwork.mentorships.states import Stage
from groundwork.programs.models import Cohort
from learning_fit import LateStep, LockError, Move, PairKeys, Problem, late_joiners

from ..people import as_mentee, as_mentor, jobs_of, rules_for, with_answers
from ..queries import free_mentees, free_mentors

MOST_MOVED = 3
LOOKED_AT_MOST = 1_200
SHOWN = 12


@dataclass(frozen=True)
class Way:
    """With so many pairs changed, so many of the newcomers have a mentor; who moves, in sentences."""

    moved: int
    newcomers: int
    says: list[str]

    @property
    def shown(self) -> list[str]:
        """The first of the sentences: the round itself has all of them."""
        return self.says[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.says) - len(self.shown)


@dataclass(frozen=True)
class Newcomers:
    """Who looks for a mentor now, how many pairs have signed nothing yet, and the ways there are."""

    looking: int
    young_pairs: int
    ways: list[Way]
    too_many: bool = False

    @property
    def with_nobody_moved(self) -> Way | None:
        return next((way for way in self.ways if not way.moved), None)

    @property
    def with_a_change(self) -> list[Way]:
        return [way for way in self.ways if way.moved]


def newcomers_of(cohort: Cohort, *, at: datetime) -> Newcomers:
    """What the free places give those who came since, and what changing one, two or three young pairs would add."""
    pairs = _young_pairs(cohort)
    mentees = list(with_answers(free_mentees(cohort, at=at)))
    mentors = list(with_answers(free_mentors(cohort, at=at)))
    if len(mentees) + len(mentors) + 2 * len(pairs) > LOOKED_AT_MOST:
        return Newcomers(len(mentees), len(pairs), [], too_many=True)
    problem = _problem(cohort, mentors, mentees, pairs)
    if not (problem.mentors and problem.mentees):
        return Newcomers(len(mentees), len(pairs), [])
    keys = [_keys(mentor, mentee) for mentor, mentee in pairs]
    try:
        steps = late_joiners(problem, keys, most_moved=MOST_MOVED)
    except LockError:  # a young pair that no rule would allow today: people talk about that, not a sum
        steps = ()
    names = _names([*mentors, *mentees, *(part for pair in pairs for part in pair)])
    return Newcomers(len(mentees), len(pairs), [_way(step, len(pairs), names) for step in _worthwhile(steps)])


Pair = tuple[Participation, Participation]


def _young_pairs(cohort: Cohort) -> list[Pair]:
    young = Mentorship.objects.filter(cohort=cohort, stage=Stage.GROUNDWORK)
    seats = Seat.objects.filter(mentorship__in=young).values_list("mentorship_id", "role", "participation_id")
    found: dict[Any, dict[str, Any]] = {}
    for mentorship, role, part in seats:
        found.setdefault(mentorship, {})[role] = part
    ids = [part for each in found.values() for part in each.values()]
    parts = {part.pk: part for part in with_answers(Participation.objects.filter(pk__in=ids))}
    return [(parts[each[Role.MENTOR]], parts[each[Role.MENTEE]]) for each in found.values()]


def _problem(
    cohort: Cohort, mentors: Sequence[Any], mentees: Sequence[Participation], pairs: Sequence[Pair]
) -> Problem:
    """Everybody free, and the young pairs with the places they hold."""
    places = {part.pk: part.places_offered - part.held for part in mentors}
    givers = {part.pk: part for part in (*mentors, *(mentor for mentor, _mentee in pairs))}
    seekers = {part.pk: part for part in (*mentees, *(mentee for _mentor, mentee in pairs))}
    for mentor, _mentee in pairs:
        places[mentor.pk] = places.get(mentor.pk, 0) + 1
    everyone = [part.person_id for part in (*givers.values(), *seekers.values())]
    jobs = jobs_of(cohort.program.organization_id, everyone)
    rules = rules_for(cohort.program, jobs)
    present = {_keys(mentor, mentee) for mentor, mentee in pairs}
    return Problem(
        [as_mentor(part, jobs, free_places=places[pk]) for pk, part in givers.items()],
        [as_mentee(part, jobs) for part in seekers.values()],
        rules=replace(rules, excluded=rules.excluded - present),
    )


def _worthwhile(steps: Iterable[LateStep]) -> list[LateStep]:
    """Of the ways that move as many, the one that matches most."""
    best: dict[int, LateStep] = {}
    for step in steps:
        if step.moved not in best or step.matched > best[step.moved].matched:
            best[step.moved] = step
    return [best[moved] for moved in sorted(best)]


def _way(step: LateStep, present: int, names: dict[str, str]) -> Way:
    return Way(step.moved, step.matched - present, [_says(move, names) for move in step.moves])


def _says(move: Move, names: dict[str, str]) -> str:
    facts = {
        "who": names[move.mentee],
        "before": names.get(move.before or "", ""),
        "after": names.get(move.after or "", ""),
    }
    if move.before and move.after:
        return _("%(who)s moves from %(before)s to %(after)s.") % facts
    if move.after:
        return _("%(who)s gets %(after)s.") % facts
    return _("%(who)s would have no mentor.") % facts


def _names(parts: Iterable[Participation]) -> dict[str, str]:
    return {str(part.person_id): part.person.name for part in parts}


def _keys(mentor: Participation, mentee: Participation) -> PairKeys:
    return str(mentor.person_id), str(mentee.person_id)
