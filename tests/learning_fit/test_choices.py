"""Other mentors for one person (P13, P16): in a plan and for choosing by oneself."""

import pytest
from hypothesis import given, settings

from learning_fit import Mentee, Mentor, Move, Problem, UnknownPerson, alternatives, make_plan, suggest
from tests.learning_fit.make import best_by_trying_all, in_points, table_problem, tables


def test_an_alternative_tells_who_would_move_and_what_it_costs():
    problem = table_problem([[6, 5], [4, 5]], places=[1, 1])

    (other,) = alternatives(problem, make_plan(problem), "e0")

    assert (other.mentor, other.people) == ("m1", 0)
    assert other.total == in_points(5) + in_points(4) - in_points(6) - in_points(5)
    assert other.moves == (Move("e1", before="m1", after="m0"),)


def test_an_alternative_that_strands_someone_says_so():
    problem = table_problem([[6, 5], [None, 5]], places=[1, 1])

    (other,) = alternatives(problem, make_plan(problem), "e0")

    assert other.people == -1
    assert other.moves == (Move("e1", before="m1", after=None),)


def test_the_least_costly_alternative_comes_first_and_moves_nobody_needlessly():
    problem = table_problem([[6, 5, 2], [1, 3, 1], [3, 3, 3]], places=[1, 2, 2])

    others = alternatives(problem, make_plan(problem), "e0", 2)

    assert [other.mentor for other in others] == ["m1", "m2"]
    assert others[0].moves == ()


def test_someone_without_a_mentor_gets_alternatives_too():
    problem = table_problem([[6], [3]], places=[1])

    (other,) = alternatives(problem, make_plan(problem), "e1")

    assert (other.mentor, other.people) == ("m0", 0)
    assert other.moves == (Move("e0", before="m0", after=None),)


def test_places_held_by_locks_are_no_alternative():
    problem = table_problem([[6, 5], [4, 5]], places=[1, 1])
    plan = make_plan(problem, locked=[("m1", "e1")])

    assert alternatives(problem, plan, "e0") == ()


def test_a_locked_mentee_may_be_given_another_mentor_by_choice():
    problem = table_problem([[6, 5]], places=[1, 1])
    plan = make_plan(problem, locked=[("m0", "e0")])

    (other,) = alternatives(problem, plan, "e0")

    assert other.mentor == "m1"


@settings(deadline=None, max_examples=60)
@given(tables())
def test_the_effect_of_an_alternative_is_exact(problem):
    plan = make_plan(problem)
    now = len(plan.pairs), sum(pair.fit for pair in plan.pairs)

    for mentee in problem.mentees:
        for other in alternatives(problem, plan, mentee.key, 2):
            people, _, total = best_by_trying_all(problem, ((other.mentor, other.mentee),))
            assert (people, total) == (now[0] + other.people, now[1] + other.total)


def test_suggestions_are_the_best_allowed_mentors_with_a_free_place():
    problem = table_problem([[6, None, 3, 4, 5]], places=[0, 1, 1, 1, 1])

    found = suggest(problem, "e0", 2)

    assert [pair.mentor for pair in found] == ["m4", "m3"]
    assert found[0].fit == in_points(5)


def test_places_already_taken_are_not_suggested():
    problem = table_problem([[6, 3], [6, 3]], places=[1, 1])

    found = suggest(problem, "e0", taken=[("m0", "e1")])

    assert [pair.mentor for pair in found] == ["m1"]


def test_fewer_mentors_than_asked_for_are_an_honest_answer():
    problem = table_problem([[6, None]], places=[1, 1])

    assert len(suggest(problem, "e0", 3)) == 1


def test_equal_mentors_are_not_always_suggested_in_the_same_order():
    problem = Problem([Mentor(key=f"m{number}") for number in range(6)], [Mentee(key="ben")])

    first = {suggest(problem, "ben", 1, seed=seed)[0].mentor for seed in range(8)}

    assert len(first) > 1
    assert suggest(problem, "ben", seed=3) == suggest(problem, "ben", seed=3)


def test_a_stranger_has_no_alternatives_and_no_suggestions():
    problem = table_problem([[6]], places=[1])

    with pytest.raises(UnknownPerson):
        alternatives(problem, make_plan(problem), "mallory")
    with pytest.raises(UnknownPerson):
        suggest(problem, "mallory")
