"""A matching problem: people, weights, rules; and what follows from them for every pair at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from learning_fit import rules
from learning_fit.arrays import Bits, Ints, Smalls
from learning_fit.errors import UnknownPerson
from learning_fit.people import Mentee, Mentor, keys_of
from learning_fit.rules import PairKeys, Rules
from learning_fit.scoring import parts
from learning_fit.scoring.words import WordTable
from learning_fit.weights import PARTS, PartName, Weights

NEUTRAL_FIT = 5_000
"""The fit of a pair about whom nothing is known that the program weighs: neither for nor against."""


@dataclass(frozen=True)
class Problem:
    """Who is to be matched, by which weights, under which rules.

    People may come in any order: they are kept sorted by key, so that the order of input changes nothing. The keys are
    persons; whoever stands on both sides is never matched with themselves. Raises `InvalidPerson` for a key that stands
    twice on one side. Everything per pair is worked out once, when first asked for, and kept.
    """

    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    weights: Weights = field(default_factory=Weights)
    rules: Rules = field(default_factory=Rules)

    def __init__(
        self,
        mentors: Iterable[Mentor],
        mentees: Iterable[Mentee],
        weights: Weights | None = None,
        rules: Rules | None = None,
    ) -> None:
        object.__setattr__(self, "mentors", tuple(sorted(mentors, key=lambda person: person.key)))
        object.__setattr__(self, "mentees", tuple(sorted(mentees, key=lambda person: person.key)))
        object.__setattr__(self, "weights", weights or Weights())
        object.__setattr__(self, "rules", rules or Rules())
        keys_of(self.mentors)
        keys_of(self.mentees)

    def weighed(self, weights: Weights) -> "Problem":
        """The same people and rules by other weights; what no weight touches is not worked out again."""
        other = Problem((), (), weights)
        kept = {name: value for name, value in vars(self).items() if name not in {"weights", "fit"}}
        vars(other).update(kept)
        return other

    @cached_property
    def fit(self) -> Ints:
        """The fit of every pair, 0..10000, (mentees, mentors): weighted mean of the known parts, rounded half up."""
        weighed = np.zeros(self._shape, dtype=np.int32)
        total = np.zeros(self._shape, dtype=np.int32)
        for part in PARTS:
            weight, value = self.weights.of(part).number, self.part(part)
            weighed += np.where(value >= 0, value, 0) * np.int32(weight)
            total += np.where(value >= 0, np.int32(weight), 0)
        mean = (2 * weighed + total) // np.maximum(2 * total, 1)
        return np.where(total > 0, mean, NEUTRAL_FIT).astype(np.int64)

    @cached_property
    def forbidden(self) -> Bits:
        """Which rules forbid each pair, as bits; 0 is allowed. (mentees, mentors)"""
        return rules.forbidden(self.mentees, self.mentors, self.rules)

    @cached_property
    def places(self) -> Ints:
        """Free places of each mentor; none while paused. (mentors,)"""
        return np.array([0 if m.paused else m.places for m in self.mentors], dtype=np.int64)

    def part(self, name: PartName) -> Smalls:
        """One part for every pair, in ten-thousandths, -1 where not known. (mentees, mentors)"""
        return self._parts[name]

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

    @cached_property
    def learning_words(self) -> WordTable:
        """What mentees want to learn against what mentors can help with, in own words."""
        return WordTable(tuple(m.own_words for m in self.mentees), tuple(m.own_words for m in self.mentors))

    @cached_property
    def road_words(self) -> WordTable:
        """Where mentees are going against the road mentors have gone (or else what they say of themselves)."""
        roads = tuple(mentor.road or mentor.own_words for mentor in self.mentors)
        return WordTable(tuple(mentee.goals for mentee in self.mentees), roads)

    @cached_property
    def _parts(self) -> dict[PartName, Smalls]:
        people = (self.mentees, self.mentors)
        return {
            PartName.LEARNING_FIT: parts.learning_fit(*people, self.learning_words),
            PartName.SHARED_ROAD: parts.shared_road(*people, self.road_words),
            PartName.FRESH_VIEWPOINT: parts.fresh_viewpoint(*people),
            PartName.PRACTICALITIES: parts.practicalities(*people),
        }

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {mentee.key: index for index, mentee in enumerate(self.mentees)}

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {mentor.key: index for index, mentor in enumerate(self.mentors)}

    @property
    def _shape(self) -> tuple[int, int]:
        return len(self.mentees), len(self.mentors)
