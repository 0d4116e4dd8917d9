"""What is unclear in a file, by row and column: found, expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from groundwork.enrollment.importing.problem_kinds import BLOCKING, EXPECTED, REMEDIES, TITLES

MAX_FOUND = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at; a problem that blocks keeps its row out, any other lets the row go ahead."""

    row: int
    column: str
    found: str
    kind: str
    note: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the row is left out until this is corrected."""
        return self.kind in BLOCKING

    @property
    def expected(self) -> str:
        """What belongs in this place."""
        return self._filled(EXPECTED[self.kind])

    @property
    def remedy(self) -> str:
        """What the coordinator can do, or what happens when nothing is done."""
        return self._filled(REMEDIES[self.kind])

    @property
    def sentence(self) -> str:
        """Where, found, expected, remedy: for a list, a mail or the annotated file."""
        place = {"row": self.row, "column": self.column}
        where = (_("Row %(row)s, %(column)s") if self.column else _("Row %(row)s")) % place
        found = _("found '%(found)s'") % {"found": self.found} if self.found else _("the cell is empty")
        return _("%(where)s: %(found)s, expected %(expected)s. %(remedy)s") % {
            "where": where,
            "found": found,
            "expected": self.expected,
            "remedy": self.remedy,
        }

    def _filled(self, text: Promise) -> str:
        return str(text) % {"note": self.note}


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """All problems of one kind, in the order of the rows."""

    kind: str
    problems: list[Problem]

    @property
    def title(self) -> str:
        """The kind in words."""
        return str(TITLES[self.kind])

    @property
    def blocks(self) -> bool:
        """Whether these problems keep their rows out."""
        return self.kind in BLOCKING


def problem(row: int, column: str, found: str, kind: str, note: str = "") -> Problem:
    """A problem whose found text is short enough to show."""
    found = " ".join(found.split())
    return Problem(row, column, found if len(found) <= MAX_FOUND else found[: MAX_FOUND - 1] + "…", kind, note)


def group_problems(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """The problems by kind: first those that block, then warnings, the most frequent first."""
    by_kind: dict[str, list[Problem]] = {}
    for item in problems:
        by_kind.setdefault(item.kind, []).append(item)
    groups = [ProblemGroup(kind, sorted(items, key=lambda item: item.row)) for kind, items in by_kind.items()]
    return sorted(groups, key=lambda group: (not group.blocks, -len(group.problems)))
