"""How the cells of a match's own columns are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from groundwork.enrollment.importing.values import read_list, read_places, read_yes_no

_ONLINE = frozenset({"online", "remote", "remotely", "virtual", "video", "en ligne", "en línea", "digital"})
_IN_PERSON = frozenset({"in person", "in-person", "face to face", "persönlich", "vor ort", "en personne", "presencial"})
_EITHER = frozenset({"either", "both", "any", "hybrid", "beides", "egal", "les deux", "ambos"})


def read_hours(text: str) -> float | None:
    """Hours as a number from 0 to 200, with a point or a comma."""
    try:
        hours = float(text.replace(",", "."))
    except ValueError:
        return None
    return hours if 0 <= hours <= 200 else None


def read_channels(text: str) -> frozenset[str] | None:
    """Online, in person, or either of the two."""
    found: set[str] = set()
    for item in map(str.casefold, read_list(text)):
        if item not in _ONLINE | _IN_PERSON | _EITHER:
            return None
        found |= {"online"} if item in _ONLINE | _EITHER else set()
        found |= {"in_person"} if item in _IN_PERSON | _EITHER else set()
    return frozenset(found) or None


READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "road": (str, ""),
    "goals": (str, ""),
    "where_now": (str, ""),
    "lived": (lambda text: frozenset(read_list(text)), ""),
    "milestones": (lambda text: frozenset(read_list(text)), ""),
    "prefers_not": (str, ""),
    "kinds_of_help": (lambda text: frozenset(read_list(text)), ""),
    "hours_per_month": (read_hours, "a number of hours from 0 to 200"),
    "channels": (read_channels, "online, in person or either"),
    "paused": (read_yes_no, "yes or no"),
    "at_least": (read_places, "a whole number from 0 to 20"),
    "mentors_wanted": (lambda text: read_places(text) or None, "a whole number from 1 to 20"),
}
