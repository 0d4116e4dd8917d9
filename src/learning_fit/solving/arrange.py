"""The order of aims, exactly: most people matched, then the best worst match, then the greatest total."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from learning_fit.arrays import Bools, Ints
from learning_fit.solving.kernel import NEVER, Solution, candidates, most_matched, solve

STEP = 10_001  # one more than the greatest fit


@dataclass(frozen=True)
class Field:
    """What is still open of a problem: fit (open mentees, mentors), -1 where a pair may not be; places (mentors,)."""

    fit: Ints
    places: Ints
    seed: int = 0

    @property
    def head(self) -> int:
        """Worth of one person matched: more than all the fit there could ever be."""
        return (len(self.fit) + 1) * STEP

    @cached_property
    def freest(self) -> Solution:
        """The most people and then the greatest total, however weak the worst match."""
        return self.best(0)

    @cached_property
    def possible(self) -> int:
        """How many people can be matched at all."""
        return int(np.count_nonzero(self.freest.mate >= 0))

    @cached_property
    def best_worst(self) -> int:
        """The greatest floor under every match that still leaves `possible` people matched (bisection over fits)."""
        if not self.possible:
            return 0
        low = self._worst(self.freest)
        levels = np.unique(self.fit[(self.fit >= low) & (self.fit <= self._ceiling)])
        near = candidates(np.where(self.fit >= 0, self.fit + 1, NEVER))
        start = self._bisect(levels, 0, len(levels), near)
        return int(levels[self._climb(levels, start)])

    @cached_property
    def fairest(self) -> Solution:
        """The plan: most people, best worst match, greatest total."""
        return self.best(self.best_worst)

    def best(self, floor: int, kept: Bools | None = None) -> Solution:
        """Most people, then greatest total, of matches not below `floor`.

        Of plans equally good, `kept` (open mentees, mentors) asks for the one with the most of those pairs.
        """
        scale = 1 if kept is None else len(self.fit) + 1
        worth = (self.fit + self.head) * scale + (0 if kept is None else kept)
        return solve(np.where(self.fit >= max(floor, 0), worth, NEVER), self.places, self.seed)

    def total_bound(self, floor: int, people: int) -> int:
        """No arrangement of so many people, none below `floor`, has a greater total; such an arrangement must exist."""
        if people == self.possible and floor in (0, self.best_worst):
            return (self.fairest if floor else self.freest).bound - people * self.head
        # A column that everyone prefers to any mentor takes all but `people` out of the field.
        aside, out = 2 * (self.head + STEP), len(self.fit) - people
        worth = np.where(self.fit >= floor, self.fit + self.head, NEVER)
        gain = np.hstack([worth, np.full((len(worth), 1), aside)])
        return solve(gain, np.append(self.places, out), self.seed).bound - people * self.head - out * aside

    def _worst(self, solution: Solution) -> int:
        (matched,) = np.nonzero(solution.mate >= 0)
        return int(self.fit[matched, solution.mate[matched]].min())

    @property
    def _ceiling(self) -> int:
        """When everybody can be matched, no floor can pass what the worst-off person's best mentor gives."""
        return int(self.fit.max(axis=1).min()) if self.possible == len(self.fit) else STEP

    def _climb(self, levels: Ints, start: int) -> int:
        """From a floor that holds, one look at the next; only when that holds too, bisect over all pairs."""
        everyone = self.fit >= 0
        if start + 1 >= len(levels) or not self._holds(levels[start + 1], everyone):
            return start
        return self._bisect(levels, start + 1, len(levels), everyone)

    def _bisect(self, levels: Ints, low: int, high: int, among: Bools) -> int:
        """The highest place in `levels` whose floor holds among some pairs, known to be at least `low`."""
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._holds(levels[middle], among) else (low, middle)
        return low

    def _holds(self, floor: np.int64, among: Bools) -> bool:
        return most_matched(among & (self.fit >= floor), self.places) == self.possible
