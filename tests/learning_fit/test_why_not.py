"""Why two people are not matched: the number given is exact, judged by every plan there is."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from learning_fit import Aim, LockOverPlaces, Rule, UnknownPerson, make_plan, why_not
from tests.learning_fit.every_choice import Instance, instances, keys_of, people_of
from tests.learning_fit.make import in_points, table_problem

quick = settings(deadline=None, max_examples=60)
TOP = 12  # more than any fit here: whoever is not in a best plan at this fit never is


def raised(instance: Instance, row: int, column: int, points: int) -> Instance:
    """The same table with one fit greater."""
    scores = [list(line) for line in instance.scores]
    scores[row][column] += points
    return replace(instance, scores=tuple(map(tuple, scores)))


def is_in_a_best_plan(instance: Instance, pair: tuple[int, int], aim: Aim, locked=()) -> bool:
    """Whether some best plan around the locks holds a pair. The worst match is counted over what is not locked."""
    plans = [choice for choice in instance.choices() if set(locked) <= set(choice)]
    worths = {choice: _worth(instance, choice, aim, locked) for choice in plans}
    best = max(worths.values())
    return any(worth == best and pair in choice for choice, worth in worths.items())


def _worth(instance: Instance, choice, aim: Aim, locked) -> tuple[int, ...]:
    loose = instance.fits(tuple(set(choice) - set(locked)))
    people, wished, total = instance.worth(choice, Aim.TOTAL)[-3:]
    return people, wished, min(loose, default=0) if aim is Aim.FAIREST else 0, total


@quick
@given(instances(), st.sampled_from([Aim.FAIREST, Aim.TOTAL]), st.data())
def test_with_so_much_more_fit_they_are_in_a_best_plan_and_with_less_in_none(instance: Instance, aim, data):
    open_to = [choice[0] for choice in instance.choices() if len(choice) == 1]
    assume(open_to)
    row, column = pair = data.draw(st.sampled_from(open_to))
    problem = people_of(instance)

    needed = why_not(problem, make_plan(problem, aim=aim), f"m{column}", f"e{row}").needed

    if needed is None:
        assert not is_in_a_best_plan(raised(instance, row, column, TOP), pair, aim)
    else:
        assert is_in_a_best_plan(raised(instance, row, column, needed), pair, aim)
        assert needed == 0 or not is_in_a_best_plan(raised(instance, row, column, needed - 1), pair, aim)


@quick
@given(instances(wishes=True), st.sampled_from([Aim.FAIREST, Aim.TOTAL]), st.data())
def test_around_locks_and_least_numbers_it_is_as_exact(instance: Instance, aim, data):
    problem, every = people_of(instance), sorted(instance.choices(), key=len, reverse=True)
    locked = data.draw(st.sampled_from(every))[:2]
    pairs = {pair for choice in every for pair in choice}
    others = sorted(pair for pair in pairs if all(pair[0] != row for row, _ in locked))
    assume(others)
    row, column = pair = data.draw(st.sampled_from(others))
    plan = make_plan(problem, aim=aim, locked=keys_of(locked))

    try:
        needed = why_not(problem, plan, f"m{column}", f"e{row}").needed
    except LockOverPlaces:
        needed = None

    if needed is None:
        assert not is_in_a_best_plan(raised(instance, row, column, TOP), pair, aim, locked)
    else:
        assert is_in_a_best_plan(raised(instance, row, column, needed), pair, aim, locked)
        assert needed == 0 or not is_in_a_best_plan(raised(instance, row, column, needed - 1), pair, aim, locked)


def test_the_rule_that_forbids_a_pair_is_the_whole_answer():
    problem = table_problem([[6, None]], places=[1, 1])

    answer = why_not(problem, make_plan(problem), "m1", "e0")

    assert (answer.rules, answer.instead, answer.needed) == ((Rule.EXCLUDED,), None, None)


def test_who_is_matched_already_needs_nothing():
    problem = table_problem([[6, 3]], places=[1, 1])

    answer = why_not(problem, make_plan(problem), "m0", "e0")

    assert (answer.needed, answer.fit) == (0, in_points(6))
    assert (answer.instead.people, answer.instead.total, answer.instead.moves) == (0, 0, ())


def test_no_fit_would_do_where_somebody_else_would_go_without():
    problem = table_problem([[6, 3], [None, 3]], places=[1, 1])

    answer = why_not(problem, make_plan(problem), "m1", "e0")

    assert answer.needed is None
    assert (answer.instead.people, [move.mentee for move in answer.instead.moves]) == (-1, ["e1"])


def test_the_plan_around_the_pair_tells_what_it_would_cost():
    problem = table_problem([[6, 4], [5, 4]], places=[1, 1])

    answer = why_not(problem, make_plan(problem), "m0", "e1")

    assert answer.needed == -answer.instead.total == in_points(6) + in_points(4) - in_points(5) - in_points(4)


def test_a_place_held_by_a_lock_is_told_and_strangers_are_named():
    problem = table_problem([[6], [5]], places=[1])
    plan = make_plan(problem, locked=[("m0", "e0")])

    with pytest.raises(LockOverPlaces, match="m0"):
        why_not(problem, plan, "m0", "e1")
    with pytest.raises(UnknownPerson, match="mallory"):
        why_not(problem, plan, "m0", "mallory")


@quick
@given(instances(most_rows=3, most_demand=2, wishes=True), st.sampled_from([Aim.FAIREST, Aim.TOTAL]), st.data())
def test_where_people_want_several_mentors_it_is_as_exact(instance: Instance, aim, data):
    open_to = [choice[0] for choice in instance.choices() if len(choice) == 1]
    assume(open_to)
    row, column = pair = data.draw(st.sampled_from(open_to))
    problem = people_of(instance)

    needed = why_not(problem, make_plan(problem, aim=aim), f"m{column}", f"e{row}").needed

    def is_best(points: int) -> bool:
        table = raised(instance, row, column, points)
        return any(pair in choice and table.worth(choice, aim) == table.best(aim) for choice in table.choices())

    assert is_best(needed) if needed is not None else not is_best(TOP)
    assert not needed or not is_best(needed - 1)
