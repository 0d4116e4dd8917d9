"""Who leads whom, as far as a file says: managers found, nobody their own, no line that comes back to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from groundwork.enrollment.importing.problems import Problem, problem
from groundwork.enrollment.importing.readers import Known
from groundwork.enrollment.importing.rows import CleanRow, Identities


def check_managers(
    clean: list[CleanRow], identities: Identities, known: Known, titles: Mapping[str, str]
) -> list[Problem]:
    """Turn managers' numbers into addresses, and take out a manager that cannot be; each is told."""
    problems: list[Problem] = []
    for row in clean:
        problems += _check_one(row, identities, known, titles)
    column = titles.get("manager_email") or titles.get("manager_number", "")
    for row in _rows_closing_a_circle(clean):
        address = row.values.pop("manager_email")
        problems.append(problem(row.row, column, address, "manager_circle"))
    return problems


def _check_one(row: CleanRow, identities: Identities, known: Known, titles: Mapping[str, str]) -> Iterator[Problem]:
    values = row.values
    address, number = values.get("manager_email"), values.get("manager_number")
    key, found = ("manager_email", address) if address else ("manager_number", number)
    if not found:
        return
    if not address and number:
        address = identities.email_by_number.get(number) or known.email_by_number.get(number)
    if address and address == row.email:
        values.pop("manager_email", None)
        yield problem(row.row, titles[key], found, "manager_self")
    elif address is None or (address not in identities.row_by_email and address not in known.emails):
        yield problem(row.row, titles[key], found, "manager_unknown")
    if address and address != row.email:
        values["manager_email"] = address


def _rows_closing_a_circle(clean: list[CleanRow]) -> list[CleanRow]:
    """For each circle of managers within the file, its last row."""
    rows = {row.email: row for row in clean if "manager_email" in row.values}
    done: set[str | None] = set()
    closing = []
    for start in rows:
        path: dict[str | None, None] = {}
        person: str | None = start
        while person in rows and person not in done and person not in path:
            path[person] = None
            person = rows[person].values["manager_email"]
        if person in path:
            members = list(path)
            circle = members[members.index(person) :]
            closing.append(max((rows[member] for member in circle), key=lambda row: row.row))
        done.update(path)
    return closing
