"""The made-up programs of the benchmarks: the same everywhere, legal, and read in any shape of block."""

import hashlib

import numpy as np
import pytest

from bench.candidates import top
from bench.instances import Crowd, blocks


def test_a_crowd_is_the_same_on_every_machine() -> None:
    table = Crowd(100, 300).all()

    assert table.shape == (300, 100)
    assert hashlib.sha256(table.astype("<i2").tobytes()).hexdigest()[:16] == "df340f352121bd05"


def test_another_seed_is_another_crowd() -> None:
    assert not np.array_equal(Crowd(20, 60, seed=1).all(), Crowd(20, 60, seed=2).all())


def test_rows_are_the_same_in_any_shape_of_block() -> None:
    crowd = Crowd(40, 120)
    scattered = np.array([119, 3, 57, 3])

    assert np.array_equal(crowd.rows(scattered), crowd.all()[scattered])
    assert np.array_equal(np.vstack([crowd.rows(block) for block in blocks(120, 7)]), crowd.all())


@pytest.mark.parametrize("mentors", [100, 1000])
def test_rules_forbid_nearly_half_of_all_pairs(mentors: int) -> None:
    forbidden = (Crowd(mentors, 3 * mentors).all() < 0).mean()

    assert 0.44 <= forbidden <= 0.49


def test_fits_stay_in_their_range() -> None:
    table = Crowd(100, 300).all()

    assert table.min() == -1
    assert 9_000 < table.max() <= 10_000


def test_the_candidate_graph_holds_the_best_mentors_of_each_mentee() -> None:
    crowd = Crowd(40, 120)
    table = crowd.all().astype(np.int64)

    graph = top(crowd, 5)

    for mentee in range(120):
        mine = graph.rows == mentee
        expected = np.argsort(-table[mentee], kind="stable")[:5]
        assert graph.columns[mine].tolist() == [mentor for mentor in expected if table[mentee, mentor] >= 0]
        assert graph.scores[mine].tolist() == [fit for fit in table[mentee, expected] if fit >= 0]
