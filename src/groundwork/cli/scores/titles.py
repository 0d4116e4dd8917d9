"""Whether the first row of a matrix holds the names of the columns, or scores already."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from groundwork.cli.stop import Stop

from .cells import Row, number

OVER_NAMES = {
    "name",
    "names",
    "id",
    "ids",
    "row",
    "rows",
    "item",
    "items",
    "paper",
    "papers",
    "submission",
    "title",
} | {
    *("reviewer", "reviewers", "mentor", "mentors", "mentee", "mentees", "person", "people", "student", "students"),
    *("applicant", "applicants", "candidate", "candidates", "project", "projects", "agent", "agents", "task", "tasks"),
}
COUNTED = re.compile(r"(.*?)\d+")  # "P12": a stem and a number


def is_titled(path: Path, rows: Sequence[Row]) -> bool:
    """Whether the first row is titles; Stop where numbers in it may as well be names of columns as scores."""
    head = rows[0][1]
    if number(head[0]) is not None:
        return False
    if not head[0] or any(number(cell) is None for cell in head[1:] if cell):
        return True
    others = [cells[0] for _, cells in rows[1:] if cells[0]]
    if not others or not _may_be_names(head[1:]):
        return False
    if all(number(name) is not None for name in others) or head[0].casefold() in OVER_NAMES:
        return True
    stems = {_stem(name) for name in others}
    if len(stems) == 1 and None not in stems:
        return _stem(head[0]) not in stems
    raise Stop(
        f"{path.name}, row {rows[0][0]}: '{', '.join(head[:3])}' may be the names of columns or scores of '{head[0]}'."
        " Add --header where they are names, --no-header where they are scores."
    )


def _may_be_names(cells: Sequence[str]) -> bool:
    """Numbers that could name columns: whole, none empty, none twice."""
    values = [number(cell) for cell in cells]
    return all(value is not None and value.is_integer() for value in values) and len(set(values)) == len(values) > 0


def _stem(name: str) -> str | None:
    found = COUNTED.fullmatch(name)
    return found[1].casefold() if found else None
