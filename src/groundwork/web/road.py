"""The road two people walk: where its fences stand and where on it a moment lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict


class Stage(TypedDict):
    """One stretch of the road; `state` is "behind", "here" or "ahead"."""

    name: str
    when: str
    state: str


@dataclass(frozen=True)
class Road:
    """What the `road` tag draws. All places run from 0 to 1."""

    stages: Sequence[Stage]
    talks: Sequence[float] = ()
    today: float = 0
    next_talk: float | None = None
    label: str = ""


@dataclass(frozen=True)
class Shape:
    """How the furrow rises: the control points of its curve keep x linear, so a place on it is simple to compute."""

    height: int
    start: int
    end: int
    fence_top: int
    fence_height: int
    apart: int = field(default=9)

    def upper(self, place: float) -> float:
        """Height of the upper line at a place."""
        return self.start + (self.end - self.start) * (3 * place**2 - 2 * place**3)

    def between(self, place: float) -> float:
        """Midway between the two lines, where talks sit."""
        return self.upper(place) + self.apart / 2

    @property
    def lines(self) -> str:
        lower_start, lower_end = self.start + self.apart, self.end + self.apart
        return (
            f"M0 {self.start}C333.3 {self.start} 666.7 {self.end} 1000 {self.end}"
            f"M0 {lower_start}C333.3 {lower_start} 666.7 {lower_end} 1000 {lower_end}"
        )


TALL = Shape(height=128, start=100, end=38, fence_top=30, fence_height=90)
FLAT = Shape(height=96, start=74, end=26, fence_top=14, fence_height=76)


def shares(stages: int) -> list[float]:
    """How much of the road each stage takes; four stages stand as in the list below the picture, 2 : 4 : 2 : 2."""
    return [0.2, 0.4, 0.2, 0.2] if stages == 4 else [1 / stages] * stages


def place_of(moment: datetime, fences: Sequence[datetime]) -> float:
    """Where a moment lies, given when each stage begins and, last, when the road ends."""
    so_far = 0.0
    for share, begins, ends in zip(shares(len(fences) - 1), fences, fences[1:], strict=False):
        if moment < ends and ends > begins:
            return so_far + share * max(0.0, (moment - begins) / (ends - begins))
        so_far += share
    return 1.0
