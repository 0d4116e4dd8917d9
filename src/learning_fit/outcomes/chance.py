"""How much chance alone can do: intervals and tests for shares and for fits.

`scipy.stats` takes half a second to load, so it is loaded when first needed: who matches and never looks back does
without it.
"""

from collections.abc import Sequence

import numpy as np

SURE = 0.95


def interval_of_rate(happened: int, of: int) -> tuple[float, float]:
    """Wilson's score interval of a share, 95 per cent; (0, 1) of nothing.

    Wilson (1927); recommended for small numbers by Brown, Cai, DasGupta, Statistical Science 16 (2001).
    """
    if not of:
        return 0.0, 1.0
    from scipy.stats import binomtest

    found = binomtest(happened, of).proportion_ci(confidence_level=SURE, method="wilson")
    return float(found.low), float(found.high)


def interval_of_median(values: Sequence[int]) -> tuple[int, int, int]:
    """(low, median, high), the ends being two of the values themselves, at least 95 per cent where so many are there.

    Distribution-free, by order statistics (Conover, Practical Nonparametric Statistics, 3rd ed., 1999, ch. 3.2). The
    median of an even number is the mean of the middle two, rounded down.
    """
    from scipy.stats import binom

    ordered = sorted(values)
    below = max(int(binom.ppf((1 - SURE) / 2, len(ordered), 0.5)) - 1, 0)
    return ordered[below], int(np.median(ordered)), ordered[len(ordered) - 1 - below]


def rates_by_chance(happened: int, of: int, happened_in_all: int, all_of: int) -> tuple[float, int]:
    """How often lots drawn among all would set a group's share as far from the others', and the sign of its difference.

    Fisher's exact test: every way of drawing the group by lot, with both margins as they are. (chance 0..1, -1/0/1)
    """
    from scipy.stats import fisher_exact

    elsewhere, rest = happened_in_all - happened, all_of - of
    if not of or not rest:
        return 1.0, 0
    chance = float(fisher_exact([[happened, of - happened], [elsewhere, rest - elsewhere]]).pvalue)
    return chance, int(np.sign(happened * rest - elsewhere * of))


def values_by_chance(ours: Sequence[int], theirs: Sequence[int]) -> tuple[float, int]:
    """How often lots would set one group's values as far above or below the others', and which it is.

    Rank-sum test with correction for ties (Mann, Whitney 1947). (chance 0..1, -1/0/1)
    """
    if not ours or not theirs or len({*ours, *theirs}) == 1:
        return 1.0, 0
    from scipy.stats import mannwhitneyu

    found = mannwhitneyu(ours, theirs, alternative="two-sided")
    return float(found.pvalue), int(np.sign(found.statistic - len(ours) * len(theirs) / 2))


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
    from scipy.stats import rankdata

    well = np.asarray(went_well, dtype=bool)
    good, bad = int(well.sum()), int((~well).sum())
    if not good or not bad:
        return 0.0, 0
    ranks = rankdata(scores)
    return float(ranks[well].sum() - good * (good + 1) / 2), good * bad


def better_than_a_coin(well: int, badly: int) -> float:
    """How often (0..1) the better of two has to stand first for lots to do so less than once in twenty.

    The rank-sum statistic's normal approximation (Mann, Whitney, Annals of Mathematical Statistics 18, 1947).
    """
    from scipy.stats import norm

    spread = ((well + badly + 1) / (12 * well * badly)) ** 0.5
    return float(0.5 + norm.ppf(SURE) * spread)
