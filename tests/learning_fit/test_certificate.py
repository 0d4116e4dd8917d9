"""The proof: for our plans, for plans edited by hand, and for what one more place would bring."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from learning_fit import (
    BrokenPair,
    InvalidPairs,
    LockError,
    Mentor,
    Problem,
    Reason,
    Rule,
    UnknownPerson,
    certify,
    make_plan,
)
from tests.learning_fit.make import in_points, table_problem, tables


def test_our_plan_is_proven_best():
    problem = table_problem([[6, 3, 1], [5, 4, 2], [4, 4, 4]], places=[1, 1, 1])

    certificate = certify(problem, make_plan(problem).keys)

    assert certificate.proven_best
    assert certificate.gap == 0
    assert certificate.total == certificate.total_bound


def test_a_worse_swap_by_hand_shows_its_gap():
    problem = table_problem([[6, 4], [4, 4]], places=[1, 1])

    certificate = certify(problem, [("m1", "e0"), ("m0", "e1")])

    assert certificate.gap == in_points(6) - in_points(4)
    assert certificate.worst == certificate.best_worst == in_points(4)
    assert not certificate.proven_best


def test_a_plan_that_leaves_someone_out_is_measured_against_plans_of_as_many_people():
    problem = table_problem([[6, 5], [5, None]], places=[1, 1])

    certificate = certify(problem, [("m0", "e0")])

    assert (certificate.matched, certificate.possible_matched, certificate.gap) == (1, 2, 0)
    assert not certificate.proven_best
    assert [(lost.mentee, lost.reason) for lost in certificate.unmatched] == [("e1", Reason.NO_PLACE_LEFT)]


def test_a_free_place_left_unused_is_the_reason_given():
    problem = table_problem([[6]], places=[1])

    (lost,) = certify(problem, []).unmatched

    assert lost.reason is Reason.PLACE_STILL_FREE


def test_pairs_that_break_rules_and_places_overrun_are_listed():
    problem = table_problem([[6, None], [6, 1]], places=[1, 1])

    broken = certify(problem, [("m1", "e0"), ("m0", "e1")])
    overrun = certify(problem, [("m0", "e0"), ("m0", "e1")])

    assert broken.broken == (BrokenPair("m1", "e0", (Rule.EXCLUDED,)),)
    assert overrun.over_places == ("m0",)
    assert (broken.gap, overrun.gap) == (None, None)
    assert not broken.lawful


def test_pairs_who_would_both_rather_have_each_other_are_counted():
    problem = table_problem([[6, 4], [4, 4]], places=[1, 1])

    assert certify(problem, [("m1", "e0"), ("m0", "e1")]).blocking_pairs == 1
    assert certify(problem, [("m0", "e0"), ("m1", "e1")]).blocking_pairs == 0


def test_the_price_of_fairness_is_the_distance_to_the_free_total():
    problem = table_problem([[6, 3], [3, 1]], places=[1, 1])

    certificate = make_plan(problem).certificate

    assert certificate.free_total - certificate.total == in_points(1)


def test_locks_are_part_of_what_is_possible_only_when_named():
    problem = table_problem([[6, 5], [5, None]], places=[1, 1])
    plan = make_plan(problem, locked=[("m0", "e0")])

    under_the_lock = certify(problem, plan.keys, locked=plan.locked)
    without_it = certify(problem, plan.keys)

    assert under_the_lock == plan.certificate
    assert (under_the_lock.possible_matched, without_it.possible_matched) == (1, 2)


def test_one_more_place_where_someone_waits_is_worth_a_person():
    problem = table_problem([[6], [4]], places=[1])

    (value,) = make_plan(problem).certificate.place_values

    assert (value.mentor, value.people, value.points) == ("m0", 1, in_points(4))


def test_a_mentor_with_no_places_yet_shows_what_one_would_bring():
    problem = table_problem([[2, 6]], places=[1, 0])

    values = make_plan(problem).certificate.place_values

    assert [(value.people, value.points) for value in values] == [(0, 0), (0, in_points(6) - in_points(2))]


def test_what_is_no_plan_is_refused():
    problem = table_problem([[6, 5]], places=[1, 1])

    with pytest.raises(InvalidPairs, match="e0"):
        certify(problem, [("m0", "e0"), ("m1", "e0")])
    with pytest.raises(UnknownPerson, match="mallory"):
        certify(problem, [("m0", "mallory")])
    with pytest.raises(LockError, match="left out"):
        certify(problem, [], locked=[("m0", "e0")])


@settings(deadline=None, max_examples=40)
@given(tables())
def test_one_more_place_brings_just_what_its_value_says(problem):
    now = make_plan(problem).certificate

    for value in now.place_values:
        then = make_plan(with_one_more_place(problem, value.mentor)).certificate
        gained = then.possible_matched - now.possible_matched, then.free_total - now.free_total
        assert (value.people, value.points) == gained


def with_one_more_place(problem: Problem, key: str) -> Problem:
    mentors: list[Mentor] = [
        replace(mentor, places=mentor.places + 1) if mentor.key == key else mentor for mentor in problem.mentors
    ]
    return Problem(mentors, problem.mentees, problem.weights, problem.rules)
