"""From learned shares back to words."""

from collections.abc import Sequence
from math import sqrt

import numpy as np

from learning_fit.arrays import Bools
from learning_fit.outcomes.past import Reals, numbers_of
from learning_fit.weights import Weight, Weights

# Halfway between one word and the next as ratios go, since each counts twice the one below; nothing has no ratio.
FROM = ((sqrt(8), Weight.MUST), (sqrt(2), Weight.MATTERS), (0.5, Weight.NICE))


def scale_for(shares: Reals, present: Weights, tells: Bools) -> float:
    """What turns learned shares into numbers of words.

    The parts on which the past does not tell keep their words, and so set the scale; when all change, the heaviest is
    MUST.
    """
    kept, learned = float(numbers_of(present)[~tells].sum()), float(shares[~tells].sum())
    return kept / learned if kept and learned > 1e-6 else Weight.MUST.number / max(float(np.max(shares)), 1e-6)


def nearest(number: float) -> Weight:
    """The word whose number is nearest in ratio; below half of NICE, IGNORE."""
    return next((word for least, word in FROM if number >= least), Weight.IGNORE)


def in_proportion(ones: Sequence[Weight], others: Sequence[Weight]) -> bool:
    """Do two rows of words weigh the same, one being the other made heavier or lighter throughout?"""
    one, other = (np.array([word.number for word in words], dtype=float) for words in (ones, others))
    return bool(np.allclose(one * other.sum(), other * one.sum()))
