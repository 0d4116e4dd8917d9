"""Bare scores in, the best assignment out: judged by every choice there is, and by another solver on larger tables."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array, csr_array

from learning_fit import Aim, assign
from tests.learning_fit.every_choice import Instance, chosen, instances, looking

quick = settings(deadline=None, max_examples=60)
exact_aims = st.sampled_from([Aim.FAIREST, Aim.TOTAL])


@pytest.fixture(scope="module", params=[True, False], ids=["all pairs", "few candidates"], autouse=True)
def _candidates(request):
    with looking(at_every_pair=request.param):
        yield


class ByBlocks:
    """Scores that are worked out when they are asked for."""

    def __init__(self, array: np.ndarray) -> None:
        self.array, self.shape, self.top = array, array.shape, max(0, int(array.max(initial=0)))

    def rows(self, index: np.ndarray) -> np.ndarray:
        return self.array[index]


def drawn(rows: int, columns: int, seed: int, top: int = 1000, forbidden: float = 0.3) -> np.ndarray:
    chance = np.random.default_rng(seed)
    scores = chance.integers(0, top + 1, (rows, columns))
    scores[chance.random((rows, columns)) < forbidden] = -1
    return scores


@quick
@given(instances(), exact_aims, st.integers(0, 3))
def test_no_choice_is_better_and_the_bound_is_met(instance: Instance, aim, seed):
    found = assign(instance.array, **instance.counts, aim=aim, seed=seed)

    assert instance.worth(chosen(found), aim) == instance.best(aim)
    assert (found.gap, found.bound) == (0, found.total)


def test_every_table_of_three_rows_and_two_columns_is_solved_best():
    for cells in product([-1, 0, 4], repeat=6):
        instance = Instance((cells[:2], cells[2:4], cells[4:]), 2, (2, 1), (1, 1, 1), (0, 0))

        found = assign(instance.array, **instance.counts)

        assert instance.worth(chosen(found), Aim.FAIREST) == instance.best(Aim.FAIREST)


@quick
@given(instances(most_demand=3, wishes=True), st.sampled_from(Aim))
def test_no_place_is_given_twice_and_no_pair_is_chosen_that_may_not_be(instance: Instance, aim):
    found = assign(instance.array, **instance.counts, aim=aim)

    assert chosen(found) in {tuple(choice) for choice in instance.choices()}
    assert found.scores.tolist() == instance.fits(chosen(found))


@quick
@given(instances(), exact_aims)
def test_the_bound_holds_for_every_choice_of_as_many_pairs_that_keeps_the_floor(instance: Instance, aim):
    found = assign(instance.array, **instance.counts, aim=aim)

    for choice in instance.choices():
        fits = instance.fits(choice)
        if len(fits) == len(found.rows) and min(fits, default=0) >= found.floor:
            assert sum(fits) <= found.bound


@quick
@given(instances(), exact_aims, st.integers(0, 3))
def test_dense_sparse_and_by_blocks_are_the_same_table(instance: Instance, aim, seed):
    scores = instance.array
    row, column = np.nonzero(scores >= 0)
    listed = csr_array((scores[row, column], (row, column)), shape=scores.shape)
    dense = np.where(scores < 0, np.nan, scores)

    answers = [assign(table, **instance.counts, aim=aim, seed=seed) for table in (dense, listed, ByBlocks(scores))]

    assert [instance.worth(chosen(answer), aim) for answer in answers] == [instance.best(aim)] * 3
    assert chosen(answers[0]) == chosen(answers[2])


@quick
@given(instances(), st.integers(0, 3))
def test_one_more_place_brings_just_what_its_value_says(instance: Instance, number):
    found = assign(instance.array, **instance.counts, aim=Aim.TOTAL)

    for column, (pairs, points) in enumerate(found.places_matter.tolist()):
        capacity = np.array(instance.capacity) + (np.arange(instance.width) == column)
        then = assign(instance.array, capacity=capacity, demand=instance.counts["demand"], aim=Aim.TOTAL)
        assert (pairs, points) == (len(then.rows) - len(found.rows), then.total - found.total)


@pytest.mark.parametrize("seed", [1, 2])
def test_another_solver_finds_the_same_total(seed):
    scores = drawn(40, 60, seed)
    row, column = linear_sum_assignment(np.where(scores < 0, -(10**6), scores), maximize=True)

    found = assign(scores, aim=Aim.TOTAL)

    assert (len(found.rows), found.total) == (40, int(scores[row, column].sum()))
    assert found.gap == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_another_solver_finds_no_higher_floor_and_no_greater_total_above_it(seed):
    scores = drawn(40, 60, seed, top=100, forbidden=0.9)
    possible = len(matched_above(scores, 0))

    found = assign(scores, aim=Aim.FAIREST)

    assert len(found.rows) == possible == len(matched_above(scores, found.worst))
    assert len(matched_above(scores, found.worst + 1)) < possible
    assert found.total == sum(matched_above(scores, found.worst))


def matched_above(scores: np.ndarray, floor: int) -> list[int]:
    """Scores of the most pairs at or above a floor, with the greatest total: by SciPy's assignment."""
    row, column = linear_sum_assignment(np.where(scores < floor, 0, scores + 10**6), maximize=True)
    return [score for score in scores[row, column].tolist() if score >= floor]


@quick
@given(instances(), exact_aims, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing_of_worth(instance: Instance, aim, random):
    rows = random.sample(range(len(instance.scores)), len(instance.scores))
    columns = random.sample(range(instance.width), instance.width)
    counts = {name: values[columns if name != "demand" else rows] for name, values in instance.counts.items()}

    plain = assign(instance.array, **instance.counts, aim=aim)
    shuffled = assign(instance.array[np.ix_(rows, columns)], **counts, aim=aim)

    assert (len(shuffled.rows), shuffled.total, shuffled.floor) == (len(plain.rows), plain.total, plain.floor)


@pytest.mark.parametrize("aim", Aim)
def test_the_seed_is_recorded_and_decides_between_equals(aim):
    scores = np.full((6, 6), 3)

    answers = [assign(scores, aim=aim, seed=seed) for seed in range(5)]

    assert [answer.seed for answer in answers] == [0, 1, 2, 3, 4]
    assert {answer.total for answer in answers} == {18}
    assert len({chosen(answer) for answer in answers}) > 1
    assert chosen(answers[3]) == chosen(assign(scores, aim=aim, seed=3))


def test_a_stored_zero_may_be_and_what_is_not_stored_may_not():
    listed = coo_array(([0, 5], ([0, 1], [0, 0])), shape=(2, 2))

    found = assign(listed, capacity=2)

    assert chosen(found) == ((0, 0), (1, 0))


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16, np.int32, np.float32, np.float64, bool])
def test_every_kind_of_number_is_read_alike(kind):
    scores = np.array([[1, 0, 1], [1, 1, 0]]).astype(kind)

    assert assign(scores).total == 2


def test_shares_are_scaled_to_whole_points_before_they_are_added():
    scores = [[0.25, float("nan")], [0.5, 0.126]]

    found = assign(scores, scale=100)

    assert (found.scores.tolist(), found.total, found.worst) == ([25, 13], 38, 13)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (1, 1)])
@pytest.mark.parametrize("aim", Aim)
def test_a_table_without_pairs_has_an_empty_answer(shape, aim):
    found = assign(np.full(shape, -1), aim=aim)

    assert (len(found.rows), found.total, found.worst, found.matched) == (0, 0, None, 0)
    assert found.unmatched.tolist() == list(range(shape[0]))


@pytest.mark.parametrize("aim", Aim)
def test_without_places_or_wishes_nobody_is_matched(aim):
    assert assign([[5, 5]], capacity=0, aim=aim).unmatched.tolist() == [0]
    assert assign([[5, 5]], demand=0, aim=aim).unmatched.tolist() == [0]


@pytest.mark.parametrize("top", [2**31 - 1, 10**6])
def test_the_greatest_scores_are_added_exactly(top):
    scores = np.where(drawn(30, 40, 1) < 0, -1, top - drawn(30, 40, 1))
    row, column = linear_sum_assignment(scores, maximize=True)

    assert assign(scores, aim=Aim.TOTAL).total == int(scores[row, column].sum())


def test_progress_is_told_by_phases():
    told: list[tuple[str, float]] = []

    assign(drawn(30, 40, 1), progress=lambda phase, done: told.append((phase, done)))

    assert {"candidates", "floor", "solving"} <= {phase for phase, _ in told}
    assert all(0 <= done <= 1 for _, done in told)
