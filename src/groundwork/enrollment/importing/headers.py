"""Which row holds the column titles, when reports put a name, a date and blank lines above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from groundwork.enrollment.importing.cells import is_error
from groundwork.enrollment.importing.titles import is_known_title

HEADER_WITHIN = 40
_DATA = re.compile(r"\S+@\S+\.\S+|[\d\s.,:/%+€$£-]+")


def find_header(rows: Sequence[tuple[int, list[str]]]) -> int | None:
    """The place of the title row among the first rows that are not blank; None when there is none."""
    best, best_known = None, 1
    for index, (_number, cells) in enumerate(rows[:HEADER_WITHIN]):
        known = known_titles(cells)
        if known > best_known:
            best, best_known = index, known
    return best if best is not None else _first_full_row_of_words(rows[:HEADER_WITHIN])


def known_titles(cells: list[str]) -> int:
    """How many cells are titles that HR exports use; none when a cell holds data."""
    filled = [cell for cell in cells if cell]
    return 0 if any(map(_is_data, filled)) else sum(map(is_known_title, filled))


def is_second_header(cells: list[str]) -> bool:
    """Whether a row repeats the titles: some exports have technical names first and readable ones below."""
    filled = sum(1 for cell in cells if cell)
    return known_titles(cells) > max(1, filled * 0.6)


def _first_full_row_of_words(rows: Sequence[tuple[int, list[str]]]) -> int | None:
    """For titles in a language we do not know: words in most columns, all different, with data below."""
    counts = [sum(1 for cell in cells if cell) for _number, cells in rows]
    usual = sorted(counts)[len(counts) // 2]
    for index, (_number, cells) in enumerate(rows):
        filled = [cell for cell in cells if cell]
        words = not any(map(_is_data, filled)) and len(set(filled)) == len(filled)
        if words and counts[index] >= usual * 0.6 and (counts[index] > 1 or known_titles(cells)):
            return index
    return None


def _is_data(cell: str) -> bool:
    return len(cell) > 80 or _DATA.fullmatch(cell) is not None or is_error(cell)
