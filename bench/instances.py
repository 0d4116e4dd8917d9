"""Made-up programs to match, the same on every machine and in every shape of block.

Everyone has three places and there are three mentees to a mentor, so the instances are full to the last place. The
fit of a pair, 0..10000, is the weighted sum of five criteria:

==================  =====  ==========================================================================================
wanted skills       .40    a mentee wants 1-4 of 120 skills, not all as much; a mentor offers 5-24, better or less well
goals               .20    the same with 24 goals, 1-3 wanted and 3-10 offered
seniority gap       .15    best two or three levels above the mentee, nothing below, on 12 levels
another unit        .10    mentor and mentee work in different units, of 28
time zone           .15    falls with the hours between them, of 24 zones
==================  =====  ==========================================================================================

A pair may not be (-1) when it shares no language or no free half-day, or when the mentor stands in the mentee's
reporting line; that forbids 44-49 % of all pairs. Skills and languages are unequally popular, as in life.

Each criterion is a one-hot or weight vector times a row of a kernel, so the fit of a pair is ONE inner product of 208
small whole numbers. No sum exceeds 10000, far below 2**24, so float32 arithmetic is exact in any order of addition.
"""

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.int64] | slice
Features = NDArray[np.float32]

PLACES = 3
SKILLS, GOALS, LEVELS, UNITS, ZONES = 120, 24, 12, 28, 24
HEIGHT = 3  # managers above a mentee who may be among the mentors
LANGUAGES = np.array([0.78, 0.28, 0.2, 0.14, 0.1, 0.08, 0.06, 0.05])  # how likely a person speaks each
HALF_DAYS = np.array([0.32, 0.28, 0.24, 0.2, 0.16, 0.14, 0.11])  # how likely a person is free
BLOCK = 1024  # mentees looked at together


class Crowd:
    """So many mentors and mentees, drawn from a seed: a source of fits that never holds them all.

    `shape` is (mentees, mentors), no fit is above `top`; `rows` gives the fit of some mentees with every mentor.
    """

    top = 10_000

    def __init__(self, mentors: int, mentees: int, seed: int = 1) -> None:
        self.shape = (mentees, mentors)
        self.seed = seed
        self.places = np.full(mentors, PLACES, dtype=np.int64)
        chance = np.random.default_rng([seed, mentors, mentees])
        self._wanted = _wanted(chance, mentees)
        self._offered = _offered(chance, mentors)
        self._speaks, self._silent = _shared(chance, mentees, mentors, LANGUAGES)
        self._free, self._busy = _shared(chance, mentees, mentors, HALF_DAYS)
        self._managers = _managers(chance, mentees, mentors)

    def rows(self, index: Index) -> NDArray[np.int16]:
        """Fit 0..10000 of the mentees at `index` with every mentor: (len(index), mentors), -1 = may not be."""
        fit = (self._wanted[index] @ self._offered).astype(np.int16)
        fit |= self._silent[self._speaks[index]]
        fit |= self._busy[self._free[index]]
        np.put_along_axis(fit, self._managers[index], -1, axis=1)
        return fit

    def all(self) -> NDArray[np.int16]:
        """The whole table, for sizes that fit: (mentees, mentors)."""
        return np.vstack([self.rows(block) for block in blocks(self.shape[0])])


def blocks(rows: int, size: int = BLOCK) -> list[slice]:
    """Rows in blocks, in order."""
    return [slice(start, min(start + size, rows)) for start in range(0, rows, size)]


def _wanted(chance: np.random.Generator, people: int) -> Features:
    """What mentees weigh, criterion by criterion: (mentees, 208)."""
    levels = np.minimum(chance.poisson(2.5, people), LEVELS - 1)
    units, zones = chance.integers(0, UNITS, people), _zones(chance, people)
    return np.hstack(
        [
            _shares(chance, people, SKILLS, most=4, total=1000),
            _shares(chance, people, GOALS, most=3, total=500),
            _seniority()[levels],
            (1000 * (np.arange(UNITS) != units[:, None])).astype(np.float32),
            _nearness()[zones],
        ]
    ).astype(np.float32)


def _offered(chance: np.random.Generator, people: int) -> Features:
    """What mentors bring, criterion by criterion: (208, mentors)."""
    levels = np.minimum(3 + chance.poisson(3.0, people), LEVELS - 1)
    units, zones = chance.integers(0, UNITS, people), _zones(chance, people)
    brought: list[NDArray[np.generic]] = [
        _strengths(chance, people, SKILLS, fewest=5, most=24),
        _strengths(chance, people, GOALS, fewest=3, most=10),
        np.eye(LEVELS)[levels],
        np.eye(UNITS)[units],
        np.eye(ZONES)[zones],
    ]
    return np.ascontiguousarray(np.hstack(brought).astype(np.float32).T)


def _drawn(chance: np.random.Generator, people: int, kinds: int) -> NDArray[np.int64]:
    """For each person all kinds in a chance order in which popular ones tend to come first (Gumbel's trick)."""
    popularity = -0.8 * np.log(np.arange(1, kinds + 1) + 4)
    return np.argsort(-(popularity + chance.gumbel(size=(people, kinds))), axis=1)


def _shares(chance: np.random.Generator, people: int, kinds: int, most: int, total: int) -> Features:
    """Each person's wishes: 1..most kinds, with whole shares that add up to `total`."""
    order = _drawn(chance, people, kinds)[:, :most]
    wishes = chance.integers(1, most + 1, people)
    weights = chance.integers(2, 10, (people, most)) * (np.arange(most) < wishes[:, None])
    shares = total * weights // weights.sum(axis=1, keepdims=True)
    shares[:, 0] += total - shares.sum(axis=1)
    return _spread(order, shares, kinds)


def _strengths(chance: np.random.Generator, people: int, kinds: int, fewest: int, most: int) -> Features:
    """Each person's gifts: fewest..most kinds, each with a strength of 1 to 4."""
    order = _drawn(chance, people, kinds)[:, :most]
    gifts = chance.integers(fewest, most + 1, people)
    strengths = np.minimum(chance.integers(1, 7, (people, most)), 4)
    return _spread(order, strengths * (np.arange(most) < gifts[:, None]), kinds)


def _spread(order: NDArray[np.int64], values: NDArray[np.int64], kinds: int) -> Features:
    table = np.zeros((len(order), kinds), dtype=np.float32)
    np.put_along_axis(table, order, values.astype(np.float32), axis=1)
    return table


def _seniority() -> NDArray[np.int64]:
    """The seniority criterion by levels of mentee and mentor, 0..1500."""
    by_gap = np.zeros(2 * LEVELS, dtype=np.int64)
    by_gap[:9] = [150, 900, 1500, 1500, 1250, 950, 650, 350, 100]
    gap = np.arange(LEVELS) - np.arange(LEVELS)[:, None]
    kernel: NDArray[np.int64] = np.where(gap >= 0, by_gap[gap], 0)
    return kernel


def _zones(chance: np.random.Generator, people: int) -> NDArray[np.int64]:
    """Most people live in three parts of the world."""
    centers = np.array([0, 6, 17])[chance.choice(3, people, p=[0.6, 0.25, 0.15])]
    zones: NDArray[np.int64] = centers + chance.integers(-2, 3, people)
    return zones % ZONES


def _nearness() -> NDArray[np.int64]:
    """The time zone criterion by zones of mentee and mentor, 0..1500."""
    hours = np.abs(np.arange(ZONES) - np.arange(ZONES)[:, None])
    return np.maximum(1500 - 170 * np.minimum(hours, ZONES - hours), 0)


def _shared(
    chance: np.random.Generator, mentees: int, mentors: int, likely: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Each mentee's kind, and for each kind -1 where it has nothing in common with a mentor, else 0."""
    has = _bits(chance, mentees, likely)
    kinds, kind = np.unique(has, return_inverse=True)
    return kind, -(kinds[:, None] & _bits(chance, mentors, likely) == 0).astype(np.int16)


def _bits(chance: np.random.Generator, people: int, likely: NDArray[np.float64]) -> NDArray[np.int16]:
    """What each person has, as bits; everybody has at least one."""
    has = chance.random((people, len(likely))) < likely
    has[np.arange(people), chance.choice(len(likely), people, p=likely / likely.sum())] = True
    return (has @ (1 << np.arange(len(likely)))).astype(np.int16)


def _managers(chance: np.random.Generator, mentees: int, mentors: int) -> NDArray[np.int64]:
    """Mentors in the reporting line of each mentee; those nearest the top stand above many: (mentees, HEIGHT)."""
    return (mentors * chance.random((mentees, HEIGHT)) ** np.arange(1, HEIGHT + 1)).astype(np.int64)
