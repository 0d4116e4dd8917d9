"""Bare scores drawn by hypothesis, and every choice of pairs there is: small enough to look at them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pytest
from hypothesis import strategies as st

from learning_fit import Aim, Assignment, Mentee, Mentor, PairKeys, Problem, Rules
from learning_fit.solving import floors, optimum, pairs, stable

Choice = tuple[tuple[int, int], ...]
Worth = tuple[int, ...]


@dataclass(frozen=True)
class Instance:
    """scores: (rows, columns), -1 where a pair may not be; capacity and at_least by column, demand by row."""

    scores: tuple[tuple[int, ...], ...]
    width: int
    capacity: tuple[int, ...]
    demand: tuple[int, ...]
    at_least: tuple[int, ...]

    same: bool = False
    """Row and column of one number are one person: never a pair with itself, and no two pairs both ways round."""

    @property
    def array(self) -> np.ndarray:
        return np.array(self.scores, dtype=np.int64).reshape(len(self.scores), self.width)

    @property
    def counts(self) -> dict[str, np.ndarray]:
        """What `assign` takes by name."""
        names = ("capacity", "demand", "at_least")
        return {name: np.array(getattr(self, name), dtype=np.int64) for name in names}

    def choices(self) -> Iterator[Choice]:
        """Every lawful choice of pairs."""
        return (choice for choice in self._from_row(0, self.capacity) if not self.turns_round(choice))

    def turns_round(self, choice: Choice) -> bool:
        """Do two people have each other both ways round?"""
        return self.same and any((column, row) in choice for row, column in choice)

    def key(self, side: str, place: int) -> str:
        return f"p{place}" if self.same else f"{side}{place}"

    def keys(self, choice: Choice) -> list[PairKeys]:
        """Pairs as a problem of `people_of` names them."""
        return [(self.key("m", column), self.key("e", row)) for row, column in choice]

    def _from_row(self, row: int, free: tuple[int, ...]) -> Iterator[Choice]:
        if row == len(self.scores):
            yield ()
            return
        open_to = [column for column in range(self.width) if self.scores[row][column] >= 0 and free[column]]
        for size in range(min(self.demand[row], len(open_to)) + 1):
            for some in combinations(open_to, size):
                left = tuple(places - (column in some) for column, places in enumerate(free))
                for others in self._from_row(row + 1, left):
                    yield (*((row, column) for column in some), *others)

    def worth(self, choice: Choice, aim: Aim) -> Worth:
        """What counts, in order: rows with a first pair, a second, ..., columns' wishes, the worst, the total."""
        held = [sum(row == other for other, _ in choice) for row in range(len(self.scores))]
        load = [sum(column == other for _, other in choice) for column in range(self.width)]
        tiers = [sum(count > tier for count in held) for tier in range(max(self.demand, default=0))]
        wished = sum(map(min, load, self.at_least))
        fits = self.fits(choice)
        worst = [min(fits, default=0)] if aim is Aim.FAIREST else []
        return *tiers, wished, *worst, sum(fits)

    def fits(self, choice: Choice) -> list[int]:
        return [self.scores[row][column] for row, column in choice]

    def best(self, aim: Aim) -> Worth:
        return max(self.worth(choice, aim) for choice in self.choices())


def chosen(assignment: Assignment) -> Choice:
    """The pairs of an answer."""
    return tuple(zip(assignment.rows.tolist(), assignment.columns.tolist(), strict=True))


class Handmade(Problem):
    """People whose fits are given and not worked out."""

    def fit_rows(self, rows):
        return self.fit[np.asarray(rows, dtype=np.int64)].astype(np.int32)


def people_of(instance: Instance) -> Problem:
    """Mentees e0, e1… by row and mentors m0, m1… by column (p0, p1… where they are the same), scores being fits."""
    mentors = [
        Mentor(key=instance.key("m", column), places=places, at_least=instance.at_least[column])
        for column, places in enumerate(instance.capacity)
    ]
    mentees = [Mentee(key=instance.key("e", row), mentors_wanted=wanted) for row, wanted in enumerate(instance.demand)]
    never = instance.keys(tuple(zip(*map(np.ndarray.tolist, np.nonzero(instance.array < 0)), strict=True)))
    problem = Handmade(mentors, mentees, rules=Rules(excluded=frozenset(never)))
    vars(problem)["fit"] = instance.array.clip(0)
    return problem


def keys_of(choice: Choice) -> list[PairKeys]:
    """Pairs as a problem of `people_of` names them."""
    return [(f"m{column}", f"e{row}") for row, column in choice]


@st.composite
def instances(
    draw: st.DrawFn, most_rows: int = 4, most_columns: int = 3, most_demand: int = 1, wishes: bool = False
) -> Instance:
    """Small tables with few different scores, so that there are many ties."""
    count, width = draw(st.integers(0, most_rows)), draw(st.integers(0, most_columns))
    score = st.sampled_from([-1, -1, 0, 1, 2, 3, 4, 5])
    capacity = draw(st.tuples(*[st.integers(0, 3)] * width))
    return Instance(
        draw(st.tuples(*[st.tuples(*[score] * width)] * count)),
        width,
        capacity,
        draw(st.tuples(*[st.integers(0 if most_demand > 1 else 1, most_demand)] * count)),
        tuple(draw(st.integers(0, places)) if wishes else 0 for places in capacity),
    )


@st.composite
def on_both_sides(draw: st.DrawFn, most: int = 4, most_demand: int = 1, wishes: bool = False) -> Instance:
    """The same few people as rows and as columns, many of them best for each other."""
    count, width = draw(st.integers(1, most)), draw(st.integers(1, most))
    score = st.sampled_from([-1, 0, 1, 2, 3, 7, 9, 9])
    table = [[-1 if row == column else draw(score) for column in range(width)] for row in range(count)]
    capacity = draw(st.tuples(*[st.integers(0, 2)] * width))
    return Instance(
        tuple(map(tuple, table)),
        width,
        capacity,
        draw(st.tuples(*[st.integers(0 if most_demand > 1 else 1, most_demand)] * count)),
        tuple(draw(st.integers(0, places)) if wishes else 0 for places in capacity),
        same=True,
    )


@contextmanager
def looking(at_every_pair: bool) -> Iterator[None]:
    """All pairs at once, or as in large rounds: few candidates, others found by prices and by lot."""
    with pytest.MonkeyPatch.context() as patch:
        if not at_every_pair:
            patch.setattr(optimum, "EVERY_PAIR", 0)
            for module, name in [
                (optimum, "CANDIDATES"),
                (optimum, "MORE"),
                (floors, "CANDIDATES"),
                (floors, "DRAWN"),
                (pairs, "DRAWN"),
                (stable, "ASKED"),
            ]:
                patch.setattr(module, name, 1)
        yield
