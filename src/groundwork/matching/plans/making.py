"""Making a plan from kept answers under given terms, and laying what is only tried over the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from learning_fit import Aim, Mentor, PairKeys, PartName, Plan, Problem, Rule, Rules, make_plan

from ..snapshots import Snapshot, weights_from
from ..states import Phase
from .terms import PartPair, Terms

Progress = Callable[[str, float], None]
"""Told a phase and how much of it is done, 0 to 1."""


def to_nobody(phase: str, done: float) -> None:
    """Nobody waits to be told."""


PHASES = {"certificate": Phase.PROVING}
LIKE = "like:"  # before the key of the mentor of whom there would be another


def plan_under(snapshot: Snapshot, terms: Terms, progress: Progress | None = None) -> Plan:
    """The best plan for these people under these terms; the same for the same, whenever it is made.

    `snapshot` has been given the terms' weights and what they try, by `seen_under`. Raises LockError for a lock that
    cannot be.
    """
    return make_plan(
        snapshot.problem,
        locked=keys_in(snapshot, terms.locked),
        excluded=keys_in(snapshot, terms.excluded),
        near=keys_in(snapshot, terms.near),
        aim=Aim(terms.aim),
        seed=terms.seed,
        progress=partial(_said, progress or to_nobody),
    )


def _said(progress: Progress, step: str, done: float) -> None:
    """The solver's own steps as phases of ours. It takes several goes at solving and proving."""
    progress(PHASES.get(step, Phase.ARRANGING), done)


def seen_under(snapshot: Snapshot, terms: Terms) -> Snapshot:
    """The same answers by the terms' weights, with what the terms try laid over them. Parts are worked out once."""
    seen = _laid_over(snapshot, terms) if terms.tries else snapshot
    seen.problem.part(PartName.LEARNING_FIT)  # worked out here, it is shared by every weighing of these answers
    return seen.seeing(seen.problem.weighed(weights_from(terms.weights)))


def keys_in(snapshot: Snapshot, pairs: Iterable[PartPair]) -> list[PairKeys]:
    """These pairs as keys of people; those of whom one is not there are passed over."""
    return [keys for mentor, mentee in pairs if (keys := snapshot.keys(mentor, mentee))]


def parts_in(snapshot: Snapshot, pairs: Iterable[PairKeys]) -> list[PartPair]:
    """Pairs of keys as pairs of part ids."""
    return [(snapshot.mentor_parts[mentor], snapshot.mentee_parts[mentee]) for mentor, mentee in pairs]


def _laid_over(snapshot: Snapshot, terms: Terms) -> Snapshot:
    problem, part_of = snapshot.problem, snapshot.mentor_parts
    mentors = [
        replace(each, places=each.places + 1) if part_of[each.key] in terms.places else each for each in problem.mentors
    ]
    others = [_another(each) for each in problem.mentors if part_of[each.key] in terms.like]
    changed = Problem(
        [*mentors, *others], problem.mentees, problem.weights, _rules(problem.rules, terms), problem.encoder
    )
    return snapshot.seeing(changed, {each.key: LIKE + part_of[each.key.removeprefix(LIKE)] for each in others})


def _another(mentor: Mentor) -> Mentor:
    """Somebody else with the same answers and one place, whom no line of managers and no wish concerns."""
    return replace(mentor, key=LIKE + mentor.key, places=1, paused=False)


def _rules(rules: Rules, terms: Terms) -> Rules:
    """Without what the terms leave out; one's own manager still mentors nobody."""
    off = frozenset(Rule(name) for name in terms.off)
    own = {(manager, person) for person, manager in rules.managers.items()} if Rule.REPORTING_LINE in off else set()
    return replace(rules, off=off, excluded=rules.excluded | own)
