"""Who a row is about: the person known already or a new one, once per file, with a name and a role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from groundwork.enrollment.importing.readers import Known
from groundwork.enrollment.importing.values import Role, Roles


@dataclass(frozen=True, slots=True)
class CleanRow:
    """A row that can go ahead. A key that is absent from `values` means: leave as is.

    `known_as` is the address of the person known already, found by employee number, else by e-mail; None when new.
    `roles` is what the row says, else the role chosen for the file; `values` has "roles" when the row says it.
    """

    row: int
    known_as: str | None
    roles: Roles
    values: dict[str, Any]

    @property
    def email(self) -> str | None:
        """The address after the import."""
        return self.values.get("email") or self.known_as

    @property
    def is_new(self) -> bool:
        """Whether the import creates this person."""
        return self.known_as is None


class Tells(Protocol):
    """Takes a problem of the row at hand."""

    column: str

    def __call__(self, kind: str, found: str, note: object = "") -> None: ...


class Identities:
    """Remembers who was met in which row of the file."""

    def __init__(self, known: Known, titles: Mapping[str, str], default_role: Role | None) -> None:
        self.known = known
        self.titles = titles
        self.default_roles: Roles = (default_role,) if default_role else ()
        self.row_by_email: dict[str, int] = {}
        self.row_by_number: dict[str, int] = {}
        self.email_by_number: dict[str, str] = {}

    def row(self, number: int, values: dict[str, Any], texts: Mapping[str, str], tell: Tells) -> CleanRow:
        """The row with its person, name and roles settled; whatever does not fit is told."""
        known_as = self._person(number, values, texts, tell)
        self._name(values, texts, known_as is None, tell)
        roles = self._roles(values)
        return CleanRow(number, known_as, roles or self.default_roles, values)

    def _person(self, row: int, values: dict[str, Any], texts: Mapping[str, str], tell: Tells) -> str | None:
        email, number = values.get("email"), values.get("employee_number")
        by_number = self.known.email_by_number.get(number) if number else None
        tell.column = self.titles.get("email", "")
        if email:
            first = self.row_by_email.setdefault(email, row)
            if first != row:
                tell("email_twice", texts["email"], first)
            if by_number and by_number != email:
                tell("two_people" if email in self.known.emails else "email_changes", email, by_number)
        elif not by_number and not _is_unclear(texts.get("email", "")):
            tell("email_missing", texts.get("email", ""))
        if number:
            self._number(row, number, email or by_number, texts, tell)
        return by_number or (email if email in self.known.emails else None)

    def _number(self, row: int, number: str, email: str | None, texts: Mapping[str, str], tell: Tells) -> None:
        tell.column = self.titles["employee_number"]
        first = self.row_by_number.setdefault(number, row)
        if first != row:
            tell("number_twice", texts["employee_number"], first)
        elif email:
            self.email_by_number[number] = email
        usual = self.known.number_by_email.get(email or "")
        if usual and usual != number and number not in self.known.email_by_number:
            tell("number_changes", number, usual)

    def _name(self, values: dict[str, Any], texts: Mapping[str, str], is_new: bool, tell: Tells) -> None:
        """One full name; half a name makes one for a new person, and leaves the name of a known one as it is."""
        halves = [values[key] for key in ("first_name", "last_name") if key in values]
        if "name" not in values and halves and (is_new or len(halves) == 2):
            values["name"] = " ".join(halves)
        if is_new and "name" not in values:
            key = next((key for key in ("name", "last_name", "first_name") if key in self.titles), "")
            tell.column = self.titles.get(key, "")
            tell("name_missing", texts.get(key, ""))

    def _roles(self, values: dict[str, Any]) -> Roles:
        stated: Roles = values.pop("role", ())
        if values.pop("both_roles", False):
            stated = ("mentor", "mentee")
        if stated:
            values["roles"] = stated
        return stated


def _is_unclear(text: str) -> bool:
    """Whether the address was told already as not understood; an error cell was told as that, so it is missing."""
    return bool(text) and not text.startswith("#")
