"""A file of rules as it stands on disk: its values, and the line in which each is written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.charset import decode
from groundwork.enrollment.importing.unreadable import UnreadableFile

MOST_KNOWN = 40
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*[=.]""")


class Mistake(NamedTuple):
    """One thing that can't stay as it is; mistakes are told in the order of the file."""

    line: int
    sentence: str


class TomlFile:
    """The values of a TOML file, and mistakes told by line and section."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = decode(path.read_bytes())[0].replace("\r\n", "\n")
            self.values: dict[str, Any] = tomllib.loads(self.text)
        except FileNotFoundError as no:
            raise Stop(f"{path} is not there. Name a file of rules, or leave --rules out.") from no
        except OSError as no:
            raise Stop(f"{path} can't be read: {no.strerror}.") from no
        except UnreadableFile as no:
            raise Stop(f"{path.name} is no file of rules: it holds something else than text.") from no
        except tomllib.TOMLDecodeError as no:
            raise Stop(f"{path.name} is not written as TOML: {no}. Texts stand in quotation marks.") from no

    def mistake(self, section: str, key: str, sentence: str, nth: int = 0) -> Mistake:
        """Where it is and what is wrong with it."""
        line = self._line_of(section, key, nth)
        place = [self.path.name, *([f"line {line}"] if line else []), *([f"[{section}]"] if section else [])]
        return Mistake(line or 0, f"{', '.join(place)}: {sentence}")

    def unknown(self, section: str, key: str, known: Iterable[str], what: str = "key", nth: int = 0) -> Mistake:
        """A key that nobody reads would be a rule that silently does not hold; the nearest known one is named."""
        return self.mistake(section, key, f"'{key}' is not a known {what}. {nearest(key, known)}", nth)

    def _line_of(self, section: str, key: str, nth: int) -> int | None:
        here, seen, last = "", -1, None
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                here = header[2].replace('"', "")
                seen += here == section
                last = number if here == section and seen == nth else last
                if not section and here.partition(".")[0] == key:
                    return number
            elif here == section and seen in {nth, -1} and (found := _KEY.match(line)) and key in found.groups():
                return number
        return last


def nearest(word: str, known: Iterable[str]) -> str:
    """What was probably meant, and else all that could be."""
    words = sorted(known)
    folded = {each.casefold(): each for each in words}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    if close:
        return f"Did you mean '{folded[close[0]]}'?"
    more = ", …" if len(words) > MOST_KNOWN else ""
    return f"Known are: {', '.join(words[:MOST_KNOWN])}{more}."
