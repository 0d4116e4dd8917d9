"""What people are called in a sentence about two of them."""

from __future__ import annotations

from .models import Person


def told_apart(one: Person, other: Person) -> tuple[str, str]:
    """First names, or whole names where two first names are the same: a sentence never says Anna and Anna."""
    if one.first_name.casefold() == other.first_name.casefold():
        return str(one), str(other)
    return one.first_name, other.first_name
