"""How much chance alone can do: intervals and tests for shares and for fits.

Written out over `scipy.special`: `scipy.stats` has all of it, and takes two seconds and 80 MB to load. The tests hold
each of these against it.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import bdtr, gammaln, ndtr, ndtri

from learning_fit.arrays import Ints
from learning_fit.outcomes.past import Reals

SURE = 0.95


def interval_of_rate(happened: int, of: int) -> tuple[float, float]:
    """Wilson's score interval of a share, 95 per cent; (0, 1) of nothing.

    Wilson (1927); recommended for small numbers by Brown, Cai, DasGupta, Statistical Science 16 (2001).
    """
    if not of:
        return 0.0, 1.0
    square = float(ndtri((1 + SURE) / 2)) ** 2
    middle = (happened + square / 2) / (of + square)
    half = (square * (happened * (of - happened) / of + square / 4)) ** 0.5 / (of + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def interval_of_median(values: Sequence[int]) -> tuple[int, int, int]:
    """(low, median, high), the ends being two of the values themselves, at least 95 per cent where so many are there.

    Distribution-free, by order statistics (Conover, Practical Nonparametric Statistics, 3rd ed., 1999, ch. 3.2). The
    median of an even number is the mean of the middle two, rounded down.
    """
    ordered, count = sorted(values), len(values)
    chances = bdtr(np.arange(count + 1), count, 0.5)
    below = max(int(np.searchsorted(chances, (1 - SURE) / 2)) - 1, 0)
    return ordered[below], int(np.median(ordered)), ordered[count - 1 - below]


def rates_by_chance(happened: int, of: int, happened_in_all: int, all_of: int) -> tuple[float, int]:
    """How often lots drawn among all would set a group's share as far from the others', and the sign of its difference.

    Fisher's exact test: every way of drawing the group by lot, with both margins as they are; those no likelier than
    what happened are counted. (chance 0..1, -1/0/1)
    """
    elsewhere, rest = happened_in_all - happened, all_of - of
    if not of or not rest:
        return 1.0, 0
    could = np.arange(max(0, happened_in_all - rest), min(of, happened_in_all) + 1)
    ways = _log_choose(of, could) + _log_choose(rest, happened_in_all - could)
    chances = np.exp(ways - _log_choose(all_of, np.array([happened_in_all])))
    chance = float(chances[chances <= chances[happened - could[0]] * (1 + 1e-7)].sum())
    return min(1.0, chance), int(np.sign(happened * rest - elsewhere * of))


def values_by_chance(ours: Sequence[int], theirs: Sequence[int]) -> tuple[float, int]:
    """How often lots would set one group's values as far above or below the others', and which it is.

    Rank-sum test (Mann, Whitney, Annals of Mathematical Statistics 18, 1947), by its normal approximation with
    corrections for ties and for steps. (chance 0..1, -1/0/1)
    """
    if not ours or not theirs or len({*ours, *theirs}) == 1:
        return 1.0, 0
    together = np.array([*ours, *theirs], dtype=np.float64)
    count, product = len(together), len(ours) * len(theirs)
    ahead = _ranks(together)[: len(ours)].sum() - len(ours) * (len(ours) + 1) / 2 - product / 2
    _values, ties = np.unique(together, return_counts=True)
    spread = (product / 12 * (count + 1 - (ties**3 - ties).sum() / (count * (count - 1)))) ** 0.5
    chance = 2 * float(ndtr(-max(0.0, abs(ahead) - 0.5) / spread))
    return min(1.0, chance), int(np.sign(ahead))


def holm(chances: Sequence[float]) -> list[float]:
    """The chances, corrected for having looked so many times (Holm, Scandinavian Journal of Statistics 6, 1979)."""
    corrected, highest = [1.0] * len(chances), 0.0
    for rank, at in enumerate(sorted(range(len(chances)), key=lambda place: chances[place])):
        highest = max(highest, min(1.0, (len(chances) - rank) * chances[at]))
        corrected[at] = highest
    return corrected


def came_first(scores: Sequence[float], went_well: Sequence[bool]) -> tuple[float, int]:
    """(wins, comparisons): of every one that went well and every one that did not, how often the former scored higher.

    A draw counts half. Wins over comparisons is the area under the ROC curve (Hanley, McNeil, Radiology 143, 1982).
    """
    well = np.asarray(went_well, dtype=bool)
    good, bad = int(well.sum()), int((~well).sum())
    if not good or not bad:
        return 0.0, 0
    ranks = _ranks(np.asarray(scores, dtype=np.float64))
    return float(ranks[well].sum() - good * (good + 1) / 2), good * bad


def better_than_a_coin(well: int, badly: int) -> float:
    """How often (0..1) the better of two has to stand first for lots to do so less than once in twenty.

    The rank-sum statistic's normal approximation (Mann, Whitney, Annals of Mathematical Statistics 18, 1947).
    """
    spread = ((well + badly + 1) / (12 * well * badly)) ** 0.5
    return float(0.5 + ndtri(SURE) * spread)


def _ranks(values: Reals) -> Reals:
    """From 1 up; equal values share the mean of their ranks."""
    _values, which, ties = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(ties)
    ranks: Reals = (last - (ties - 1) / 2)[which]
    return ranks


def _log_choose(all_of: int, some: Ints) -> Reals:
    """The logarithm of how many ways there are to choose `some` of `all_of`."""
    ways: Reals = gammaln(all_of + 1) - gammaln(some + 1) - gammaln(all_of - some + 1)
    return ways
