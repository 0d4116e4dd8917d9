"""One file of people: read, its columns settled, every row held against what is expected."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.checking import check_rows
from groundwork.enrollment.importing.reading import UnreadableFile, read_table
from groundwork.enrollment.importing.rows import CleanRow
from groundwork.enrollment.importing.values import Role, read_list, read_yes_no

from .answers import READERS
from .columns import Columns, columns_of
from .problems import Problem
from .terms import Terms, Wish

# Told by an import for its own ends: a match has no list of skills, and managers are often in neither file.
NOT_OURS = {"skill_unknown", "manager_unknown", "manager_circle"}
REMEDY = "Correct it in the file, or leave such rows out with --leave-out."


@dataclass(frozen=True)
class Person:
    """Who stands in a row, with what the row says."""

    key: str
    name: str
    row: int
    values: dict[str, Any]
    wished: dict[Wish, frozenset[str]]  # the items of the wish's column, empty when it is not asked for
    asked: frozenset[str]  # the fields that the file has a column for

    def says(self, field: str) -> Any:
        """An answer of this row, None when it does not say."""
        return self.values.get(field)


@dataclass(frozen=True)
class PeopleFile:
    """A file as it was understood."""

    path: Path
    place: str
    checksum: str
    columns: Columns
    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    rows: int

    @property
    def blocking(self) -> list[Problem]:
        """What keeps rows out."""
        return [problem for problem in self.problems if problem.blocks]


def read_people(
    path: Path, role: Role, terms: Terms, *, sheet: str | None = None, mapped: Mapping[str, str] | None = None
) -> PeopleFile:
    """Read one file of people; Stop when no row of it can be used."""
    try:
        content = path.read_bytes()
        table = read_table(content, path.name, sheet=sheet)
    except FileNotFoundError as no:
        raise Stop(f"{path} is not there. Name the file of {role}s.") from no
    except IsADirectoryError as no:
        raise Stop(f"{path} is a folder. Name the file of {role}s.") from no
    except UnreadableFile as no:
        raise Stop(f"{path.name}: {no.sentence}") from no
    if sheet and not table.sheet:
        raise Stop(f"{path.name} is no workbook and has no sheet '{sheet}'. Leave the sheet out.")
    place = f"{path.name}, sheet {table.sheet}" if len(table.sheet_names) > 1 else path.name
    named, leave_out = terms.columns.get(role, {}), terms.leave_out.get(role, [])
    columns = columns_of(table, place, role, named, leave_out, mapped or {})
    reading = _Rows(columns, role, terms)
    people = reading.people()
    return PeopleFile(
        path, place, hashlib.sha256(content).hexdigest(), columns, people, tuple(reading.problems), len(table.rows)
    )


class _Rows:
    def __init__(self, columns: Columns, role: Role, terms: Terms) -> None:
        self.columns, self.role, self.terms = columns, role, terms
        self.table = columns.table
        self.cells = dict(self.table.rows)
        self.problems: list[Problem] = []
        self.wishes = {wish: self._wish(wish) for wish in terms.wishes}
        self.asked = frozenset(columns.chosen.values())

    def people(self) -> tuple[Person, ...]:
        checked = check_rows(self.table, self.columns.mapping, default_role=self.role)
        for each in checked.problems:
            if each.kind not in NOT_OURS:
                remedy = REMEDY if each.blocks else each.remedy
                self.problems.append(
                    Problem(self.columns.place, each.row, each.column, each.found, each.expected, remedy, each.blocks)
                )
        found = [self._person(row) for row in checked.clean if self.role in row.roles]
        self.problems.sort(key=lambda problem: problem.row)
        return tuple(person for person in found if person)

    def _person(self, row: CleanRow) -> Person | None:
        before = len(self.problems)
        values = dict(row.values)
        for key, index in self.columns.answers.items():
            values[key] = self._answer(row.row, index, key)
        if self.terms.grades.steps and values.get("grade"):
            values["level"] = self._level(row.row, values["grade"])
        wished = {wish: self._wished(row.row, *places) for wish, places in self.wishes.items()}
        blocked = any(problem.blocks for problem in self.problems[before:])
        return None if blocked else Person(str(row.email), values["name"], row.row, values, wished, self.asked)

    def _answer(self, row: int, index: int, key: str) -> Any:
        text = self.cells[row][index]
        read, expected = READERS[key]
        if not text:
            return None
        value = read(text)
        if value is None:
            self._tell(row, index, text, expected)
        return value

    def _level(self, row: int, grade: str) -> int | None:
        level = self.terms.grades.level(grade)
        if level is None:
            index = next(place for place, key in self.columns.chosen.items() if key == "grade")
            steps = "; ".join(" or ".join(step) for step in self.terms.grades.steps)
            self._tell(row, index, grade, f"a grade of [grades] order: {steps}")
        return level

    def _wish(self, wish: Wish) -> tuple[int, int | None]:
        ours, theirs = (wish.mentors, wish.mentees) if self.role == "mentor" else (wish.mentees, wish.mentors)
        index = self.columns.of(ours)
        self.columns.looked_at[index] = (
            f"held against '{theirs}' of the {'mentees' if self.role == 'mentor' else 'mentors'}"
        )
        if self.role == "mentor" or not wish.when:
            return index, None
        when = self.columns.of(wish.when)
        self.columns.looked_at[when] = f"whether '{ours}' counts"
        return index, when

    def _wished(self, row: int, index: int, when: int | None) -> frozenset[str]:
        cells = self.cells[row]
        if when is not None and cells[when]:
            asked = read_yes_no(cells[when])
            if asked is None:
                self._tell(row, when, cells[when], "yes or no")
        else:
            asked = when is None
        return frozenset(read_list(cells[index])) if asked else frozenset()

    def _tell(self, row: int, index: int, found: str, expected: str) -> None:
        title = self.table.columns[index]
        self.problems.append(Problem(self.columns.place, row, title, _short(found), expected, REMEDY))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
