"""What is unclear in the files: file, sheet, row, column, found, expected, remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_SHOWN = 12


@dataclass(frozen=True)
class Problem:
    """One thing to look at. One that `blocks` keeps its row out."""

    place: str  # the file, and the sheet where there are several
    row: int
    column: str
    found: str
    expected: str
    remedy: str
    blocks: bool = True

    @property
    def sentence(self) -> str:
        """Where, found, expected, remedy."""
        where = f"{self.place}, row {self.row}" + (f", {self.column}" if self.column else "")
        found = f"found '{self.found}'" if self.found else "the cell is empty"
        return f"{where}: {found}, expected {self.expected}. {self.remedy}"


def as_list(problems: Sequence[Problem]) -> list[str]:
    """The first of them as sentences, each once, and how many more there are."""
    each = list(dict.fromkeys(problem.sentence for problem in problems))
    said = each[:MOST_SHOWN]
    more = len(each) - len(said)
    return [*said, f"… and {more} more like these."] if more > 0 else said
