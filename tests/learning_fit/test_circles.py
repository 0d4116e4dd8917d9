"""Circles: most people, then the greatest total, judged by every way to form them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from learning_fit import Circle, InvalidCircles, circles
from tests.learning_fit.every_choice import Instance, instances, people_of
from tests.learning_fit.make import table_problem

quick = settings(deadline=None, max_examples=60)


def best(instance: Instance, smallest: int, largest: int) -> tuple[int, int]:
    """(people, total) of the best way to form circles, by trying all."""
    return max(
        (len(choice), sum(instance.fits(choice)))
        for choice in instance.choices()
        if all(size == 0 or smallest <= size <= largest for size in np.bincount([c for _, c in choice] or [0]))
        or not choice
    )


@quick
@given(instances(most_rows=5), st.integers(1, 3), st.integers(0, 2))
def test_no_way_to_form_circles_is_better(instance: Instance, smallest, more):
    largest = smallest + more

    found = circles(people_of(instance), smallest, largest)

    assert (found.matched, found.total) == best(instance, smallest, largest)
    assert found.proven_best
    for circle in found.circles:
        assert smallest <= len(circle.mentees) <= min(largest, instance.capacity[int(circle.mentor[1:])])
        assert all(instance.scores[int(mentee[1:])][int(circle.mentor[1:])] >= 0 for mentee in circle.mentees)
    members = [mentee for circle in found.circles for mentee in circle.mentees]
    assert sorted([*members, *found.unmatched]) == [f"e{row}" for row in range(len(instance.scores))]


def test_every_point_counts_among_many_people():
    chance = np.random.default_rng(5)
    scores = chance.integers(9000, 10_000, (80, 16))
    instance = Instance(tuple(map(tuple, scores.tolist())), 16, (5,) * 16, (1,) * 80, (0,) * 16)
    row, column = linear_sum_assignment(np.repeat(scores, 5, axis=1), maximize=True)

    found = circles(people_of(instance), 1, 5)

    assert (found.matched, found.total) == (80, int(np.repeat(scores, 5, axis=1)[row, column].sum()))
    assert found.proven_best


def test_a_circle_that_would_stay_too_small_does_not_come_about():
    problem = table_problem([[6, 1], [6, 1], [1, 6]], places=[3, 3])

    found = circles(problem, 2, 3)

    assert found.circles == (Circle("m0", ("e0", "e1", "e2")),)


def test_who_has_too_few_places_leads_none_and_those_left_are_named():
    problem = table_problem([[6], [6]], places=[1])

    found = circles(problem, 2, 4)

    assert (found.circles, found.unmatched, found.proven_best) == ((), ("e0", "e1"), True)


def test_an_excluded_pair_shares_no_circle():
    problem = table_problem([[6], [6], [6]], places=[3])

    found = circles(problem, 2, 3, excluded=[("m0", "e1")])

    assert found.circles == (Circle("m0", ("e0", "e2")),)


@pytest.mark.parametrize(("mentors", "mentees"), [(0, 0), (0, 2), (2, 0)])
def test_without_people_on_one_side_there_is_no_circle(mentors, mentees):
    problem = table_problem([[None] * mentors for _ in range(mentees)], places=[3] * mentors)

    assert (circles(problem, 1, 3).circles, circles(problem, 1, 3).proven_best) == ((), True)


@pytest.mark.parametrize(("smallest", "largest"), [(0, 3), (4, 3), (-1, -1)])
def test_sizes_that_cannot_be_are_refused(smallest, largest):
    with pytest.raises(InvalidCircles, match=f"{smallest} to {largest}"):
        circles(table_problem([[6]], places=[3]), smallest, largest)
