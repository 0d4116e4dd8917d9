"""How many a row asks for and a column can take: one number for all, or a file with one for each."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from groundwork.cli.stop import Stop

from .cells import number, read_cells

Limit = int | NDArray[np.int64]


def read_limit(said: str, names: tuple[str, ...] | None, count: int, what: str) -> Limit:
    """`said` is a whole number or the name of a file: a number in each row, or a name and its number."""
    if said.isascii() and said.isdigit():
        return int(said)
    path = Path(said)
    if not path.exists():
        raise Stop(f"--{what} {said}: expected a whole number, or a file with one number in each row.")
    rows = [(at, [cell for cell in cells if cell]) for at, cells in read_cells(path)]
    if rows and number(rows[0][1][-1]) is None and rows[0][1][0] not in (names or ()):
        del rows[0]
    found: dict[str, int] = {}
    for place, (at, cells) in enumerate(rows):
        key = cells[0] if len(cells) > 1 else (names[place] if names and place < len(names) else str(place + 1))
        found[key] = _whole(path, at, cells[-1])
    wanted = names or tuple(str(place + 1) for place in range(count))
    if len(rows) != count or set(found) != set(wanted):
        missing = next((f", and none for {name}" for name in wanted if name not in found), "")
        raise Stop(f"{path.name}: found {len(rows)} numbers{missing}, expected one for each of the {count}.")
    return np.array([found[name] for name in wanted], dtype=np.int64)


def sum_of(limit: Limit, count: int) -> int:
    """How many that are in all."""
    return limit * count if isinstance(limit, int) else int(limit.sum())


def _whole(path: Path, row: int, text: str) -> int:
    value = number(text)
    if value is None or value < 0 or value != int(value):
        raise Stop(f"{path.name}, row {row}: found '{text}', expected a whole number from 0 up.")
    return int(value)
