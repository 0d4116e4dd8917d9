"""One part of a fit for any block of mentees: the mean of its known items, lifted by own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from learning_fit.arrays import Bools, Floats, Ints, Smalls
from learning_fit.scoring.items import EVERY, Item, Some
from learning_fit.scoring.likeness import Likeness

WHOLE = 10_000
UNKNOWN = -1
LIFT = 0.3  # how much of what the items leave open can be won by own words


@dataclass(frozen=True)
class Side:
    """Items that say one thing together: their mean over what is known.

    `instead` maps an item to another that makes it needless: it counts only where that other is not known.
    """

    name: str
    items: tuple[Item, ...]
    instead: dict[str, str] = field(default_factory=dict)

    def mean(self, rows: Ints, columns: Some = EVERY) -> tuple[Floats, Bools]:
        """The mean over what is known, 0 where nothing is, and where anything is. (len(rows), len(columns))"""
        if len(self.items) == 1:
            item = self.items[0]
            return item.values(rows, columns), np.logical_and.outer(item.row_known[rows], item.column_known[columns])
        patterns = self._row_bits[rows][:, None] & self._column_bits[columns]
        total = np.zeros(patterns.shape, dtype=np.float32)
        for item in self.items:
            values = item.values(rows, columns)
            if better := self.instead.get(item.name):
                values = np.where(patterns & self._bit(better), np.float32(0), values)
            total += values
        counts = self._counts.take(patterns)
        mean: Floats = np.divide(total, np.maximum(counts, np.float32(1)))
        return mean, counts > 0

    def of_pair(self, row: int, column: int) -> float | None:
        """The mean for one pair, 0..1, None where nothing is known."""
        value, known = self.mean(np.array([row], dtype=np.int64), np.array([column], dtype=np.int64))
        return round(float(value[0, 0]), 4) if known[0, 0] else None

    def known(self, row: int, column: int) -> tuple[str, ...]:
        """The items that count for one pair."""
        pattern = int(self._row_bits[row] & self._column_bits[column])
        return tuple(item.name for item in self.items if self._used(item, pattern))

    def _bit(self, name: str) -> np.uint8:
        return np.uint8(1 << [item.name for item in self.items].index(name))

    def _used(self, item: Item, pattern: int) -> bool:
        better = self.instead.get(item.name)
        return bool(pattern & self._bit(item.name)) and not (better and pattern & self._bit(better))

    @cached_property
    def _row_bits(self) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
        return _bits([item.row_known for item in self.items])

    @cached_property
    def _column_bits(self) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
        return _bits([item.column_known for item in self.items])

    @cached_property
    def _counts(self) -> Floats:
        """How many items count, by the pattern of what both have answered."""
        patterns = range(1 << len(self.items))
        return np.array([sum(self._used(item, each) for item in self.items) for each in patterns], dtype=np.float32)


@dataclass(frozen=True)
class PartTable:
    """A part made of one side, or of two that pull against each other, and perhaps of own words."""

    sides: tuple[Side, ...]
    words: Likeness | None = None

    def values(self, rows: Ints, columns: Some = EVERY) -> Smalls:
        """The part in ten-thousandths, -1 where not known. (len(rows), len(columns))"""
        value, known = balanced([side.mean(rows, columns) for side in self.sides])
        if self.words is not None:
            value, known = lifted(value, known, self.words, rows, columns)
        rounded = np.rint(value * np.float32(WHOLE))  # no value lies beyond 1 by more than a rounding error
        return np.where(known, rounded, np.float32(UNKNOWN)).astype(np.int16)


def balanced(sides: Sequence[tuple[Floats, Bools]]) -> tuple[Floats, Bools]:
    """One side as it is; of two, halfway between their mean and the lesser, so that neither stands in for the other.

    Where one of the two is not known, the other speaks alone.
    """
    if len(sides) == 1:
        return sides[0]
    (one, one_known), (other, other_known) = sides
    both = one_known & other_known
    mixed = (one + other + 2 * np.minimum(one, other)) / np.float32(4)
    return np.where(both, mixed, one + other), one_known | other_known


def lifted(value: Floats, known: Bools, words: Likeness, rows: Ints, columns: Some = EVERY) -> tuple[Floats, Bools]:
    """Own words speak for a pair, never against it: they win a share of what the items leave open.

    Where the items are unknown, words start from one half, so that to have written something never costs a place.
    """
    likeness = words.values(rows, columns)
    wrote = np.logical_and.outer(words.row_known[rows], words.column_known[columns])
    with_items = value + np.float32(LIFT) * (1 - value) * likeness
    return np.where(known, with_items, np.float32(0.5) + np.float32(0.5) * likeness), known | wrote


def _bits(flags: Sequence[Bools]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    bits = np.zeros(len(flags[0]), dtype=np.uint8)
    for place, flag in enumerate(flags):
        bits |= flag.astype(np.uint8) << np.uint8(place)
    return bits
