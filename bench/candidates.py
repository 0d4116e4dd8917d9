"""Candidate graphs: the best few mentors of each mentee, for solvers that take a list of pairs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.instances import Crowd, blocks

MENTORS = 2**16
"""The mentors there can be at most: a fit and a mentor share the 30 bits of a sort key."""


@dataclass(frozen=True)
class Graph:
    """Candidate pairs as arrays, ordered by mentee and then from the best down; shape is (mentees, mentors)."""

    shape: tuple[int, int]
    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    scores: NDArray[np.int16]


def top(crowd: Crowd, count: int = 50) -> Graph:
    """The `count` best legal mentors of each mentee; of mentors equally good the one who stands earlier."""
    found = [_top_of(crowd, block, min(count, crowd.shape[1])) for block in blocks(crowd.shape[0])]
    rows, columns, scores = (np.concatenate(part) for part in zip(*found, strict=True))
    return Graph(crowd.shape, rows, columns, scores)


def _top_of(crowd: Crowd, block: slice, count: int) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int16]]:
    keys = crowd.rows(block).astype(np.int32) * MENTORS  # below 0 stays below 0
    keys += MENTORS - 1 - np.arange(crowd.shape[1], dtype=np.int32)
    best = -np.sort(np.partition(-keys, count - 1, axis=1)[:, :count], axis=1)
    rows, places = np.nonzero(best >= 0)
    kept = best[rows, places]
    return (rows + block.start).astype(np.int32), MENTORS - 1 - kept % MENTORS, (kept // MENTORS).astype(np.int16)
