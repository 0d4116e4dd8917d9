"""The best plan for the people of two files."""

from __future__ import annotations

from dataclasses import dataclass

from groundwork.cli.stop import Stop
from learning_fit import (
    Aim,
    Circles,
    LateStep,
    LearningFitError,
    LockError,
    Pair,
    PairKeys,
    Plan,
    Problem,
    certify,
    circles,
    late_joiners,
    make_plan,
)

from .of_two import lock_in_words
from .people_files import PeopleFile
from .problem import check_pairs, problem_of
from .progress import Step, phases
from .terms import Terms

MOST_TRIED = 3  # people who might change, looked at to say what it would bring


@dataclass(frozen=True)
class Solved:
    """What was solved: the problem, its plan, and beside it what was asked for."""

    problem: Problem
    plan: Plan
    steps: tuple[LateStep, ...] = ()  # what would follow if a few of those who have a mentor changed
    circles: Circles | None = None


def plan_of(mentors: PeopleFile, mentees: PeopleFile, terms: Terms, step: Step) -> Solved:
    """The problem and its plan; Stop when two people can't be kept together."""
    check_pairs(mentors, mentees, terms)
    step("weighing pairs", 0, 0)
    try:
        problem = problem_of(mentors, mentees, terms)
        if terms.circles:
            return _circles(problem, terms, step)
        return _moved(problem, terms, step) if terms.moves else _best(problem, terms, step)
    except LockError as no:
        raise Stop(f"no plan: {lock_in_words(no, terms.where)}") from no
    except LearningFitError as no:
        raise Stop(f"no plan: {no}.") from no


def _best(problem: Problem, terms: Terms, step: Step) -> Solved:
    """The best plan around those who stay; without an earlier result, or with any number of moves, around the locks."""
    staying = terms.earlier if terms.moves == 0 else ()
    plan = make_plan(
        problem,
        locked={*terms.locked, *staying},
        near=terms.earlier,
        stay=terms.stay * 100,
        aim=Aim(terms.aim),
        seed=terms.seed,
        progress=phases(step),
    )
    wanted_by_all = all(mentee.mentors_wanted == 1 for mentee in problem.mentees)
    if not (staying and plan.unmatched and wanted_by_all):
        return Solved(problem, plan)
    step("trying changes", 0, 0)
    locked = [pair for pair in plan.keys if pair in set(terms.locked)]
    steps = late_joiners(problem, plan.keys, most_moved=MOST_TRIED, locked=locked, seed=terms.seed)
    return Solved(problem, plan, tuple(each for each in steps if each.moved))


def _moved(problem: Problem, terms: Terms, step: Step) -> Solved:
    """At most so many of those who have a mentor change, where that gives one to others."""
    if any(mentee.mentors_wanted != 1 for mentee in problem.mentees):
        raise Stop("--moves with a number is for people who want one mentor each. Take --moves 0 or --moves any.")
    step("finding who might change", 0, 0)
    present = {*terms.earlier, *terms.locked}
    steps = late_joiners(problem, present, most_moved=terms.moves or 0, locked=terms.locked, seed=terms.seed)
    return Solved(problem, _as_plan(problem, steps[-1].pairs, terms))


def _circles(problem: Problem, terms: Terms, step: Step) -> Solved:
    """Circles instead of pairs."""
    if terms.locked or terms.follows or any(mentee.mentors_wanted != 1 for mentee in problem.mentees):
        raise Stop("[plan] circles: circles take no locks, no earlier result and nobody into two circles.")
    smallest, largest = terms.circles or (1, 1)
    step("forming circles", 0, 0)
    found = circles(problem, smallest, largest)
    pairs = tuple((circle.mentor, mentee) for circle in found.circles for mentee in circle.mentees)
    return Solved(problem, _as_plan(problem, pairs, terms), circles=found)


def _as_plan(problem: Problem, pairs: tuple[PairKeys, ...], terms: Terms) -> Plan:
    fits = {pair: int(problem.fit_rows([problem.row(pair[1])])[0, problem.column(pair[0])]) for pair in pairs}
    kept = set(terms.locked)
    matches = tuple(Pair(*pair, fits[pair], pair in kept) for pair in sorted(pairs))
    certificate = certify(problem, pairs, locked=terms.locked, aim=Aim(terms.aim))
    return Plan(matches, certificate, tuple(sorted(kept)), frozenset(), terms.seed, Aim(terms.aim))
