"""How the cells of a match's own columns are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from groundwork.enrollment.importing import answers
from groundwork.enrollment.importing.values import read_list, read_places, read_yes_no

BOTH_WAYS = frozenset({"online", "in_person"})


def read_hours(text: str) -> float | None:
    """Hours as a number from 0 to 200, with a point or a comma, or as in "2 hours"."""
    try:
        hours = float(text.replace(",", "."))
    except ValueError:
        return answers.read_hours(text)
    return hours if 0 <= hours <= 200 else None


def read_channels(text: str) -> frozenset[str] | None:
    """Online, in person, or either of the two."""
    found = answers.read_channel(text)
    return None if found is None else BOTH_WAYS if found == "either" else frozenset({found})


def read_choices(words: answers.Words, text: str) -> frozenset[str]:
    """Items as they are written, and the usual ones by their usual name, so that two names of one thing meet."""
    found = {item: answers.read_codes(item, words)[0] for item in read_list(text)}
    return frozenset(words[codes[0]].split("|")[1] if codes else item for item, codes in found.items())


READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "road": (str, ""),
    "goals": (str, ""),
    "where_now": (str, ""),
    "lived": (lambda text: frozenset(read_list(text)), ""),
    "milestones": (partial(read_choices, answers.MILESTONES), ""),
    "can_help_with": (str, ""),
    "to_learn": (str, ""),
    "must_have": (str, ""),
    "would_be_good": (str, ""),
    "prefers_not": (str, ""),
    "kinds_of_help": (partial(read_choices, answers.HELP), ""),
    "hours_per_month": (read_hours, "a number of hours from 0 to 200"),
    "channels": (read_channels, "online, in person or either"),
    "paused": (read_yes_no, "yes or no"),
    "at_least": (read_places, "a whole number from 0 to 20"),
    "mentors_wanted": (lambda text: read_places(text) or None, "a whole number from 1 to 20"),
}
