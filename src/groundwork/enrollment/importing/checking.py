"""Every row of a table held against what was expected: clean rows and problems, nothing stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from groundwork.enrollment.importing.cells import is_error, looks_like_formula
from groundwork.enrollment.importing.dates import Order
from groundwork.enrollment.importing.managers import check_managers
from groundwork.enrollment.importing.problems import Problem, problem
from groundwork.enrollment.importing.readers import Known, Reader, reader_for
from groundwork.enrollment.importing.rows import CleanRow, Identities
from groundwork.enrollment.importing.table import Table
from groundwork.enrollment.importing.targets import LEAVE_OUT, TARGET_BY_KEY
from groundwork.enrollment.importing.values import Role

PROGRESS_EVERY = 1000


@dataclass(frozen=True, slots=True)
class Checked:
    """What an import would do: rows that can go ahead, and everything to look at, by row."""

    clean: list[CleanRow]
    problems: list[Problem]
    row_count: int
    unknown_skills: Counter[str]

    @property
    def blocked_rows(self) -> set[int]:
        """The numbers of the rows that stay out until corrected."""
        return {item.row for item in self.problems if item.blocks}


def check_rows(
    table: Table,
    mapping: Mapping[int, str],
    *,
    default_role: Role | None,
    known_skills: Iterable[str] = (),
    existing_emails: Collection[str] = (),
    existing_numbers: Mapping[str, str] | None = None,
    date_order: Order | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """Read each row by the mapping of column places to target keys; columns without a target are left out.

    `existing_numbers` gives the e-mail address known for an employee number. A blank cell gives no value at all.
    """
    known = _known(known_skills, existing_emails, existing_numbers or {})
    columns = _columns(table, mapping, known, date_order)
    titles = {key: table.columns[index] for index, key, _reader in columns}
    problems: list[Problem] = []
    identities = Identities(known, titles, default_role)
    clean: list[CleanRow] = []
    for done, (number, cells) in enumerate(table.rows):
        if progress and done % PROGRESS_EVERY == 0:
            progress(done, len(table.rows))
        found = _RowProblems(number)
        values = _values(cells, columns, table.columns, found)
        texts = {key: cells[index] for index, key, _reader in columns}
        row = identities.row(number, values, texts, found)
        if not any(item.blocks for item in found.problems):
            clean.append(row)
        problems += found.problems
    problems += check_managers(clean, identities, known, titles)
    problems.sort(key=lambda item: item.row)
    if progress:
        progress(len(table.rows), len(table.rows))
    return Checked(clean, problems, len(table.rows), known.unknown_skills)


class _RowProblems:
    """The problems of one row; readers tell them without knowing where they are."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.column = ""
        self.problems: list[Problem] = []

    def __call__(self, kind: str, found: str, note: object = "") -> None:
        self.problems.append(problem(self.row, self.column, found, kind, str(note)))


_Column = tuple[int, str, Reader]


def _columns(table: Table, mapping: Mapping[int, str], known: Known, order: Order | None) -> list[_Column]:
    chosen = {index: key for index, key in mapping.items() if key != LEAVE_OUT}
    if len(set(chosen.values())) < len(chosen):
        raise ValueError("Two columns are mapped to one target.")
    return [
        (index, key, reader_for(TARGET_BY_KEY[key], (cells[index] for _number, cells in table.rows), known, order))
        for index, key in sorted(chosen.items())
    ]


def _values(cells: list[str], columns: list[_Column], titles: list[str], tell: _RowProblems) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if len(cells) > len(titles):
        tell("row_too_long", " | ".join(cells[len(titles) :]), len(titles))
    for index, key, reader in columns:
        text = cells[index]
        if not text:
            continue
        tell.column = titles[index]
        if is_error(text):
            tell("cell_error", text)
            continue
        if looks_like_formula(text):
            tell("formula", text)
        value = reader(text, tell)
        if value is not None:
            values[key] = value
    return values


def _known(skills: Iterable[str], emails: Collection[str], numbers: Mapping[str, str]) -> Known:
    by_number = {number: email.lower() for number, email in numbers.items()}
    return Known(
        emails={email.lower() for email in emails} | set(by_number.values()),
        email_by_number=by_number,
        number_by_email={email: number for number, email in by_number.items()},
        skills={skill.casefold(): skill for skill in skills},
    )
