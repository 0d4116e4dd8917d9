"""Single cells: addresses, dates, languages, in the many ways people write them."""

from __future__ import annotations

from datetime import date

import pytest

from groundwork.enrollment.importing.dates import read_date
from groundwork.enrollment.importing.languages import CODES, language_code
from groundwork.enrollment.importing.values import read_email, read_yes_no


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Anna.Lee@Example.ORG", "anna.lee@example.org"),
        ("Anna Lee <anna@example.org>", "anna@example.org"),
        ("mailto:anna@example.org", "anna@example.org"),
        ("o'neil+x@sub.example.co.uk", "o'neil+x@sub.example.co.uk"),
        ("anna@bücher.example", "anna@bücher.example"),
        ("anna@", None),
        ("anna", None),
        ("anna@example", None),
        ("a@example.org; b@example.org", None),
        ("anna..lee@example.org", None),
        ("anna@exam ple.org", None),
        ("anna@-example.org", None),
        ("=a@example.org\n", "=a@example.org"),
    ],
)
def test_addresses(text, email):
    assert read_email(text) == email


@pytest.mark.parametrize("text", ["2026-09-14", "2026/9/14", "2026-09-14 00:00", "14.09.2026", "14.9.26", "46279"])
def test_one_day_in_numbers(text):
    assert read_date(text) == date(2026, 9, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14/09/2026",
        "14-09-2026",
        "14 Sept 2026",
        "14-Sep-26",
        "September 14, 2026",
        "14. September 2026",
        "14 septembre 2026",
    ],
)
def test_one_day_in_many_ways(text):
    assert read_date(text) == date(2026, 9, 14)


@pytest.mark.parametrize("text", ["32.01.2026", "2026-13-01", "1/2/3", "soon", "9/14/2026", "0000-01-01", "99999", "1"])
def test_what_is_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("German", "de"),
        ("deutsch", "de"),
        ("DE", "de"),
        ("de-CH", "de"),
        ("pt_BR", "pt"),
        ("Français", "fr"),
        ("francais", "fr"),
        ("English (C1)", "en"),
        ("English: native", "en"),
        ("Spanish - fluent", "es"),
        ("German B2", "de"),
        ("українська", "uk"),
        ("中文", "zh"),
        ("Klingon", None),
        ("", None),
    ],
)
def test_languages(text, code):
    assert language_code(text) == code


def test_no_name_of_a_language_stands_for_two():
    assert len(set(CODES.values())) >= 55
    assert CODES["croate"] == "hr"


@pytest.mark.parametrize(
    ("text", "answer"), [("Yes", True), ("x", True), ("nein", False), ("0", False), ("maybe", None)]
)
def test_yes_and_no(text, answer):
    assert read_yes_no(text) is answer
