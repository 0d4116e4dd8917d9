"""A matching problem: people, weights, rules; and what follows from them for every pair, all at once or by blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np

from learning_fit.arrays import Bits, Ints, Points, Smalls
from learning_fit.errors import UnknownPerson
from learning_fit.forbidding import Forbidding
from learning_fit.people import Mentee, Mentor, keys_of
from learning_fit.rules import PairKeys, Rules
from learning_fit.scoring.items import each_of
from learning_fit.scoring.likeness import Counted, EncodedWords, Encoder, Likeness, SharedWords, Texts, counted_stems
from learning_fit.scoring.parts import TABLES
from learning_fit.scoring.table import PartTable
from learning_fit.weights import PARTS, PartName, Weights

NEUTRAL_FIT = 5_000
"""The fit of a pair about whom nothing is known that the program weighs: neither for nor against."""

CELLS_AT_A_TIME = 1 << 18  # of pairs: what is worked out on the way stays in the processor's cache
SMALL = 1 << 20  # up to so many pairs, parts are kept once worked out
KEPT = 20_000_000  # up to so many pairs, fits and rules are kept


@dataclass(frozen=True)
class Problem:
    """Who is to be matched, by which weights, under which rules.

    People may come in any order: they are kept sorted by key, so that the order of input changes nothing. The keys are
    persons; whoever stands on both sides is never matched with themselves, and no two are matched both ways round.
    `encoder` compares own words by their meaning; without one, by the telling words they share. Raises `InvalidPerson`
    for a key that stands twice on one side, and `EncoderFailed` when its answer cannot be used.

    `fit`, `forbidden` and `part` hold every pair, are worked out when first asked for, and kept. For many people ask
    for blocks of mentees by their places (`fit_rows`, `forbidden_rows`, `part_rows`): the numbers are the same.
    """

    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    weights: Weights = field(default_factory=Weights)
    rules: Rules = field(default_factory=Rules)
    encoder: Encoder | None = None

    def __init__(
        self,
        mentors: Iterable[Mentor],
        mentees: Iterable[Mentee],
        weights: Weights | None = None,
        rules: Rules | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        object.__setattr__(self, "mentors", tuple(sorted(mentors, key=lambda person: person.key)))
        object.__setattr__(self, "mentees", tuple(sorted(mentees, key=lambda person: person.key)))
        object.__setattr__(self, "weights", weights or Weights())
        object.__setattr__(self, "rules", rules or Rules())
        object.__setattr__(self, "encoder", encoder)
        keys_of(self.mentors)
        keys_of(self.mentees)

    def weighed(self, weights: Weights) -> "Problem":
        """The same people and rules by other weights; what no weight touches is not worked out again."""
        other = Problem((), (), weights)
        kept = {name: value for name, value in vars(self).items() if name not in {"weights", "fit", "_kept_fit"}}
        vars(other).update(kept)
        return other

    @cached_property
    def fit(self) -> Ints:
        """The fit of every pair, 0..10000, (mentees, mentors): weighted mean of the known parts, rounded half up."""
        return (self._kept_fit if self._is_kept else self._fit_of(self._all_rows)).astype(np.int64)

    @cached_property
    def forbidden(self) -> Bits:
        """Which rules forbid each pair, as bits; 0 is allowed. (mentees, mentors)"""
        return self._forbidden_of(self._all_rows)

    @cached_property
    def places(self) -> Ints:
        """Free places of each mentor; none while paused. (mentors,)"""
        return np.array([0 if m.paused else m.places for m in self.mentors], dtype=np.int64)

    def part(self, name: PartName) -> Smalls:
        """One part for every pair, in ten-thousandths, -1 where not known. (mentees, mentors)"""
        if name not in self._parts:
            self._parts[name] = self.part_rows(name, self._all_rows)
        return self._parts[name]

    def fit_rows(self, rows: Ints | Sequence[int]) -> Points:
        """The fit of some mentees, given by their places, with every mentor. (len(rows), mentors)"""
        places = np.asarray(rows, dtype=np.int64)
        return self._kept_fit[places].astype(np.int32) if self._is_kept else self._fit_of(places)

    def forbidden_rows(self, rows: Ints | Sequence[int]) -> Bits:
        """Which rules forbid each pair of some mentees, as bits; 0 is allowed. (len(rows), mentors)"""
        places = np.asarray(rows, dtype=np.int64)
        return self.forbidden[places] if self._is_kept else self._forbidden_of(places)

    def part_rows(self, name: PartName, rows: Ints | Sequence[int]) -> Smalls:
        """One part of some mentees, in ten-thousandths, -1 where not known. (len(rows), mentors)"""
        places = np.asarray(rows, dtype=np.int64)
        values = np.empty((len(places), len(self.mentors)), dtype=np.int16)
        for some in self._blocks(len(places)):
            values[some] = self._values(name, places[some])
        return values

    def part_of(self, name: PartName, rows: Ints, columns: Ints) -> Smalls:
        """One part of some pairs, given by their places, as in `part_rows`. (len(rows),)"""
        if name in self._parts:
            return self._parts[name][rows, columns]
        return each_of(lambda theirs: self.table(name).values(rows, theirs), columns)

    def table(self, name: PartName) -> PartTable:
        """What one part is made of, prepared once."""
        if name not in self._tables:
            self._tables[name] = TABLES[name](self.mentees, self.mentors, self._compare)
        return self._tables[name]

    @property
    def own_words(self) -> tuple[str, ...]:
        """Every text that an encoder is asked for, sorted: to encode them beforehand and keep the vectors."""
        found: set[str] = set()
        for name in PARTS:
            words = self.table(name).words
            found |= set(words.texts) if words else set()
        return tuple(sorted(found))

    def row(self, mentee: str) -> int:
        """Where a mentee stands; raises `UnknownPerson`."""
        if mentee not in self._rows:
            raise UnknownPerson(mentee, "mentee")
        return self._rows[mentee]

    def column(self, mentor: str) -> int:
        """Where a mentor stands; raises `UnknownPerson`."""
        if mentor not in self._columns:
            raise UnknownPerson(mentor, "mentor")
        return self._columns[mentor]

    def holds(self, pair: PairKeys) -> bool:
        """Are both people of a pair in this problem?"""
        return pair[0] in self._columns and pair[1] in self._rows

    def _fit_of(self, places: Ints) -> Points:
        fit = np.empty((len(places), len(self.mentors)), dtype=np.int32)
        for some in self._blocks(len(places)):
            fit[some] = self._mean(places[some])
        return fit

    def _forbidden_of(self, places: Ints) -> Bits:
        bits = np.empty((len(places), len(self.mentors)), dtype=np.uint16)
        for some in self._blocks(len(places)):
            bits[some] = self._forbidding.rows(places[some])
        return bits

    @property
    def _is_kept(self) -> bool:
        return len(self.mentees) * len(self.mentors) <= KEPT

    @cached_property
    def _kept_fit(self) -> Smalls:
        if len(self.mentees) * len(self.mentors) <= SMALL:
            for name in PARTS:
                self.part(name)
        return self._fit_of(self._all_rows).astype(np.int16)

    def _mean(self, rows: Ints) -> Points:
        """Whole numbers below 2**24 all the way, and so exact as float32; the half is rounded up."""
        weighed = np.zeros((len(rows), len(self.mentors)), dtype=np.float32)
        total = np.zeros_like(weighed)
        for name in PARTS:
            if weight := np.float32(self.weights.of(name).number):
                value = self._values(name, rows)
                weighed += weight * np.maximum(value, 0)
                total += weight * (value >= 0)
        mean = np.floor((2 * weighed + total) / np.maximum(2 * total, 1))
        return np.where(total > 0, mean, NEUTRAL_FIT).astype(np.int32)

    def _values(self, name: PartName, rows: Ints) -> Smalls:
        return self._parts[name][rows] if name in self._parts else self.table(name).values(rows)

    def _blocks(self, rows: int) -> list[slice]:
        step = max(1, CELLS_AT_A_TIME // max(1, len(self.mentors)))
        return [slice(start, start + step) for start in range(0, rows, step)]

    def _compare(self, rows: Sequence[Texts], columns: Sequence[Texts]) -> Likeness:
        if self.encoder:
            return EncodedWords(rows, columns, self.encoder, self._counted)
        return SharedWords(rows, columns, self._counted)

    @cached_property
    def _counted(self) -> Counted:
        return cache(counted_stems)

    @cached_property
    def _forbidding(self) -> Forbidding:
        return Forbidding(self.mentees, self.mentors, self.rules)

    @cached_property
    def _tables(self) -> dict[PartName, PartTable]:
        return {}

    @cached_property
    def _parts(self) -> dict[PartName, Smalls]:
        return {}

    @cached_property
    def _all_rows(self) -> Ints:
        return np.arange(len(self.mentees), dtype=np.int64)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {mentee.key: index for index, mentee in enumerate(self.mentees)}

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {mentor.key: index for index, mentor in enumerate(self.mentors)}
