"""Plans by hand (P13): who is matched, in what order of aims, and what a coordinator may decide."""

import pytest

from learning_fit import (
    LockBreaksRule,
    LockedTwice,
    LockOverPlaces,
    Mentee,
    Mentor,
    Problem,
    Reason,
    Rule,
    Rules,
    UnknownPerson,
    make_plan,
)
from tests.learning_fit.make import in_points, table_problem


def test_a_forbidden_pair_never_steals_a_match():
    problem = table_problem([[None, 1], [1, 6]], places=[1, 1])

    plan = make_plan(problem)

    assert plan.keys == (("m0", "e1"), ("m1", "e0"))


def test_nobody_is_stranded_whom_a_better_plan_would_match():
    problem = table_problem([[6, 5], [5, None]], places=[1, 1])

    plan = make_plan(problem)

    assert plan.keys == (("m0", "e1"), ("m1", "e0"))
    assert plan.unmatched == ()


def test_a_match_with_no_fit_at_all_still_counts_as_a_person_matched():
    problem = table_problem([[0, None], [6, None]], places=[2, 1])

    plan = make_plan(problem)

    assert len(plan.pairs) == 2


def test_the_worst_match_comes_before_the_total():
    problem = table_problem([[6, 3], [3, 1]], places=[1, 1])

    plan = make_plan(problem)

    assert plan.certificate.worst == in_points(3)
    assert plan.certificate.total == in_points(3) + in_points(3)
    assert plan.certificate.free_total == in_points(6) + in_points(1)


def test_among_equally_fair_plans_the_greatest_total_is_taken():
    problem = table_problem([[2, 2, 2], [3, 6, 4], [3, 5, 6]], places=[1, 1, 1])

    plan = make_plan(problem)

    assert [pair.fit for pair in plan.pairs] == [in_points(2), in_points(6), in_points(6)]


def test_a_mentor_with_two_places_takes_two():
    problem = table_problem([[6, 1], [5, 1], [4, 1]], places=[2, 1])

    plan = make_plan(problem)

    assert [mentor for mentor, _ in plan.keys] == ["m0", "m0", "m1"]


def test_a_lock_is_kept_and_the_others_are_arranged_around_it():
    problem = table_problem([[1, 6], [6, 5]], places=[1, 1])

    plan = make_plan(problem, locked=[("m0", "e0")])

    assert plan.keys == (("m0", "e0"), ("m1", "e1"))
    assert [pair.locked for pair in plan.pairs] == [True, False]


def test_a_lock_costs_no_more_people_than_it_must():
    problem = table_problem([[6, 5], [5, None], [None, 4]], places=[1, 2])

    plan = make_plan(problem, locked=[("m0", "e0")])

    assert len(plan.pairs) == 2
    assert [lost.mentee for lost in plan.unmatched] == ["e1"]


def test_an_excluded_pair_is_not_used_again():
    problem = table_problem([[6, 1]], places=[1, 1])

    plan = make_plan(problem, excluded=[("m0", "e0")])

    assert plan.keys == (("m1", "e0"),)


def test_a_lock_that_breaks_a_rule_names_the_people_and_the_rule():
    rules = Rules(managers={"ben": "mo", "mo": "ada"})
    problem = Problem([Mentor(key="ada")], [Mentee(key="ben")], rules=rules)

    with pytest.raises(LockBreaksRule, match="'ada' with mentee 'ben' breaks reporting_line") as caught:
        make_plan(problem, locked=[("ada", "ben")])

    assert (caught.value.mentor, caught.value.mentee) == ("ada", "ben")
    assert caught.value.rules == (Rule.REPORTING_LINE,)


def test_a_lock_on_an_excluded_pair_is_refused():
    problem = table_problem([[6]], places=[1])

    with pytest.raises(LockBreaksRule, match="excluded"):
        make_plan(problem, locked=[("m0", "e0")], excluded=[("m0", "e0")])


def test_more_locks_than_places_are_refused():
    problem = table_problem([[6], [6]], places=[1])

    with pytest.raises(LockOverPlaces):
        make_plan(problem, locked=[("m0", "e0"), ("m0", "e1")])


def test_two_locks_of_one_mentee_are_refused():
    problem = table_problem([[6, 6]], places=[1, 1])

    with pytest.raises(LockedTwice):
        make_plan(problem, locked=[("m0", "e0"), ("m1", "e0")])


def test_a_lock_of_a_stranger_is_refused():
    problem = table_problem([[6]], places=[1])

    with pytest.raises(UnknownPerson, match="mallory"):
        make_plan(problem, locked=[("mallory", "e0")])


def test_the_same_seed_gives_the_same_plan():
    problem = table_problem([[3] * 5] * 5, places=[1] * 5)

    plans = [make_plan(problem, seed=7) for _ in range(3)]

    assert plans[0] == plans[1] == plans[2]
    assert plans[0].seed == 7


def test_different_seeds_break_ties_differently_and_lose_nothing():
    problem = table_problem([[3] * 5] * 5, places=[1] * 5)

    plans = [make_plan(problem, seed=seed) for seed in range(5)]

    assert len({plan.keys for plan in plans}) > 1
    assert {plan.certificate.total for plan in plans} == {5 * in_points(3)}


def test_among_equal_plans_the_one_nearest_to_another_is_taken():
    problem = table_problem([[3] * 4] * 4, places=[1] * 4)
    wished = (("m0", "e2"), ("m1", "e0"), ("m2", "e3"), ("m3", "e1"))

    plan = make_plan(problem, near=wished)

    assert plan.keys == wished


def test_nearness_never_costs_a_person_or_a_point():
    problem = table_problem([[6, 5], [5, None]], places=[1, 1])

    plan = make_plan(problem, near=[("m0", "e0")])

    assert plan.keys == make_plan(problem).keys


@pytest.mark.parametrize(("mentors", "mentees"), [(0, 0), (0, 2), (2, 0)])
def test_without_people_on_one_side_there_is_an_empty_plan(mentors, mentees):
    problem = table_problem([[None] * mentors for _ in range(mentees)], places=[1] * mentors)

    plan = make_plan(problem)

    assert plan.pairs == ()
    assert len(plan.unmatched) == mentees
    assert plan.certificate.proven_best


def test_whom_every_rule_shuts_out_is_told_by_how_many_each():
    mentors = [Mentor(key="ada", languages=frozenset({"en"})), Mentor(key="bob", paused=True)]
    ben = Mentee(key="ben", languages=frozenset({"de"}))

    (lost,) = make_plan(Problem(mentors, [ben])).unmatched

    assert lost.reason is Reason.NO_ALLOWED_MENTOR
    assert lost.forbidden_by == {Rule.LANGUAGE: 1, Rule.PAUSED: 1}


def test_who_is_left_over_when_places_run_out_is_told_so():
    problem = table_problem([[6], [3]], places=[1])

    (lost,) = make_plan(problem).unmatched

    assert (lost.mentee, lost.reason, lost.allowed_mentors) == ("e1", Reason.NO_PLACE_LEFT, 1)
