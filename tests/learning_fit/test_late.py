"""Late joiners: gaps filled first, then as few people moved as can be, judged by every plan there is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit import (
    InvalidScores,
    LockBreaksRule,
    LockError,
    LockOverPlaces,
    Move,
    SeveralMentors,
    UnknownPerson,
    late_joiners,
    make_plan,
)
from learning_fit.solving.flow import best_flow, most_head
from learning_fit.solving.graph import graph_of
from learning_fit.solving.prices import exact_sum
from learning_fit.solving.terms import Terms
from tests.learning_fit.every_choice import Choice, Instance, instances, keys_of, people_of
from tests.learning_fit.make import table_problem

quick = settings(deadline=None, max_examples=60)


def best_step(instance: Instance, present: Choice, locked: Choice, matched: int) -> tuple[int, int]:
    """(fewest moved, then the greatest total) of all plans with so many matched and nobody dropped."""
    had = {row for row, _ in present}
    plans = [
        choice
        for choice in instance.choices()
        if len(choice) == matched and had <= {row for row, _ in choice} and set(locked) <= set(choice)
    ]
    moved, total = max((len(set(choice) & set(present)), sum(instance.fits(choice))) for choice in plans)
    return len(present) - moved, total


@quick
@given(instances(), st.data())
def test_each_step_moves_as_few_as_can_be_and_nobody_is_dropped(instance: Instance, data):
    every = sorted(instance.choices(), key=len)
    present = data.draw(st.sampled_from(every))
    locked = present[:1] if data.draw(st.booleans()) else ()
    gaps = max(len(choice) for choice in every if set(present) <= set(choice))
    most = max(
        len(choice)
        for choice in every
        if set(locked) <= set(choice) and {row for row, _ in present} <= {row for row, _ in choice}
    )

    steps = late_joiners(people_of(instance), keys_of(present), most_moved=9, locked=keys_of(locked))

    assert [step.matched for step in steps] == list(range(gaps, most + 1))
    for step in steps:
        assert (step.moved, step.total) == best_step(instance, present, locked, step.matched)
        assert len(step.pairs) == step.matched
        assert {mentee for _, mentee in keys_of(present)} <= {mentee for _, mentee in step.pairs}
        assert set(keys_of(locked)) <= set(step.pairs)


@quick
@given(instances(), st.integers(0, 2), st.data())
def test_no_more_people_are_moved_than_may_be(instance: Instance, most_moved, data):
    present = keys_of(data.draw(st.sampled_from(list(instance.choices()))))

    every = late_joiners(people_of(instance), present, most_moved=9)
    some = late_joiners(people_of(instance), present, most_moved=most_moved)

    assert some == tuple(step for step in every if step.moved <= most_moved)
    assert every[0].moved == 0


def test_moving_one_person_makes_room_for_a_newcomer():
    problem = table_problem([[6, 5], [6, None]], places=[1, 1])

    steps = late_joiners(problem, [("m0", "e0")])

    assert [(step.moved, step.matched) for step in steps] == [(0, 1), (1, 2)]
    assert steps[1].moves == (Move("e0", "m0", "m1"), Move("e1", None, "m0"))


def test_a_gap_is_filled_with_the_newcomer_who_fits_best():
    problem = table_problem([[1, 6], [5, 4], [5, 6]], places=[1, 1])

    (step,) = late_joiners(problem, [("m0", "e0")])

    assert step.moves == (Move("e2", None, "m1"),)


def test_a_locked_pair_never_moves():
    problem = table_problem([[6, 5], [6, None]], places=[1, 1])

    (step,) = late_joiners(problem, [("m0", "e0")], locked=[("m0", "e0")])

    assert (step.moved, step.matched) == (0, 1)


def test_who_is_excluded_is_not_given_to_a_newcomer():
    problem = table_problem([[6], [6]], places=[2])

    (step,) = late_joiners(problem, [("m0", "e0")], excluded=[("m0", "e1")])

    assert step.pairs == (("m0", "e0"),)


def test_without_anybody_matched_all_are_newcomers():
    problem = table_problem([[6, 5], [5, None]], places=[1, 1])

    (step,) = late_joiners(problem, [])

    assert step.pairs == make_plan(problem).keys


def test_nobody_at_all_is_one_step_with_nobody():
    (step,) = late_joiners(table_problem([], places=[]), [])

    assert (step.moved, step.matched, step.pairs) == (0, 0, ())


def test_pairs_that_cannot_all_stay_are_refused_by_name():
    problem = table_problem([[6, None], [6, 5]], places=[1, 1])

    with pytest.raises(LockOverPlaces, match="m0"):
        late_joiners(problem, [("m0", "e0"), ("m0", "e1")])
    with pytest.raises(LockBreaksRule, match="excluded"):
        late_joiners(problem, [("m1", "e0")])
    with pytest.raises(UnknownPerson, match="mallory"):
        late_joiners(problem, [("m0", "mallory")])
    with pytest.raises(LockError, match="left out"):
        late_joiners(problem, [("m0", "e0")], locked=[("m0", "e1")])


def test_with_a_hundred_thousand_people_every_number_that_is_counted_stays_exact():
    many, kept = 100_000, 100_001 * 10_001
    terms = Terms(np.ones(many, dtype=np.int64), np.full(33_000, 3), np.zeros(33_000, dtype=np.int64), kept + 10_000)
    nothing = np.zeros(0, dtype=np.int64)
    graph = graph_of((many, 33_000), nothing, nothing, nothing)

    everybody = terms.worth_of_rows(np.ones(many, dtype=np.int64))

    assert everybody == terms.head * many > 2**63  # as a sum of int64 it would have wrapped round
    assert exact_sum(np.full(many, terms.head)) == everybody
    assert most_head(graph, terms) > 8 * (terms.top + 1)


def test_the_solver_takes_the_greatest_head_there_may_be_and_leaves_nobody_out_for_its_sake():
    few = np.zeros(2, dtype=np.int64)
    terms = Terms(few + 1, few + 1, few, 10_000)
    graph = graph_of((2, 2), np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([10_000, 0, 0]))

    chosen = best_flow(graph, terms, most_head(graph, terms), seed=0)

    assert chosen.tolist() == [1, 2]


def test_more_than_can_be_counted_exactly_is_refused_and_not_miscounted():
    with pytest.raises(InvalidScores, match="more than can be summed"):
        Terms(np.ones(10**6, dtype=np.int64), np.ones(1), np.zeros(1), 10**13)


def test_how_many_mentees_mentors_would_like_at_least_moves_nobody():
    instance = Instance(((5, 1), (4, 1)), 2, (2, 2), (1, 1), (0, 2))

    (step,) = late_joiners(people_of(instance), [("m0", "e0")])

    assert step.pairs == (("m0", "e0"), ("m0", "e1"))


def test_where_somebody_wants_several_mentors_the_question_is_refused():
    instance = Instance(((5, 1),), 2, (1, 1), (2,), (0, 0))

    with pytest.raises(SeveralMentors, match="e0"):
        late_joiners(people_of(instance), [("m0", "e0")])
