"""Weights from a program's own past: found again when they are there, refused when there is too little to go by."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from learning_fit import InvalidPast, PartName, PastPair, Verdict, Weight, Weights, learn_weights
from learning_fit.outcomes.chance import came_first
from learning_fit.outcomes.learning import FEWEST, FEWEST_EACH
from learning_fit.outcomes.past import Past, numbers_of
from learning_fit.outcomes.slopes import _ridge, slopes
from learning_fit.outcomes.words import in_proportion, nearest
from learning_fit.weights import PARTS

USUAL = Weights()


def weighing(*words: str) -> Weights:
    """These words for the parts in their order, over and over."""
    return Weights(**{part.value: Weight(words[at % len(words)]) for at, part in enumerate(PARTS)})


ANOTHER = weighing("nice", "must", "ignore")


def a_past(
    pairs: int, planted: Weights, *, says: float = 6.0, lacking: float = 0.1, seed: int = 1, each: int = 1
) -> list[PastPair]:
    """Pairs whose chance of going well follows the planted weights; `each` of them share a mentee."""
    chance = np.random.default_rng(seed)
    numbers = numbers_of(planted)
    values = chance.beta(2, 2, (pairs, len(PARTS)))
    log_odds = says * ((values - 0.5) @ (numbers / numbers.sum()))
    went_well = chance.random(pairs) < 1 / (1 + np.exp(-log_odds))
    unknown = chance.random(values.shape) < lacking
    return [
        PastPair(
            mentee=f"e{row // each}",
            parts={part: None if unknown[row, at] else float(values[row, at]) for at, part in enumerate(PARTS)},
            went_well=bool(went_well[row]),
        )
        for row in range(pairs)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_planted_weights_are_found_again_within_their_intervals(seed):
    planted = numbers_of(ANOTHER) / numbers_of(ANOTHER).sum()

    found = learn_weights(a_past(2_000, ANOTHER, seed=seed))

    assert found.verdict == Verdict.PROPOSES
    assert all(low <= planted[at] <= high for at, (low, high) in enumerate(part.share_range for part in found.parts))
    assert found.weights.of(PARTS[1]) == Weight.MUST
    assert found.told_then > found.told_now


def test_a_past_that_went_by_the_present_weights_agrees_with_them():
    found = learn_weights(a_past(2_000, USUAL))

    assert (found.verdict, found.weights) == (Verdict.AGREES, USUAL)


def test_a_past_that_went_by_chance_is_silent():
    found = learn_weights(a_past(400, USUAL, says=0))

    assert (found.verdict, found.weights) == (Verdict.SILENT, USUAL)


@pytest.mark.parametrize("pairs", [0, 30, FEWEST - 1])
def test_too_few_outcomes_are_refused(pairs):
    found = learn_weights(a_past(pairs, ANOTHER))

    assert (found.verdict, found.weights, found.pairs, found.parts) == (Verdict.TOO_FEW, USUAL, pairs, ())


def test_many_pairs_of_few_mentees_are_too_few():
    found = learn_weights(a_past(200, ANOTHER, each=10))

    assert (found.verdict, found.pairs, found.mentees) == (Verdict.TOO_FEW, 200, 20)


def test_parts_that_always_say_the_same_can_not_be_told_apart():
    past = a_past(300, USUAL, lacking=0)
    alike = [
        PastPair(mentee=pair.mentee, parts=dict.fromkeys(PARTS, pair.parts[PARTS[0]]), went_well=pair.went_well)
        for pair in past
    ]

    found = learn_weights(alike)

    assert found.verdict == Verdict.SILENT
    assert not any(part.spoken for part in found.parts)


@pytest.mark.parametrize("value", [None, 0.5])
def test_a_past_in_which_no_pair_differs_from_another_is_silent(value):
    past = [PastPair(mentee=f"e{at}", parts=dict.fromkeys(PARTS, value), went_well=at % 2 == 0) for at in range(100)]

    assert learn_weights(past).verdict == Verdict.SILENT


def test_outcomes_nearly_all_of_one_kind_are_refused():
    past = a_past(100, ANOTHER)
    all_well = [PastPair(mentee=pair.mentee, parts=pair.parts, went_well=at > 2) for at, pair in enumerate(past)]

    found = learn_weights(all_well)

    assert (found.verdict, found.went_well, found.needed_each) == (Verdict.ONE_SIDED, 97, FEWEST_EACH)


def test_a_part_never_counts_against_a_pair():
    backwards = [
        PastPair(mentee=pair.mentee, parts={name: 1 - value for name, value in pair.parts.items()}, went_well=well)
        for pair in a_past(400, USUAL, lacking=0)
        for well in [pair.went_well]
    ]

    found = learn_weights(backwards)

    assert all(part.share >= 0 for part in found.parts)
    assert found.verdict == Verdict.SILENT


def test_a_part_of_which_nothing_is_known_keeps_its_word():
    past = [
        PastPair(
            mentee=pair.mentee,
            parts={name: value for name, value in pair.parts.items() if name != PartName.FRESH_VIEWPOINT},
            went_well=pair.went_well,
        )
        for pair in a_past(600, ANOTHER)
    ]

    part = next(part for part in learn_weights(past).parts if part.name == PartName.FRESH_VIEWPOINT)

    assert (part.proposed, part.known, part.tells) == (Weight.NICE, 0, False)


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_past_changes_nothing(lots):
    past = a_past(120, ANOTHER, each=2)
    shuffled = lots.sample(past, len(past))

    assert learn_weights(shuffled, draws=50) == learn_weights(past, draws=50)


def test_weights_that_weigh_the_same_learn_the_same():
    heavy, light = weighing("must", "matters", "ignore"), weighing("matters", "nice", "ignore")
    past = a_past(300, USUAL)

    one, other = learn_weights(past, present=heavy, draws=50), learn_weights(past, present=light, draws=50)

    assert [part.share for part in one.parts] == pytest.approx([part.share for part in other.parts], abs=1e-6)
    assert (one.verdict, one.told_now) == (other.verdict, other.told_now)


def test_twice_the_same_mentees_leave_as_much_open_as_once():
    once = a_past(300, ANOTHER)

    alone, doubled = learn_weights(once), learn_weights([*once, *once])

    widths = [[high - low for low, high in (part.share_range for part in found.parts)] for found in (alone, doubled)]
    assert sum(widths[1]) > 0.85 * sum(widths[0])


@given(st.integers(0, 10_000), st.sampled_from([20, 60, 200]), st.sampled_from([0.0, 0.3]))
@settings(max_examples=15, deadline=None)
def test_slopes_are_those_of_a_general_solver(seed, pairs, lacking):
    past = Past.of(a_past(pairs, ANOTHER, seed=seed, lacking=lacking))
    table = np.hstack([past.features, np.ones((pairs, 1))]) * np.where(past.went_well, 1, -1)[:, None]
    ridge = _ridge(numbers_of(USUAL), table.shape[1])

    found = slopes(past, USUAL)[0]

    def loss(point):
        return np.logaddexp(0, -(table @ point)).sum() + point @ ridge @ point / 2

    bounds = [(0, None)] * len(PARTS) + [(None, None)] * (len(found) - len(PARTS))
    general = minimize(loss, np.zeros(len(found)), method="L-BFGS-B", bounds=bounds)
    assert loss(found) <= general.fun + 1e-6
    assert min(found[: len(PARTS)]) >= 0


def test_how_often_the_better_stands_first_counts_draws_half():
    assert came_first([0.9, 0.5, 0.5, 0.1], [True, False, True, False]) == (3.5, 4)
    assert came_first([0.9, 0.5], [True, True]) == (0.0, 0)


@pytest.mark.parametrize(
    ("number", "word"), [(16, "must"), (2.9, "must"), (2.8, "matters"), (1.4, "nice"), (0.5, "nice"), (0.49, "ignore")]
)
def test_a_number_is_said_by_the_word_nearest_in_ratio(number, word):
    assert nearest(number) == word


def test_words_weigh_the_same_when_all_are_one_step_lighter():
    assert in_proportion([Weight.MUST, Weight.MATTERS], [Weight.MATTERS, Weight.NICE])
    assert not in_proportion([Weight.MUST, Weight.MATTERS], [Weight.MUST, Weight.NICE])


def test_a_part_that_is_no_share_is_refused_by_name():
    with pytest.raises(InvalidPast, match="Ben"):
        PastPair(mentee="Ben", parts={PartName.LEARNING_FIT: 1.2}, went_well=True)


def test_pasts_without_a_message_are_seldom_taken_for_one():
    found = [learn_weights(a_past(80, USUAL, says=2, seed=seed)).verdict for seed in range(20)]

    assert found.count(Verdict.PROPOSES) <= 3
