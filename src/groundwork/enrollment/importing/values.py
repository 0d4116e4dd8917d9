"""What the text of one cell means: None when it is not understood."""

from __future__ import annotations

import re
import zoneinfo
from functools import lru_cache
from typing import Literal

from groundwork.enrollment.importing.languages import language_code

Role = Literal["mentor", "mentee"]
Roles = tuple[Role, ...]

MAX_PLACES = 20
_ADDRESS = re.compile(r"[^\s@<>,;:()\"\\\[\]]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")
_WITH_NAME = re.compile(r"[^<>]*<([^<>]+)>")
_LIST = re.compile(r"[;|\n]")
_LANGUAGES = re.compile(r"[;|\n,/](?![^(]*\))")
_MENTOR = frozenset(("mentor", "mentors", "mentorin", "mentor:in", "mentora", "mentore"))
_MENTEE = frozenset(
    (
        "mentee",
        "mentees",
        "menti",
        "mentoré",
        "mentorée",
        "protege",
        "protegee",
        "protégé",
        "protégée",
        "mentorado",
        "mentorada",
    )
)
_BOTH = frozenset(("both", "beide", "beides", "les deux", "ambos", "ambas"))
_AND = re.compile(r"\s*(?:\band\b|\bund\b|\bet\b|\by\b|[&+/,;|])\s*")
_YES = frozenset(("yes", "y", "true", "1", "x", "ja", "j", "wahr", "oui", "o", "vrai", "sí", "si", "s", "verdadero"))
_NO = frozenset(("no", "n", "false", "0", "nein", "falsch", "non", "faux", "falso", "-"))


@lru_cache(maxsize=1024)
def read_roles(text: str) -> Roles | None:
    """Mentor, mentee, or both, in the words of a program."""
    text = text.casefold()
    if text in _BOTH:
        return ("mentor", "mentee")
    parts = [part for part in _AND.split(text) if part]
    mentor, mentee = any(part in _MENTOR for part in parts), any(part in _MENTEE for part in parts)
    if not parts or any(part not in _MENTOR and part not in _MENTEE for part in parts):
        return None
    return ("mentor", "mentee") if mentor and mentee else ("mentor",) if mentor else ("mentee",)


def read_yes_no(text: str) -> bool | None:
    """Yes or no, in four languages, as a tick or as a number."""
    text = text.casefold()
    return True if text in _YES else False if text in _NO else None


def read_email(text: str) -> str | None:
    """The address in small letters; 'Anna Lee <anna@example.org>' is understood too."""
    if found := _WITH_NAME.fullmatch(text):
        text = found[1]
    text = text.strip().removeprefix("mailto:").lower()
    local = text.partition("@")[0]
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    return text if len(text) <= 254 and not dots and _ADDRESS.fullmatch(text) else None


def read_places(text: str) -> int | None:
    """A whole number from 0 to 20."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= MAX_PLACES else None


def read_list(text: str) -> list[str]:
    """The items of a cell: separated by ; or | or line breaks, and by commas when there is none of those."""
    parts = _LIST.split(text)
    if len(parts) == 1:
        parts = text.split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def read_languages(text: str) -> tuple[list[str], list[str]]:
    """The codes of the languages in a cell, and the items that were not understood."""
    items = [item.strip() for item in _LANGUAGES.split(text) if item.strip()]
    codes = {item: language_code(item) for item in items}
    return list(dict.fromkeys(filter(None, codes.values()))), [item for item in items if not codes[item]]


def read_time_zone(text: str) -> str | None:
    """The name of a time zone as the world's database spells it."""
    return _zones().get(text.casefold().replace(" ", "_"))


def read_name(text: str) -> str:
    """A full name in the order it is spoken: 'Lee, Anna' is Anna Lee, 'Anna Lee, PhD' stays."""
    last, comma, first = (part.strip() for part in text.partition(","))
    degree = first.casefold().strip(".") in {"phd", "ph.d", "jr", "sr", "md", "mba", "msc", "ma", "ii", "iii", "dr"}
    turned = comma and last and first and "," not in first and not degree
    return f"{first} {last}" if turned else " ".join(text.split())


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC"}
