"""The kernel by itself: a candidate graph with pricing proves the same optimum as all pairs do."""

import numpy as np
import pytest

from learning_fit.solving import kernel
from learning_fit.solving.arrange import Field


def crowd(seed: int, mentees: int, mentors: int, places: int) -> Field:
    chance = np.random.default_rng(seed)
    fit = chance.integers(0, 10_001, (mentees, mentors))
    return Field(np.where(chance.random(fit.shape) < 0.5, -1, fit), np.full(mentors, places))


@pytest.mark.parametrize(("seed", "places"), [(1, 1), (2, 2), (3, 3)])
def test_a_candidate_graph_loses_nobody_and_no_point(monkeypatch, seed, places):
    whole = crowd(seed, 60, 30, places)
    wanted = whole.possible, whole.best_worst, whole.fairest.value, whole.fairest.bound

    monkeypatch.setattr(kernel, "ALL_PAIRS", 0)
    monkeypatch.setattr(kernel, "CANDIDATES", 2)
    sparse = crowd(seed, 60, 30, places)

    assert (sparse.possible, sparse.best_worst, sparse.fairest.value, sparse.fairest.bound) == wanted
    assert sparse.freest.prices.tolist() == whole.freest.prices.tolist()


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_the_best_worst_match_is_found_also_where_everyone_favours_the_same_mentors(monkeypatch, seed):
    monkeypatch.setattr(kernel, "ALL_PAIRS", 0)
    monkeypatch.setattr(kernel, "CANDIDATES", 1)
    chance = np.random.default_rng(seed)
    fit = chance.integers(0, 3000, (30, 30)) + 200 * np.arange(30)

    field = Field(fit, np.ones(30, dtype=np.int64))

    floors = [floor for floor in np.unique(fit) if kernel.most_matched(fit >= floor, field.places) == 30]
    assert field.best_worst == max(floors)


def test_value_and_bound_meet_on_a_larger_crowd():
    field = crowd(4, 300, 120, 2)

    assert field.fairest.value == field.fairest.bound
    assert field.possible == kernel.most_matched(field.fit >= 0, field.places)


def test_a_plan_for_five_hundred_and_five_hundred_is_proven():
    field = crowd(5, 500, 500, 1)

    assert field.possible == 500
    assert field.fairest.value == field.fairest.bound
    assert field.best_worst >= field.fit[np.arange(500), field.freest.mate].min()


@pytest.mark.parametrize("seed", range(5))
def test_nearness_to_another_plan_decides_only_between_equals(seed):
    chance = np.random.default_rng(seed)
    field = Field(chance.integers(-1, 6, (12, 12)), np.ones(12, dtype=np.int64))
    wished = chance.random((12, 12)) < 0.3

    near = field.best(field.best_worst, wished)

    assert worth(field, near.mate) == worth(field, field.fairest.mate)
    assert kept(wished, near.mate) >= kept(wished, field.fairest.mate)


def worth(field: Field, mate: np.ndarray) -> tuple[int, int]:
    (matched,) = np.nonzero(mate >= 0)
    return len(matched), int(field.fit[matched, mate[matched]].sum())


def kept(wished: np.ndarray, mate: np.ndarray) -> int:
    (matched,) = np.nonzero(mate >= 0)
    return int(wished[matched, mate[matched]].sum())
