"""A case to solve: fits, places, and how many mentors each mentee wants; written to a file that every peer reads."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.candidates import Graph
from bench.instances import Crowd

Ints = NDArray[np.int64]
Table = NDArray[np.int16]


@dataclass(frozen=True)
class Case:
    """Fits as a table, as a candidate graph, or as a crowd that gives rows when asked: one of the three.

    `places` (columns,) is how many rows each column may have at most; `demand` how many columns each row wants. A fit
    is a whole number from 0 up, at most `best`; a table holds -1 where a pair may not be.
    """

    name: str
    places: Ints
    demand: int = 1
    best: int = 10_000
    table: Table | None = None
    graph: Graph | None = None
    crowd: Crowd | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        if self.table is not None:
            return self.table.shape[0], self.table.shape[1]
        source = self.graph or self.crowd
        assert source is not None
        return source.shape

    @property
    def head(self) -> int:
        """Worth of one pair more: above all the fit there could ever be, so that most are matched first."""
        return self.shape[0] * self.demand * (self.best + 1)

    def pairs(self) -> tuple[Ints, Ints, Ints]:
        """Rows, columns and fits of the pairs that may be."""
        if self.graph is not None:
            rows, columns, scores = self.graph.rows, self.graph.columns, self.graph.scores
            return rows.astype(np.int64), columns.astype(np.int64), scores.astype(np.int64)
        assert self.table is not None, "A crowd has too many pairs for a list."
        rows, columns = (one.astype(np.int64) for one in np.nonzero(self.table >= 0))
        return rows, columns, self.table[rows, columns].astype(np.int64)

    def slots(self) -> Ints:
        """The column of each single place, for solvers that know no capacity."""
        return np.repeat(np.arange(self.shape[1]), self.places)

    def save(self, file: Path) -> None:
        """Write it for the peers."""
        kept = {"places": self.places, "demand": np.array(self.demand), "best": np.array(self.best)}
        if self.table is not None:
            kept |= {"table": self.table}
        elif self.graph is not None:
            shape = np.array(self.graph.shape)
            kept |= {
                "shape": shape,
                "rows": self.graph.rows,
                "columns": self.graph.columns,
                "scores": self.graph.scores,
            }
        elif self.crowd is not None:
            kept |= {"crowd": np.array([self.crowd.shape[1], self.crowd.shape[0], self.crowd.seed])}
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, **kept)


def load(file: Path) -> Case:
    """Read a case that `save` wrote."""
    with np.load(file) as kept:
        table, graph, crowd = kept.get("table"), None, None
        if "rows" in kept:
            rows, columns = kept["shape"].tolist()
            graph = Graph((rows, columns), kept["rows"], kept["columns"], kept["scores"])
        if "crowd" in kept:
            crowd = Crowd(*kept["crowd"].tolist())
        demand, best = int(kept["demand"]), int(kept["best"])
        return Case(file.stem, kept["places"], demand, best, table, graph, crowd)


@dataclass(frozen=True)
class Result:
    """What a peer found: pairs (count, 2) of row and column, and what it says of itself."""

    pairs: Ints
    says: dict[str, object] = field(default_factory=dict)


def solved(rows: Ints, columns: Ints, **says: object) -> Result:
    """A result from two arrays of the same length."""
    return Result(np.column_stack([rows, columns]).astype(np.int64), says)
