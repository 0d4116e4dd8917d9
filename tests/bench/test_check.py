"""The one checker that every peer's result goes through."""

from pathlib import Path

import numpy as np
import pytest

from bench.candidates import Graph, top
from bench.cases import Case, Ints, load
from bench.check import Checked, Wrong, check
from bench.instances import Crowd

TABLE = np.array([[7, 5], [6, -1], [3, 2]], dtype=np.int16)
CASE = Case("three", np.array([1, 2]), best=10, table=TABLE)


def pairs(*chosen: tuple[int, int]) -> Ints:
    return np.array(chosen, dtype=np.int64).reshape(-1, 2)


def test_it_counts_people_and_fit() -> None:
    assert check(CASE, pairs((0, 1), (1, 0), (2, 1))) == Checked(matched=3, missing=0, total=13, worst=2)


def test_who_is_left_over_counts_as_missing_and_not_as_the_worst() -> None:
    assert check(CASE, pairs((0, 0))) == Checked(matched=1, missing=2, total=7, worst=7)


@pytest.mark.parametrize(
    ("chosen", "complaint"),
    [
        ([(1, 1)], "may not be"),
        ([(0, 0), (1, 0)], "over its places"),
        ([(0, 0), (0, 1)], "more than it wants"),
        ([(0, 2)], "nobody"),
        ([(-1, 0)], "nobody"),
    ],
)
def test_it_refuses_what_breaks_a_rule(chosen: list[tuple[int, int]], complaint: str) -> None:
    with pytest.raises(Wrong, match=complaint):
        check(CASE, pairs(*chosen))


def test_the_same_pair_twice_is_not_two_mentors() -> None:
    twice = Case("twice", np.array([2, 2]), demand=2, best=10, table=TABLE)

    with pytest.raises(Wrong, match="same pair twice"):
        check(twice, pairs((0, 0), (0, 0)))


def test_a_pair_outside_the_candidate_graph_is_refused() -> None:
    graph = Graph((2, 2), np.array([1, 0]), np.array([1, 0]), np.array([4, 9], dtype=np.int16))
    case = Case("graph", np.array([1, 1]), graph=graph)

    assert check(case, pairs((0, 0), (1, 1))).total == 13
    with pytest.raises(Wrong, match="may not be"):
        check(case, pairs((0, 1)))


@pytest.mark.parametrize("kind", ["table", "graph", "crowd"])
def test_a_case_is_read_as_it_was_written(tmp_path: Path, kind: str) -> None:
    crowd = Crowd(20, 60)
    source = {"table": crowd.all(), "graph": top(crowd, 20), "crowd": crowd}[kind]
    Case("small", crowd.places, **{kind: source}).save(tmp_path / "small.npz")

    again = load(tmp_path / "small.npz")

    assert again.shape == (60, 20)
    row = 5
    column = int(crowd.rows(np.array([row])).argmax())
    assert check(again, pairs((row, column))).total == crowd.all()[row, column]
