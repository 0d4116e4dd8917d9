"""What of a plan is still open, as numbers: arranged by each aim, and bounded for plans that others made."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from learning_fit.arrays import Ints, Whole
from learning_fit.errors import InvalidScores
from learning_fit.solving.apart import best_apart, fairest_apart, stable_apart
from learning_fit.solving.assign import Aim
from learning_fit.solving.floors import Raised, heads_of
from learning_fit.solving.graph import Graph, ranges
from learning_fit.solving.mirror import Mirror
from learning_fit.solving.optimum import Optimum, Progress, optimum, quiet
from learning_fit.solving.pairs import BlockPairs, DenseScores, Scores
from learning_fit.solving.terms import Terms

KEPT_IN_MEMORY = 20_000_000
"""Up to so many pairs are worked out once; beyond, block by block whenever they are asked for."""


@dataclass(frozen=True)
class Spots:
    """Some pairs as places in the field, in any order. Two arrays of equal length."""

    rows: Ints
    columns: Ints


@dataclass(frozen=True)
class Field:
    """Fits of (open mentees, mentors), below 0 where a pair may not be; how many each asks for and may have.

    `mirror` says who stands on both sides: two of them are never given to each other both ways round.
    """

    fits: Scores
    terms: Terms
    mirror: Mirror | None = None
    seed: int = 0
    progress: Progress = field(default=quiet, compare=False)

    @cached_property
    def freest(self) -> Optimum:
        """The most people and then the greatest total, however weak the worst match."""
        return self._best(0, self.progress)

    @cached_property
    def raised(self) -> Raised:
        """The most people, then the best worst match, then the greatest total."""
        return fairest_apart(
            self.fits, self.terms, self.mirror, lambda: self.freest, seed=self.seed, progress=self.progress
        )

    @cached_property
    def most(self) -> Optimum:
        """A choice that as many people are matched in as can be, or more where that many is not proven."""
        proven = self.freest.support.bound == self.freest.value
        return self.freest if proven else optimum(BlockPairs(self.fits), self.terms, seed=self.seed)

    @cached_property
    def possible(self) -> int:
        """The most pairs that can be at once."""
        return len(self.most.used)

    @property
    def best_worst(self) -> int:
        """The greatest floor under every match that still leaves as many people matched."""
        return self.raised.floor

    def heads(self, spots: Spots) -> int:
        """What it is worth that people are matched at all, and that mentors have as many as they would like."""
        held = np.bincount(spots.rows, minlength=self.fits.shape[0]).astype(np.int64)
        load = np.bincount(spots.columns, minlength=self.fits.shape[1]).astype(np.int64)
        return self.terms.worth_of_rows(held) + self.terms.worth_of_columns(load)

    @cached_property
    def most_heads(self) -> int:
        """What that is worth at best."""
        return heads_of(self.most)

    def arranged(self, aim: Aim, near: Spots | None = None, stay: int = 0) -> Spots:
        """The best arrangement by an aim. A pair of `near` counts `stay` points more in the total, and wins a tie.

        By `Aim.STABLE` it wins between equals only; raises `InvalidScores` for a `stay`.
        """
        chosen: Graph | Optimum
        if aim is Aim.STABLE:
            if stay:
                raise InvalidScores("a bonus for staying would count against being stable: leave stay at 0")
            fits = self.fits if near is None or not len(near.rows) else Favoured(self.fits, near, 2, 1)
            chosen = stable_apart(fits, self.terms, self.mirror, seed=self.seed, progress=self.progress)
        elif near is None or not len(near.rows):
            chosen = self.freest if aim is Aim.TOTAL else self.raised.optimum
        else:
            chosen = self._nearest(0 if aim is Aim.TOTAL else self.best_worst, near, stay)
        return Spots(chosen.rows, chosen.columns)

    def total_at(self, floor: int) -> int:
        """The greatest total with as many people matched as can be, none below a floor that this leaves possible."""
        return int(self._best_at(floor).scores.sum())

    def total_bound(self, floor: int, count: int, reaches_most: bool) -> int:
        """No arrangement of so many pairs, none below `floor`, has a greater total; such an arrangement must exist.

        With `reaches_most` only arrangements count that reach as much as can be (see `most_heads`); without, all do.
        """
        if reaches_most:
            return self._best_at(floor).support.bound - self.most_heads
        terms = replace(self.terms, at_least=np.zeros_like(self.terms.at_least))
        if terms.steps > 1:
            return self._bound_of_so_many(count, floor, replace(terms, people_first=False))
        return replace(self, terms=terms).of_so_many(count, floor).bound

    def _bound_of_so_many(self, count: int, floor: int, terms: Terms) -> int:
        """The greatest total of so many pairs, whoever has them: at a toll on each that leaves just as many worth it.

        The greatest total is concave in the number of pairs (they are those of a flow), so some whole toll is exact; a
        bound where pairs must not turn each other round.
        """
        low, high = 0, self.fits.top + 1
        bounds: list[int] = []
        while low < high:
            toll = (low + high) // 2
            found = best_apart(Lowered(self.fits, toll, floor), terms, self.mirror, seed=self.seed)
            bounds.append(found.support.bound + toll * count)
            if len(found.used) > count:
                low = toll + 1
            else:
                high = toll
        return min(bounds)

    def of_so_many(self, count: int, floor: int = 0, near: Spots | None = None) -> "SoMany":
        """The best arrangement of so many pairs, one for each mentee, none below `floor`.

        Who is left out fills one column more, which would like to have just so many. With `near` it first keeps as many
        of those pairs as can be, and nobody in them goes without a mentor.
        """
        scale = 1 if near is None else (count + 1) * (self.fits.top + 1)
        fits = self.fits if near is None else Favoured(self.fits, near, 1, scale)
        aside = Aside(fits, () if near is None else tuple(near.rows.tolist()))
        out = int(self.terms.demand.sum()) - count
        others = np.zeros_like(self.terms.capacity)  # how many a mentor would like to have at least is asked elsewhere
        terms = Terms(self.terms.demand, np.append(self.terms.capacity, out), np.append(others, out), aside.top)
        best = best_apart(aside, terms, self.mirror and self.mirror.wider(), floor=floor, seed=self.seed)
        real = best.columns < self.fits.shape[1]
        whole = terms.head * (int(terms.demand.sum()) + out)  # everybody has a mentor or is left out
        return SoMany(Spots(best.rows[real], best.columns[real]), best.support.bound - whole - out * aside.top)

    def _best_at(self, floor: int) -> Optimum:
        if floor == 0:
            return self.freest
        if floor == self.best_worst:
            return self.raised.optimum
        return self._best(floor)

    def _best(self, floor: int, progress: Progress = quiet) -> Optimum:
        return best_apart(self.fits, self.terms, self.mirror, floor=floor, seed=self.seed, progress=progress)

    def _nearest(self, floor: int, near: Spots, stay: int) -> Optimum:
        scale = int(self.terms.demand.sum()) + 1
        fits = Favoured(self.fits, near, scale, stay * scale + 1, floor)
        terms = replace(self.terms, top=fits.top)
        return best_apart(fits, terms, self.mirror, floor=floor * scale, seed=self.seed, progress=self.progress)


@dataclass(frozen=True)
class SoMany:
    """An arrangement, and what the sum of fits of so many pairs is at most: its own sum where that is proven."""

    spots: Spots
    bound: int


class Favoured:
    """Fits times a scale, with a bonus for some pairs; it lifts none over the floor."""

    def __init__(self, fits: Scores, near: Spots, scale: int, bonus: int, floor: int = 0) -> None:
        self._fits, self._scale, self._bonus, self._floor = fits, scale, bonus, floor * scale
        self.shape = fits.shape
        self.top = fits.top * scale + bonus
        order = np.argsort(near.rows, kind="stable")
        self._near = Spots(near.rows[order], near.columns[order])

    def rows(self, index: Ints) -> Whole:
        """As `Scores.rows`."""
        block = self._fits.rows(index).astype(np.int64) * self._scale
        first, last = np.searchsorted(self._near.rows, index), np.searchsorted(self._near.rows, index, side="right")
        place = np.repeat(np.arange(len(index)), last - first)
        columns = self._near.columns[ranges(first.astype(np.int64), last.astype(np.int64))]
        block[place, columns] += np.where(block[place, columns] >= self._floor, self._bonus, 0)
        return block


class Lowered:
    """Fits that reach a floor, less a toll; what is then below 0 is not worth it."""

    def __init__(self, fits: Scores, toll: int, floor: int) -> None:
        self._fits, self._toll, self._floor = fits, toll, floor
        self.shape, self.top = fits.shape, fits.top

    def rows(self, index: Ints) -> Whole:
        """As `Scores.rows`."""
        block = self._fits.rows(index).astype(np.int64)
        return np.where(block >= self._floor, np.maximum(block - self._toll, -1), -1)


class Aside:
    """Fits with one column more, for everybody but a few: who is there has no mentor."""

    def __init__(self, fits: Scores, never: tuple[int, ...]) -> None:
        self._fits = fits
        self.shape = (fits.shape[0], fits.shape[1] + 1)
        self.top = fits.top
        self._stays = np.zeros(fits.shape[0], dtype=bool)
        self._stays[list(never)] = True

    def rows(self, index: Ints) -> Whole:
        """As `Scores.rows`."""
        aside = np.where(self._stays[index], -1, self.top)[:, None]
        return np.hstack([self._fits.rows(index).astype(np.int64), aside])


def in_memory(fits: Scores) -> Scores:
    """The same fits, worked out once when they are not too many."""
    if fits.shape[0] * fits.shape[1] > KEPT_IN_MEMORY:
        return fits
    return DenseScores(fits.rows(np.arange(fits.shape[0])).astype(np.int16))
