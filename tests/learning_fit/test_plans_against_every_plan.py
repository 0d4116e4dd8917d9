"""P13: on small problems every plan can be tried: ours must be the best of them."""

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit import LockError, Problem, certify, explain_pair, make_plan
from tests.learning_fit.make import best_by_trying_all, cohorts, table_problem, tables

quick = settings(deadline=None, max_examples=50)


def aims(problem: Problem, plan) -> tuple[int, int, int]:
    loose = [pair.fit for pair in plan.pairs if not pair.locked]
    return len(plan.pairs), min(loose, default=10_001), sum(pair.fit for pair in plan.pairs)


@pytest.mark.parametrize("places", [[1, 1], [2, 1], [0, 3]])
def test_every_table_of_two_mentees_and_two_mentors_is_solved_best(places):
    for cells in product([None, 0, 4], repeat=4):
        problem = table_problem([list(cells[:2]), list(cells[2:])], places)

        plan = make_plan(problem)

        assert aims(problem, plan) == best_by_trying_all(problem), cells


@quick
@given(tables())
def test_no_plan_of_a_small_table_is_better_than_ours(problem):
    plan = make_plan(problem)

    assert aims(problem, plan) == best_by_trying_all(problem)
    assert plan.certificate.proven_best


@quick
@given(cohorts())
def test_no_plan_of_a_small_cohort_is_better_than_ours(problem):
    plan = make_plan(problem)

    assert aims(problem, plan) == best_by_trying_all(problem)


@quick
@given(tables(), st.data())
def test_around_locks_no_plan_is_better_than_ours(problem, data):
    pairs = [(mentor.key, mentee.key) for mentor in problem.mentors for mentee in problem.mentees]
    locked = tuple(data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True))) if pairs else ()
    try:
        plan = make_plan(problem, locked=locked)
    except LockError:
        return

    assert set(locked) <= set(plan.keys)
    assert aims(problem, plan) == best_by_trying_all(problem, locked)


@quick
@given(cohorts())
def test_nobody_is_over_their_places_and_no_rule_is_broken(problem):
    plan = make_plan(problem)

    held = Counter(mentor for mentor, _ in plan.keys)
    assert all(held[mentor.key] <= mentor.places for mentor in problem.mentors)
    assert not any(held[mentor.key] for mentor in problem.mentors if mentor.paused)
    assert all(explain_pair(problem, *pair).forbidden_by == () for pair in plan.keys)
    assert len({mentee for _, mentee in plan.keys}) == len(plan.keys)


@quick
@given(cohorts(), st.randoms(use_true_random=False), st.integers(0, 3))
def test_the_order_of_input_changes_nothing(problem, random, seed):
    mentors, mentees = list(problem.mentors), list(problem.mentees)
    random.shuffle(mentors)
    random.shuffle(mentees)

    shuffled = make_plan(Problem(mentors, mentees, rules=problem.rules), seed=seed)

    assert shuffled == make_plan(problem, seed=seed)


@quick
@given(tables(), st.data())
def test_the_bound_holds_for_any_plan_and_meets_ours(problem, data):
    best = make_plan(problem).certificate
    pairs = [
        (data.draw(st.sampled_from(problem.mentors)).key, mentee.key)
        for mentee in problem.mentees
        if problem.mentors and data.draw(st.booleans())
    ]

    certificate = certify(problem, pairs)

    assert best.gap == 0
    assert certificate.possible_matched == best.possible_matched
    if certificate.lawful:
        assert certificate.total <= certificate.total_bound
        assert certificate.total_bound == best_total(problem, len(pairs), certificate.worst or 0)
        assert certificate.matched <= best.matched
        assert certificate.matched < best.matched or (certificate.worst or 0) <= (best.worst or 0)


def best_total(problem: Problem, people: int, floor: int) -> int:
    """The greatest total of just so many people with no match below a floor, by trying all."""
    open_to = (problem.forbidden == 0) & (problem.fit >= floor)
    options = [[-1, *np.flatnonzero(row)] for row in open_to]
    totals = [
        sum(int(problem.fit[row, column]) for row, column in enumerate(chosen) if column >= 0)
        for chosen in product(*options)
        if sum(column >= 0 for column in chosen) == people
        and all(chosen.count(column) <= places for column, places in enumerate(problem.places))
    ]
    return max(totals)
