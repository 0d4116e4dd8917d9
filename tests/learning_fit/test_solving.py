"""The inner rooms: candidate graphs, pricing, floors and coverage never lose a pair that counts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit.solving import optimum as solving
from learning_fit.solving.coverage import Coverage
from learning_fit.solving.floors import fairest
from learning_fit.solving.graph import Graph, best_of_each, graph_of, ranges
from learning_fit.solving.optimum import optimum, value_of
from learning_fit.solving.pairs import BlockPairs, DenseScores, ListedPairs, Pairs, Query
from learning_fit.solving.prices import support
from learning_fit.solving.terms import Terms
from tests.learning_fit.every_choice import Instance, instances, looking

quick = settings(deadline=None, max_examples=60)


def pairs_of(instance: Instance) -> BlockPairs:
    return BlockPairs(DenseScores(instance.array.astype(np.int16)))


def listed(instance: Instance) -> ListedPairs:
    row, column = np.nonzero(instance.array >= 0)
    return ListedPairs(graph_of(instance.array.shape, row, column, instance.array[row, column]))


def terms_of(instance: Instance) -> Terms:
    counts = instance.counts
    return Terms(counts["demand"], counts["capacity"], counts["at_least"], top=5)


def drawn(rows: int, columns: int, seed: int) -> np.ndarray:
    scores = np.random.default_rng(seed).integers(0, 200, (rows, columns)).astype(np.int16)
    scores[np.random.default_rng(seed + 1).random(scores.shape) < 0.5] = -1
    return scores


@quick
@given(instances(most_rows=3, most_demand=2, wishes=True), st.integers(0, 3))
def test_whatever_graph_it_begins_with_the_best_choice_is_worth_the_same(instance: Instance, seed):
    pairs, terms = pairs_of(instance), terms_of(instance)
    every = listed(instance).graph

    with looking(at_every_pair=False):
        found = optimum(pairs, terms, seed=seed, start=every.only(np.arange(len(every)) % 3 == seed))

    assert found.value == optimum(pairs, terms).value == found.support.bound
    assert found.value == value_of(found.graph, found.used, terms)


@pytest.mark.parametrize("seed", range(3))
def test_few_candidates_find_the_optimum_of_all_pairs(seed):
    scores, terms = drawn(60, 40, seed), Terms(np.ones(60, int), np.full(40, 2), np.zeros(40, int), top=200)
    pairs = BlockPairs(DenseScores(scores))

    with looking(at_every_pair=False):
        best, fair = optimum(pairs, terms), fairest(pairs, terms)

    assert len(best.graph) < np.count_nonzero(scores >= 0)
    assert best.value == optimum(pairs, terms).value
    at_once = fairest(pairs, terms)
    assert (fair.floor, fair.optimum.value) == (at_once.floor, at_once.optimum.value)


@settings(deadline=None, max_examples=25)
@given(instances(most_rows=3, most_demand=2, wishes=True))
def test_prices_hold_up_the_best_choices_and_no_other(instance: Instance):
    terms, graph = terms_of(instance), listed(instance).graph
    choices = list(instance.choices())
    values = [value_of(graph, _numbers(graph, choice), terms) for choice in choices]

    for choice, value in list(zip(choices, values, strict=True))[:10]:
        proof = support(graph, _numbers(graph, choice), terms)
        if value == max(values):
            assert proof.bound == value
        else:
            assert proof is None or proof.bound >= max(values)


def _numbers(graph: Graph, choice) -> np.ndarray:
    places = [row * graph.shape[1] + column for row, column in choice]
    return np.sort(np.searchsorted(graph.places, np.array(places, dtype=np.int64)))


@quick
@given(instances(most_rows=5), st.integers(0, 5), st.data())
def test_as_many_pairs_are_chosen_as_can_be_from_wherever_one_begins(instance: Instance, floor, data):
    graph, terms = listed(instance).graph, terms_of(instance)
    fair = [choice for choice in instance.choices() if min(instance.fits(choice), default=9) >= floor]
    cover = Coverage(graph, terms, _numbers(graph, data.draw(st.sampled_from(fair))))

    cover.fill(graph.scores >= floor)

    assert len(cover.used) == max(map(len, fair))
    assert (terms.load(graph, cover.used) <= terms.capacity).all()
    assert (terms.held(graph, cover.used) <= 1).all()
    assert (graph.scores[cover.used] >= floor).all()


@pytest.mark.parametrize("kind", ["by blocks", "listed"])
@pytest.mark.parametrize("by_lot", [True, False])
@quick
@given(instance=instances(most_rows=5, most_columns=5), most=st.integers(1, 5), data=st.data())
def test_what_is_asked_for_is_found_for_every_row_that_has_any(kind, by_lot, instance: Instance, most, data):
    count, width = instance.array.shape
    row = np.flatnonzero([data.draw(st.booleans()) for _ in range(count)])
    bars = np.array([data.draw(st.integers(-3, 6)) for _ in row], dtype=np.int64)
    prices = np.array([data.draw(st.integers(-2, 4)) for _ in range(width)], dtype=np.int64)
    least, margin = data.draw(st.integers(0, 4)), data.draw(st.integers(0, 2))
    pairs: Pairs = pairs_of(instance) if kind == "by blocks" else listed(instance)

    chance = np.random.default_rng(0)
    found = pairs.above(Query(row, bars, prices, least, most, chance, margin=margin, by_lot=by_lot))

    for one, bar in zip(row.tolist(), bars.tolist(), strict=True):
        over = [
            score - price
            for score, price in zip(instance.scores[one], prices.tolist(), strict=True)
            if score >= least and score - price > bar - margin
        ]
        ours = found.columns[found.rows == one]
        got = [instance.scores[one][column] - int(prices[column]) for column in ours.tolist()]
        if by_lot:
            assert set(got) <= set(over)
            assert bool(got) == bool(over)
        else:
            assert sorted(got, reverse=True) == sorted(over, reverse=True)[:most]


@quick
@given(instances(), st.integers(1, 3), st.integers(0, 5))
def test_candidates_are_pairs_that_may_be_with_the_best_of_each_row(instance: Instance, count, floor):
    for pairs in (pairs_of(instance), listed(instance)):
        graph = pairs.best(count, floor, np.random.default_rng(0))

        assert (graph.scores >= floor).all()
        assert (instance.array[graph.rows, graph.columns] == graph.scores).all()
        assert (np.diff(graph.places) > 0).all()
        for row, line in enumerate(instance.scores):
            ours = sorted(graph.scores[graph.rows == row].tolist(), reverse=True)
            assert ours[:count] == sorted((score for score in line if score >= floor), reverse=True)[:count]


def test_wide_tables_are_read_off_a_sample_and_lose_nothing(monkeypatch):
    monkeypatch.setattr("learning_fit.solving.pairs.SAMPLED", 10)
    monkeypatch.setattr("learning_fit.solving.pairs.BLOCK", 100)
    monkeypatch.setattr(solving, "EVERY_PAIR", 0)
    scores, terms = drawn(30, 40, 7), Terms(np.ones(30, int), np.ones(40, int), np.zeros(40, int), top=200)

    found = optimum(BlockPairs(DenseScores(scores)), terms)

    assert found.value == optimum(listed(Instance(tuple(map(tuple, scores.tolist())), 40, (), (), ())), terms).value


def test_who_holds_a_pair_already_waits_until_the_others_have_their_first():
    scores = DenseScores(np.array([[9], [1]], dtype=np.int16))
    one, none = np.array([1]), np.array([0])

    found = optimum(BlockPairs(scores), Terms(np.array([1, 1]), one, none, top=9, given=np.array([1, 0])))

    assert found.rows.tolist() == [1]


def test_the_best_of_each_owner_are_drawn_by_lot_among_equals():
    owner, worth = np.array([0, 0, 0, 1]), np.array([2, 2, 1, 5])

    kept = {tuple(best_of_each(owner, worth, 1, np.random.default_rng(seed)).tolist()) for seed in range(20)}

    assert kept == {(0, 3), (1, 3)}


def test_ranges_follow_one_another_and_may_be_empty():
    assert ranges(np.array([3, 5, 0]), np.array([5, 5, 1])).tolist() == [3, 4, 0]


def test_a_pair_that_two_graphs_share_stands_once_in_both_together():
    first = graph_of((2, 2), np.array([1, 0]), np.array([0, 1]), np.array([7, 4]))
    other = graph_of((2, 2), np.array([1, 1]), np.array([0, 1]), np.array([7, 2]))

    assert first.joined(other).places.tolist() == [1, 2, 3]
    assert other.without(first).places.tolist() == [3]
