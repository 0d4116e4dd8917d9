"""Scores and counts that cannot be used are refused in words that say which and why."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from learning_fit import InvalidScores, assign

TABLE = np.array([[3, 1], [2, 2]])


class WithoutTop:
    shape = (2, 2)

    def rows(self, index):
        return TABLE[index]


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        (np.array([1, 2]), "a table of rows and columns; these have 1 dimensions"),
        (np.zeros((2, 2, 2)), "these have 3 dimensions"),
        (np.array([["a", "b"]]), "scores are numbers"),
        (np.array([[1j]]), "scores are numbers"),
        ([[float("inf"), 1.0]], "2,147,483,648 or more"),
        ([[2.0**31]], "2,147,483,648 or more"),
        (np.array([[2**31]]), "2,147,483,648 or more"),
        (np.array([[2**64 - 1]], dtype=np.uint64), "2,147,483,648 or more"),
        (csr_array([[1, -1]]), "a stored score is below 0 or not a number"),
        (csr_array([[1.0, float("nan")]]), "a stored score is below 0 or not a number"),
        (WithoutTop(), "have shape, top and rows"),
        ("a table", "have shape, top and rows"),
        (None, "have shape, top and rows"),
    ],
)
def test_a_table_that_is_none_is_refused(scores, words):
    with pytest.raises(InvalidScores, match=words):
        assign(scores)


@pytest.mark.parametrize("name", ["capacity", "demand", "at_least"])
@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([1, 1, 1], "is one whole number or 2 of them"),
        ([1.0, 2.0], "is one whole number or 2 of them"),
        ([[1, 1]], "is one whole number or 2 of them"),
        ("two", "is one whole number or 2 of them"),
        (None, "is one whole number or 2 of them"),
        (-1, "cannot be negative"),
        ([1, -1], "cannot be negative"),
    ],
)
def test_counts_that_are_none_are_refused_by_name(name, counts, words):
    with pytest.raises(InvalidScores, match=f"{name} {words}"):
        assign(TABLE, **{name: counts})


def test_an_unknown_aim_is_refused_and_the_known_ones_are_named():
    with pytest.raises(InvalidScores, match="fairest, total, stable, not 'kindest'"):
        assign(TABLE, aim="kindest")


@pytest.mark.parametrize("scale", [0, -1, float("nan")])
def test_a_scale_that_is_not_above_0_is_refused(scale):
    with pytest.raises(InvalidScores, match="scale"):
        assign(TABLE, scale=scale)


def test_a_table_too_great_only_by_its_scale_is_refused():
    assert assign(TABLE, scale=10**8).total == 5 * 10**8

    with pytest.raises(InvalidScores, match="times the scale"):
        assign(TABLE, scale=10**9)


def test_a_pair_stored_twice_counts_with_its_sum_as_in_scipy():
    twice = csr_array((np.array([2, 3, 4]), np.array([0, 0, 1]), np.array([0, 3])), shape=(1, 2))

    assert assign(twice).total == 5


def test_more_wished_for_than_there_are_columns_is_as_many_as_there_are():
    found = assign(TABLE, capacity=10**12, demand=10**12, at_least=10**12)

    assert (len(found.rows), found.total, found.gap) == (4, 8, 0)


def test_no_columns_need_no_counts():
    assert assign(np.zeros((2, 0)), capacity=[], at_least=[]).unmatched.tolist() == [0, 1]
