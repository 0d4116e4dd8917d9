"""What the values of a rules file may be: each kind reads one value and says in words what it expects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from groundwork.enrollment.importing.values import read_email

MOST_IN_A_CIRCLE = 20


@dataclass(frozen=True)
class Kind:
    """One kind of value. `read` gives None when the value is not of this kind."""

    expected: str
    read: Callable[[Any], Any]


def one_of(words: Iterable[str]) -> Kind:
    """One of a few words."""
    known = list(words)
    said = ", ".join(f'"{word}"' for word in known)
    return Kind(f"one of {said}", lambda value: value if value in known else None)


def whole(least: int, most: int) -> Kind:
    """A whole number within limits."""

    def read(value: Any) -> int | None:
        return value if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most else None

    return Kind(f"a whole number from {least} to {most}", read)


def _grades(value: Any) -> list[list[str]] | None:
    """Each step is a grade, or a list of grades that stand beside each other."""
    if not isinstance(value, list) or not value:
        return None
    steps = [[step] if isinstance(step, str) else step for step in value]
    if not all(isinstance(step, list) and step and all(isinstance(grade, str) for grade in step) for step in steps):
        return None
    grades = [grade.casefold() for step in steps for grade in step]
    return steps if len(set(grades)) == len(grades) else None


def _pairs(value: Any) -> list[tuple[str, str]] | str | None:
    """Pairs, or the name of a file of them."""
    if isinstance(value, str) and value and not read_email(value):
        return value
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        return None
    pairs = [tuple(read_email(each) if isinstance(each, str) else None for each in pair) for pair in value]
    return None if any(None in pair for pair in pairs) else pairs  # type: ignore[return-value]


def _sizes(value: Any) -> tuple[int, int] | None:
    if not isinstance(value, list) or len(value) != 2 or not all(type(each) is int for each in value):
        return None
    return (value[0], value[1]) if 1 <= value[0] <= value[1] <= MOST_IN_A_CIRCLE else None


def _texts(value: Any) -> list[str] | None:
    return value if isinstance(value, list) and all(isinstance(each, str) for each in value) else None


TEXT = Kind(
    'a text in quotation marks, as in "Grade"', lambda value: value if isinstance(value, str) and value else None
)
TEXTS = Kind('a list of texts, as in ["biography"]', _texts)
YES_NO = Kind("true or false", lambda value: value if isinstance(value, bool) else None)
PAIRS = Kind(
    'pairs of e-mail addresses, mentor first, as in [["ada@example.org", "ben@example.org"]], or the name of a file of'
    " them",
    _pairs,
)
CIRCLES = Kind("the smallest and the largest number of people in a circle, as in [3, 5]", _sizes)
GRADES = Kind(
    'all grades, the lowest first, each once, as in ["AO", "EO", ["Grade 7", "Grade 6"]]; grades in a list of their own'
    " stand beside each other",
    _grades,
)
