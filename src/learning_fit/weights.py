"""How much each part of a fit counts, in words that a coordinator chooses."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """A weight in words. MUST is the heaviest weight, not a hard rule: rules forbid pairs, weights order them."""

    MUST = "must"
    MATTERS = "matters"
    NICE = "nice"
    IGNORE = "ignore"

    @property
    def number(self) -> int:
        """Each word counts twice the one below it: must 4, matters 2, nice 1, ignore 0 (a convention)."""
        return {"must": 4, "matters": 2, "nice": 1, "ignore": 0}[self.value]


class PartName(StrEnum):
    """The named parts a fit is made of (in the order they are kept).

    LEARNING_FIT: what is wanted against what is offered and has been lived. GOALS: whether where the mentee is going
    lies within what the mentor can give. IDEAL_MENTOR: the mentor the mentee has in mind. SHARED_ROAD: whether the
    mentor has gone through what the mentee goes through. FRESH_VIEWPOINT: two sides that pull against each other,
    different enough to see anew and near enough to have been there. PRACTICALITIES: whether the two can meet.
    """

    LEARNING_FIT = "learning_fit"
    GOALS = "goals"
    IDEAL_MENTOR = "ideal_mentor"
    SHARED_ROAD = "shared_road"
    FRESH_VIEWPOINT = "fresh_viewpoint"
    PRACTICALITIES = "practicalities"


PARTS = tuple(PartName)


@dataclass(frozen=True, kw_only=True)
class Weights:
    """A program's weights, one per part; learning fit leads unless the program says otherwise."""

    learning_fit: Weight = Weight.MUST
    goals: Weight = Weight.MATTERS
    ideal_mentor: Weight = Weight.MATTERS
    shared_road: Weight = Weight.MATTERS
    fresh_viewpoint: Weight = Weight.NICE
    practicalities: Weight = Weight.MATTERS

    def of(self, part: PartName) -> Weight:
        """The weight of one part."""
        weight: Weight = getattr(self, part.value)
        return weight
