"""A program's own past as plain values: pairs, the parts of their fit, and whether it went well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from learning_fit.arrays import Bools, Ints
from learning_fit.errors import InvalidPast
from learning_fit.weights import PARTS, PartName, Weights

Reals = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class PastPair:
    """A pair that was, and what came of it.

    `mentee` is any key: the pairs of one mentee are counted together, never as if they were strangers. `parts` are the
    parts of the fit as they were when the two were matched, 0..1; what is None or missing was not known. `went_well` is
    the outcome asked about, one at a time: they accepted, they kept meeting, they were satisfied. Raises `InvalidPast`.
    """

    mentee: str
    parts: Mapping[PartName, float | None]
    went_well: bool

    def __post_init__(self) -> None:
        for name, value in self.parts.items():
            if value is not None and not 0 <= value <= 1:
                raise InvalidPast(self.mentee, f"{name} is {value}, not within 0 and 1")


@dataclass(frozen=True)
class Past:
    """Past pairs as arrays, in an order of their own: the order of input changes nothing.

    `values` (pairs, parts) with NaN where not known; `went_well` (pairs,); `mentee` (pairs,) numbers from 0 up.
    """

    values: Reals
    went_well: Bools
    mentee: Ints

    @classmethod
    def of(cls, pairs: Iterable[PastPair]) -> "Past":
        """The pairs, sorted by mentee, then by what is known of them."""
        rows = sorted((pair.mentee, tuple(_filled(pair)), pair.went_well) for pair in pairs)
        keys = {key: number for number, key in enumerate(sorted({row[0] for row in rows}))}
        values = np.array([row[1] for row in rows], dtype=np.float64).reshape(len(rows), len(PARTS))
        return cls(
            np.where(values < 0, np.nan, values),
            np.array([row[2] for row in rows], dtype=bool),
            np.array([keys[row[0]] for row in rows], dtype=np.int64),
        )

    @cached_property
    def features(self) -> Reals:
        """Parts, then a sign for each part that some pairs lack and others don't. (pairs, parts + signs)

        An unknown value stands at the mean of the known ones, so it speaks neither for nor against; the sign takes up
        whatever sets people apart who left an answer out (missing-indicator method), and is no part of the proposal.
        """
        unknown = np.isnan(self.values)
        known = np.maximum((~unknown).sum(axis=0), 1)
        mean = np.where(unknown, 0.0, self.values).sum(axis=0) / known
        lacking = unknown.any(axis=0) & ~unknown.all(axis=0)
        return np.hstack([np.where(unknown, mean, self.values), unknown[:, lacking].astype(np.float64)])

    @cached_property
    def mentees(self) -> int:
        """How many mentees the pairs are of."""
        return int(self.mentee.max()) + 1 if len(self.mentee) else 0

    def some(self, chosen: Bools) -> "Past":
        """The pairs that are chosen, the mentees numbered anew."""
        _keys, mentee = np.unique(self.mentee[chosen], return_inverse=True)
        return Past(self.values[chosen], self.went_well[chosen], mentee.astype(np.int64))

    def fit_by(self, weights: Reals) -> Reals:
        """The fit of each pair as rounds count it: the weighted mean of its known parts, one half of nothing."""
        known = ~np.isnan(self.values)
        total = known @ weights
        weighed = np.where(known, self.values, 0.0) @ weights
        mean: Reals = np.where(total > 0, weighed / np.where(total > 0, total, 1.0), 0.5)
        return mean


def numbers_of(weights: Weights) -> Reals:
    """Weights as numbers, in the order of the parts."""
    return np.array([weights.of(part).number for part in PARTS], dtype=np.float64)


def _filled(pair: PastPair) -> Iterable[float]:
    for part in PARTS:
        value = pair.parts.get(part)
        yield -1.0 if value is None else float(value)
