"""One cell: whatever a file holds becomes a clean string, and a string becomes safe to write."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

ERROR_TEXTS = frozenset(
    re.findall(
        r"\S+",
        "#N/A #NV #REF! #BEZUG! #NAME? #VALUE! #WERT! #VALEUR! #¡VALOR! #DIV/0! #NUM! #ZAHL! #NOMBRE! #NULL! "
        "#SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #GETTING_DATA #ERROR! #UNCALCULATED!",
    )
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')

CellValue = str | int | float | bool | date | datetime | time | timedelta | None


def clean_text(text: str) -> str:
    """The text as a person reads it: no invisible characters, no space around, one kind of line break."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u202f", " ")
    text = _UNWANTED.sub("", text.translate(_INVISIBLE))
    return unicodedata.normalize("NFC", text).strip()


def delimited_text(text: str) -> str:
    """A cell of a CSV file: our own apostrophe goes, and ="00123", written to keep the zeros, is 00123."""
    if text[:1] == "'" and _DEFUSED.match(text):
        text = text[1:]
    elif text[:2] == '="' and (kept := _TEXT_FORMULA.fullmatch(text)):
        text = kept[1]
    return clean_text(text)


def cell_text(value: CellValue) -> str:
    """A cell of a workbook as text: 12.0 is 12, dates are ISO dates, midnight is left off."""
    match value:
        case str():
            return clean_text(value.replace("_x000D_", ""))
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
        case datetime():
            return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "minutes")
        case time():
            return value.isoformat("minutes")
        case _:
            return str(value)


class Shared:
    """Keeps one copy of a text that many cells hold: a department, a role, a language."""

    def __init__(self) -> None:
        self._copies: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if len(text) > 60 or len(self._copies) > 50_000:
            return self._copies.get(text, text)
        return self._copies.setdefault(text, text)


def is_error(text: str) -> bool:
    """Whether a spreadsheet could not work out this cell (#N/A and its kin)."""
    return text[:1] == "#" and text.upper() in ERROR_TEXTS


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate this text."""
    return text[:1] == "=" and len(text) > 1


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet opening this text from a CSV file might run it."""
    return _DANGEROUS.match(text) is not None


def defused(text: str) -> str:
    """The text so that no spreadsheet runs it; `delimited_text` takes the apostrophe off again."""
    return "'" + text if is_dangerous(text) else text


def column_letter(index: int) -> str:
    """The letters over a column as spreadsheets show them: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The place of a column by its letters: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
