"""Pairs from a file: an earlier result with what its readers decided, or any two columns of addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from groundwork.cli.scores.cells import Row, read_cells
from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.values import read_email
from learning_fit import PairKeys

from .decisions import APART, DECISION, KEEP, LOCK, PAIRS_SHEET
from .problems import Problem, as_list

REMEDY = "Correct it in the file."


@dataclass(frozen=True)
class PairRow:
    """Two people by their addresses, what somebody decided about them, and where that stands."""

    pair: PairKeys
    decision: str
    where: str


def read_pair_rows(path: Path) -> list[PairRow]:
    """The pairs of a CSV or a workbook, the sheet of pairs first; Stop with every row that can't be used."""
    rows = read_cells(path, prefer=str(PAIRS_SHEET))
    first = next((place for place, (_, cells) in enumerate(rows) if len(_addresses(cells)) > 1), None)
    if first is None:
        raise Stop(f"{path.name}: no row holds two e-mail addresses. Pairs need one column for each side.")
    titles = rows[first - 1][1] if first else []
    places = _places(titles, rows[first][1])
    reading = _Reading(path, places, titles)
    found = [reading.row(row) for row in rows[first:]]
    if reading.problems:
        raise Stop("\n".join([f"{path.name} can't be used yet.", *as_list(reading.problems)]))
    return [row for row in found if row]


def _addresses(cells: Sequence[str]) -> list[int]:
    return [place for place, cell in enumerate(cells) if read_email(cell)]


def _places(titles: Sequence[str], cells: Sequence[str]) -> tuple[int, int]:
    """Where mentor and mentee stand: by the title that says mentor, else the mentor first."""
    places = _addresses(cells)[:2]
    said = ["mentor" in titles[place].casefold() if place < len(titles) else False for place in places]
    return (places[1], places[0]) if said == [False, True] else (places[0], places[1])


class _Reading:
    def __init__(self, path: Path, places: tuple[int, int], titles: Sequence[str]) -> None:
        self.path, self.places, self.titles = path, places, titles
        names = {str(DECISION).casefold(), "decision"}
        self.decided = next((place for place, title in enumerate(titles) if title.casefold() in names), None)
        self.problems: list[Problem] = []

    def row(self, row: Row) -> PairRow | None:
        number, cells = row
        mentor, mentee = (self._address(number, cells, place) for place in self.places)
        decision = self._decision(number, cells)
        where = f"{self.path.name}, row {number}"
        return PairRow((mentor, mentee), decision, where) if mentor and mentee and decision else None

    def _address(self, number: int, cells: Sequence[str], place: int) -> str | None:
        text = cells[place] if place < len(cells) else ""
        if (found := read_email(text)) is None:
            self._tell(number, place, text, "an address such as anna@example.org")
        return found

    def _decision(self, number: int, cells: Sequence[str]) -> str | None:
        text = cells[self.decided] if self.decided is not None and self.decided < len(cells) else ""
        word = " ".join(text.split()).casefold() or KEEP
        if word not in {KEEP, LOCK, APART}:
            self._tell(number, self.decided or 0, text, f"{KEEP}, {LOCK} or {APART}, or nothing")
            return None
        return word

    def _tell(self, number: int, place: int, text: str, expected: str) -> None:
        title = self.titles[place] if place < len(self.titles) else f"column {place + 1}"
        self.problems.append(Problem(self.path.name, number, title, text, expected, REMEDY))
