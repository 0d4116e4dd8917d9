"""Dates as people and spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Order = Literal["day", "month"]
EARLIEST, LATEST = date(1930, 1, 1), date(2100, 1, 1)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?[ -]([^\W\d]+)\.?[ -](\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})")
_SERIAL = re.compile(r"[2-6]\d{4}")
_MONTHS = """jan january januar janvier enero ene|feb february februar février févr febrero|
mar march märz mrz mär mars marzo|apr april avril avr abril abr|may mai mayo|jun june juni juin junio|
jul july juli juillet juil julio|aug august août agosto ago|sep sept september septembre septiembre|
oct okt october oktober octobre octubre|nov november novembre noviembre|
dec dez december dezember décembre déc diciembre dic"""
_MONTH_BY_NAME = {name: month for month, names in enumerate(_MONTHS.split("|"), 1) for name in names.split()}


@lru_cache(maxsize=4096)
def read_date(text: str, order: Order = "day") -> date | None:
    """The date a text stands for; `order` decides 03/04/2026, which either reading fits."""
    if found := _ISO.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(text):
        first, second = (found[3], found[1]) if order == "day" or found[2] == "." else (found[1], found[3])
        return _date(found[4], first, second)
    if found := _DAY_FIRST.fullmatch(text):
        return _date(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _date(found[3], _month(found[1]), found[2])
    if _SERIAL.fullmatch(text):
        return date(1899, 12, 30) + timedelta(days=int(text))
    return None


def is_serial(text: str) -> bool:
    """Whether a date is written as the bare number a spreadsheet keeps: 46024 is 2 January 2026."""
    return _SERIAL.fullmatch(text) is not None


def order_of(texts: Iterable[str]) -> Order | None:
    """Whether a column of dates puts the day or the month first; None when every value fits both."""
    for text in texts:
        found = _NUMBERS.fullmatch(text)
        if found and found[2] != ".":
            if int(found[1]) > 12:
                return "day"
            if int(found[3]) > 12:
                return "month"
    return None


def fits_both_orders(text: str) -> bool:
    """Whether the text is a different date when the month comes first."""
    found = _NUMBERS.fullmatch(text)
    return bool(found and found[2] != "." and found[1] != found[3] and int(found[1]) <= 12 and int(found[3]) <= 12)


def _month(name: str) -> int:
    return _MONTH_BY_NAME.get(name.casefold(), 0)


def _date(year: str, month: str | int, day: str) -> date | None:
    full_year = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)
    try:
        found = date(full_year, int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found < LATEST else None
