"""Those who came after a round: who fits into the free places, and what it would bring if a young pair changed.

A round moves nobody. Pairs that have signed nothing yet are looked at to show what a change would bring; whether it
comes about is for the people to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from groundwork.enrollment.models import Participation, Role
from groundwork.mentorships.models import Mentorship, Seat
from groundwork.mentorships.states import Stage
from groundwork.people.models import Person
from groundwork.programs.models import Cohort
from learning_fit import LateStep, LockError, PairKeys, Problem, late_joiners, make_plan

from ..people import as_mentee, as_mentor, jobs_of, rules_for, with_answers
from ..queries import free_mentees, free_mentors
from ..states import Phase
from .making import Progress, to_nobody

MOST_MOVED = 3
LOOKED_AT_MOST = 1_200  # people: more than these are looked at in the background
SHOWN = 12

Moved = tuple[str, str | None, str | None]
"""(mentee, mentor before, mentor after), each the id of a person or nobody"""


@dataclass(frozen=True)
class Way:
    """With so many pairs changed, so many of the newcomers have a mentor; who moves, as ids and in sentences."""

    moved: int
    newcomers: int
    moves: Sequence[Moved]
    names: dict[str, str] = field(default_factory=dict)

    @property
    def says(self) -> list[str]:
        """The first of those who move, those of a young pair before the newcomers: the round itself has all of them."""
        return [_says(move, self.names) for move in self.moves[:SHOWN]]

    @property
    def more(self) -> int:
        return max(0, len(self.moves) - SHOWN)


@dataclass(frozen=True)
class Left:
    """A newcomer for whom nobody is found while nobody moves, and how many mentors each rule keeps away."""

    mentee: str
    forbidden_by: dict[str, int]
    name: str = ""


@dataclass(frozen=True)
class Newcomers:
    """Who looks for a mentor now, how many pairs have signed nothing yet, and the ways there are.

    `left` are the first of those for whom nobody is found, of `without` in all.
    """

    looking: int
    young_pairs: int
    ways: list[Way]
    left: list[Left] = field(default_factory=list)
    without: int = 0

    @property
    def more_left(self) -> int:
        return self.without - len(self.left)

    @property
    def with_nobody_moved(self) -> Way | None:
        return next((way for way in self.ways if not way.moved), None)

    @property
    def with_a_change(self) -> list[Way]:
        return [way for way in self.ways if way.moved]

    def as_facts(self) -> dict[str, Any]:
        """As JSON keeps it: ids and numbers, nobody's name."""
        ways = [replace(way, names={}) for way in self.ways]
        return asdict(replace(self, ways=ways, left=[replace(each, name="") for each in self.left]))

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Newcomers:
        """What was kept, with the names of today of those who are shown."""
        ways = [Way(way["moved"], way["newcomers"], [tuple(move) for move in way["moves"]]) for way in facts["ways"]]
        left = [Left(each["mentee"], each["forbidden_by"]) for each in facts.get("left", ())]
        shown = {person for way in ways for move in way.moves[:SHOWN] for person in move if person}
        shown |= {each.mentee for each in left}
        names = {str(pk): name for pk, name in Person.objects.filter(pk__in=shown).values_list("pk", "name")}
        ways = [replace(way, names=names) for way in ways]
        left = [replace(each, name=names.get(each.mentee, _("somebody who has left"))) for each in left]
        return cls(facts["looking"], facts["young_pairs"], ways, left, facts.get("without", 0))


def are_too_many(cohort: Cohort, *, at: datetime) -> bool:
    """Whether so many people look, mentor or are in a young pair that nobody waits for the answer."""
    young = Mentorship.objects.filter(cohort=cohort, stage=Stage.GROUNDWORK).count()
    return how_many_look(cohort, at=at) + free_mentors(cohort, at=at).count() + 2 * young > LOOKED_AT_MOST


def how_many_look(cohort: Cohort, *, at: datetime) -> int:
    """How many of the cohort's people look for a mentor now."""
    found: int = free_mentees(cohort, at=at).count()
    return found


def newcomers_of(cohort: Cohort, *, at: datetime, progress: Progress = to_nobody) -> Newcomers:
    """What the free places give those who came since, and what changing one, two or three young pairs would add."""
    pairs = _young_pairs(cohort)
    mentees = list(with_answers(free_mentees(cohort, at=at)))
    mentors = list(with_answers(free_mentors(cohort, at=at)))
    progress(Phase.READING, 1)
    problem = _problem(cohort, mentors, mentees, pairs)
    if not (problem.mentors and problem.mentees):
        alone = [Left(str(part.person_id), {}, part.person.name) for part in mentees]
        return Newcomers(len(mentees), len(pairs), [], alone[:SHOWN], len(alone))
    keys = [_keys(mentor, mentee) for mentor, mentee in pairs]
    progress(Phase.WEIGHING, 1)
    try:
        steps = late_joiners(problem, keys, most_moved=MOST_MOVED)
    except LockError:  # a young pair that no rule would allow today: people talk about that, not a sum
        steps = ()
    names = _names([*mentors, *mentees, *(part for pair in pairs for part in pair)])
    best = _worthwhile(steps)
    found = [_way(step, len(pairs), names) for step in best]
    matched = {mentee for _mentor, mentee in best[0].pairs} if best else set(names)
    without = [each.key for each in problem.mentees if each.key not in matched]
    left = _left(problem, best[0].pairs, without[:SHOWN], names) if without else []
    return Newcomers(len(mentees), len(pairs), found, left, len(without))


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


def _left(problem: Problem, pairs: Sequence[PairKeys], without: Sequence[str], names: dict[str, str]) -> list[Left]:
    """Why nobody is found for these, with the places that the pairs leave."""
    taken = Counter(mentor for mentor, _mentee in pairs)
    rest = Problem(
        [replace(mentor, places=max(0, mentor.places - taken[mentor.key])) for mentor in problem.mentors],
        [mentee for mentee in problem.mentees if mentee.key in without],
        rules=problem.rules,
    )
    why = {each.mentee: each.forbidden_by for each in make_plan(rest).unmatched}
    return [Left(key, {str(rule): n for rule, n in why.get(key, {}).items()}, names[key]) for key in without]


def _way(step: LateStep, present: int, names: dict[str, str]) -> Way:
    moves = sorted(step.moves, key=lambda move: move.before is None)
    return Way(step.moved, step.matched - present, [(each.mentee, each.before, each.after) for each in moves], names)


def _says(move: Moved, names: dict[str, str]) -> str:
    who, before, after = (names.get(person, _("somebody who has left")) if person else "" for person in move)
    facts = {"who": who, "before": before, "after": after}
    if before and after:
        return _("%(who)s moves from %(before)s to %(after)s.") % facts
    if after:
        return _("%(who)s gets %(after)s.") % facts
    return _("%(who)s would have no mentor.") % facts


def _names(parts: Iterable[Participation]) -> dict[str, str]:
    return {str(part.person_id): part.person.name for part in parts}


def _keys(mentor: Participation, mentee: Participation) -> PairKeys:
    return str(mentor.person_id), str(mentee.person_id)
