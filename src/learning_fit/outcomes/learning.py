"""Weights proposed from a program's own past, as far as the past tells. Nothing here changes any weight by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from learning_fit.arrays import Bools
from learning_fit.outcomes.chance import better_than_a_coin, came_first
from learning_fit.outcomes.past import Past, PastPair, Reals, numbers_of
from learning_fit.outcomes.slopes import SPREAD, shares, slopes
from learning_fit.outcomes.words import in_proportion, nearest, scale_for
from learning_fit.weights import PARTS, PartName, Weight, Weights

FEWEST = 60
FEWEST_EACH = 15
FEWEST_MENTEES = 30
DRAWS = 600
WRONGLY = 0.05  # the chance, over all parts, that a past without a message is taken for one
FOLDS, TIMES = 5, 4
WORTH_IT = 0.02  # so much more often has the better of two pairs to stand first
STEADY = 0.8  # of the weight there is


class Verdict(StrEnum):
    """What a past says of the present weights."""

    TOO_FEW = "too_few"
    ONE_SIDED = "one_sided"
    SILENT = "silent"
    AGREES = "agrees"
    PROPOSES = "proposes"


@dataclass(frozen=True)
class LearnedPart:
    """One part: its weight now and as proposed, and its share of all weights now and as the past has it.

    `share_range` is the bootstrap's interval; `steady` how many of its draws (0..1) round to the proposed word; `known`
    of how many past pairs the part is known.
    """

    name: PartName
    present: Weight
    proposed: Weight
    present_share: float
    share: float
    share_range: tuple[float, float]
    steady: float
    known: int

    @property
    def spoken(self) -> bool:
        """Does the past say anything of this part?"""
        return self.share_range != (0.0, 1.0)

    @property
    def tells(self) -> bool:
        """Is the present share outside of what the past leaves possible?"""
        return not self.share_range[0] <= self.present_share <= self.share_range[1]


@dataclass(frozen=True)
class LearnedWeights:
    """What a past says, with all it stands on.

    `weights` are the proposal: the present ones unless the verdict is PROPOSES. `pairs`, of `mentees` mentees, of which
    `went_well` did. `needed` pairs of `needed_mentees` mentees, and `needed_each` that went well and that did not, are
    the fewest it would speak on. Of every pair that went well beside every one that did not, `told_now` of them (0..1)
    are in the right order by the present weights, and `told_then` by weights learned from the others' past; None when
    too few.
    """

    verdict: Verdict
    weights: Weights
    pairs: int
    mentees: int
    went_well: int
    parts: tuple[LearnedPart, ...] = ()
    told_now: float | None = None
    told_then: float | None = None
    needed: int = FEWEST
    needed_each: int = FEWEST_EACH
    needed_mentees: int = FEWEST_MENTEES


def learn_weights(
    past: Iterable[PastPair], *, present: Weights | None = None, seed: int = 0, draws: int = DRAWS
) -> LearnedWeights:
    """Weights in words that a program's past speaks for, beside the present ones; or why it does not speak.

    A part counts for a pair or not at all, never against it. A word changes only where the interval of that part's
    share leaves the present share out, and only when weights so learned tell pairs they were not learned from apart by
    `WORTH_IT` better than the present ones do, and better than a coin. Refuses (TOO_FEW, ONE_SIDED) below `FEWEST`
    pairs of `FEWEST_MENTEES` mentees, or `FEWEST_EACH` of either outcome. SILENT: the past leaves the present weights
    possible, and others too; AGREES: it leaves hardly any others.

    Intervals: bootstrap of whole mentees (Efron, Tibshirani 1993, ch. 6; Davison, Hinkley 1997, ch. 3.8), at a level
    shared out among the parts (Bonferroni). Out of sample: cross-validation that keeps the pairs of a mentee together.
    The same pairs in any order and the same seed give the same answer. Raises `InvalidPast`.
    """
    whole, now = Past.of(past), present or Weights()
    well = int(whole.went_well.sum())
    silent = LearnedWeights(Verdict.SILENT, now, len(whole.went_well), whole.mentees, well)
    if silent.pairs < FEWEST or silent.mentees < FEWEST_MENTEES:
        return replace(silent, verdict=Verdict.TOO_FEW)
    if min(well, silent.pairs - well) < FEWEST_EACH:
        return replace(silent, verdict=Verdict.ONE_SIDED)
    parts = _parts(whole, now, _drawn(whole, now, seed, draws))
    told_now, told_then = _told(whole, now, seed)
    verdict = _verdict(parts, told_then >= max(told_now + WORTH_IT, better_than_a_coin(well, silent.pairs - well)))
    weights = Weights(**{part.name.value: part.proposed for part in parts}) if verdict == Verdict.PROPOSES else now
    return replace(silent, verdict=verdict, weights=weights, parts=parts, told_now=told_now, told_then=told_then)


def _drawn(past: Past, present: Weights, seed: int, draws: int) -> Reals:
    """The shares that pasts of as many mentees, drawn from this one, would give; NaN for none. (draws, parts)"""
    chance = np.random.default_rng(seed)
    chosen = chance.integers(past.mentees, size=(draws, past.mentees))
    times = np.stack([np.bincount(one, minlength=past.mentees) for one in chosen])
    return shares(slopes(past, present, times[:, past.mentee].astype(np.float64)))


def _parts(past: Past, present: Weights, drawn: Reals) -> tuple[LearnedPart, ...]:
    numbers = numbers_of(present)
    now, then = numbers / max(numbers.sum(), 1.0), shares(slopes(past, present), present)[0]
    low, high = _ranges(past, drawn)
    tells: Bools = (now < low) | (now > high)
    scale = scale_for(then, present, tells)
    proposed = [nearest(scale * then[at]) if tells[at] else present.of(part) for at, part in enumerate(PARTS)]
    steady = [_steadiness(scale * drawn[:, at], word) for at, word in enumerate(proposed)]
    known = (~np.isnan(past.values)).sum(axis=0)
    return tuple(
        LearnedPart(
            name=part,
            present=present.of(part),
            proposed=proposed[at],
            present_share=float(now[at]),
            share=float(then[at]),
            share_range=(float(low[at]), float(high[at])),
            steady=steady[at],
            known=int(known[at]),
        )
        for at, part in enumerate(PARTS)
    )


def _steadiness(numbers: Reals, word: Weight) -> float:
    """How many of the draws (0..1) come to this word; one that says nothing comes to none."""
    return sum(nearest(number) == word for number in numbers[~np.isnan(numbers)]) / len(numbers)


def _ranges(past: Past, drawn: Reals) -> tuple[Reals, Reals]:
    """The ends of each part's interval; from nothing to all where the past can not tell. (parts,), (parts,)

    It can not tell of a part on which the pairs are too few or too alike to say more than the ridge does, the other
    parts taken into account; nor of any, when too many draws find that no part speaks for a pair at all.
    """
    tail = WRONGLY / len(PARTS) / 2
    says = ~np.isnan(drawn).any(axis=1)
    if np.mean(~says) > tail:
        return np.zeros(len(PARTS)), np.ones(len(PARTS))
    low, high = np.quantile(drawn[says], [tail, 1 - tail], axis=0)
    spoken: Bools = _information(past) > 1 / SPREAD**2
    return np.where(spoken, low, 0.0), np.where(spoken, high, 1.0)


def _information(past: Past) -> Reals:
    """How much the pairs can say of each part that no other part says as well (Fisher's information). (parts,)"""
    values = past.features[:, : len(PARTS)]
    spread = np.cov(values, rowvar=False, bias=True) + 1e-9 * np.eye(len(PARTS))
    well = past.went_well.mean()
    information: Reals = len(values) * well * (1 - well) / np.diag(np.linalg.inv(spread))
    return information


def _told(past: Past, present: Weights, seed: int) -> tuple[float, float]:
    """How often the better of two pairs stands first, by the present weights and by weights learned from the others."""
    chance = np.random.default_rng(seed)
    wins, compared = np.zeros(2), 0
    for _time in range(TIMES):
        fold_of = chance.permutation(past.mentees) % FOLDS
        for fold in range(FOLDS):
            held_back: Bools = fold_of[past.mentee] == fold
            here, there = past.some(held_back), past.some(~held_back)
            learned = shares(slopes(there, present), present)[0]
            for place, weights in enumerate([numbers_of(present), learned]):
                won, count = came_first(list(here.fit_by(weights)), list(here.went_well))
                wins[place] += won
            compared += count
    return float(wins[0] / max(compared, 1)), float(wins[1] / max(compared, 1))


def _verdict(parts: tuple[LearnedPart, ...], tells_apart: bool) -> Verdict:
    words = [(part.present, part.proposed) for part in parts]
    if not in_proportion([now for now, _new in words], [new for _now, new in words]):
        return Verdict.PROPOSES if tells_apart else Verdict.SILENT
    steady = sum(part.steady * part.present_share for part in parts if part.spoken)
    return Verdict.AGREES if steady >= STEADY else Verdict.SILENT
