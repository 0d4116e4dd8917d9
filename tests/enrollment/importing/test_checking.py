"""Rows are held against what was expected: clean ones go ahead, each problem says where, what and how."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from groundwork.enrollment.importing.checking import Checked, check_rows
from groundwork.enrollment.importing.columns import guess_mapping, mapping_from
from groundwork.enrollment.importing.problem_kinds import BLOCKING, EXPECTED, REMEDIES
from groundwork.enrollment.importing.problem_kinds import TITLES as TITLES_OF_KINDS
from groundwork.enrollment.importing.problems import group_problems
from groundwork.enrollment.importing.reading import read_table
from groundwork.enrollment.importing.table import Table

from .files import TITLES, csv_file, mentees


def check(*rows: dict[str, str], **choices: Any) -> Checked:
    """Rows given by target key; the titles are the keys, so problems name them."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    table = Table(keys, [(number, [row.get(key, "") for key in keys]) for number, row in enumerate(rows, 2)], 1)
    return check_rows(table, dict(enumerate(keys)), **{"default_role": "mentee", **choices})


ANNA = {"name": "Anna Lee", "email": "anna@example.org"}
BEN = {"name": "Ben Ray", "email": "ben@example.org"}


def only(checked: Checked) -> tuple[str, str, str]:
    (problem,) = checked.problems
    return problem.kind, problem.column, problem.found


def test_a_civil_service_export_goes_through_without_a_problem():
    table = read_table(csv_file([TITLES, *mentees(50)]), "mentees.csv")

    checked = check_rows(table, mapping_from(guess_mapping(table)), default_role="mentee")

    assert (len(checked.clean), checked.problems) == (50, [])
    assert checked.clean[0].roles == ("mentor", "mentee")
    assert checked.clean[1].roles == ("mentee",)
    assert checked.clean[0].values["name"] == "mentee 000"
    assert not any("Gay" in str(row.values) for row in checked.clean)


def test_a_problem_says_row_column_found_expected_and_remedy():
    checked = check({"name": "Anna", "email": "anna@"})

    assert checked.problems[0].sentence == (
        "Row 2, email: found 'anna@', expected an address such as anna@example.org. "
        "Correct it in the file, or leave this row out."
    )
    assert checked.clean == []


def test_a_missing_address_or_name_keeps_a_new_person_out():
    checked = check({"name": "Anna", "email": ""}, {"name": "", "email": "ben@example.org"})

    assert [problem.kind for problem in checked.problems] == ["email_missing", "name_missing"]
    assert checked.problems[0].sentence.startswith("Row 2, email: the cell is empty, expected an address")
    assert checked.blocked_rows == {2, 3}


def test_the_same_address_in_other_letters_blocks_the_second_row_and_names_the_first():
    checked = check(ANNA, BEN, {"name": "Anna L.", "email": "ANNA@Example.ORG"})

    assert only(checked) == ("email_twice", "email", "ANNA@Example.ORG")
    assert "row 2 has this one" in checked.problems[0].sentence
    assert [row.row for row in checked.clean] == [2, 3]


def test_the_same_employee_number_twice_blocks_the_second_row():
    checked = check(ANNA | {"employee_number": "007"}, BEN | {"employee_number": "007"})

    assert only(checked) == ("number_twice", "employee_number", "007")


def test_a_blank_cell_gives_no_value_at_all():
    checked = check(ANNA | {"job_title": "", "places": "", "languages": " ; ", "start_date": ""})

    assert checked.clean[0].values == ANNA


def test_a_person_known_already_needs_no_name_and_is_updated():
    checked = check({"name": "", "email": "Anna@example.org", "unit": "Law"}, BEN, existing_emails={"anna@EXAMPLE.org"})

    assert checked.problems == []
    assert [row.is_new for row in checked.clean] == [False, True]
    assert checked.clean[0].values == {"email": "anna@example.org", "unit": "Law"}


def test_an_employee_number_recognises_the_person_before_the_address():
    known = {"007": "anna@example.org", "008": "ben@example.org"}

    blank = check({"name": "", "email": "", "employee_number": "007"}, existing_numbers=known)
    changed = check({"name": "", "email": "lee@example.org", "employee_number": "007"}, existing_numbers=known)
    crossed = check({"name": "", "email": "ben@example.org", "employee_number": "007"}, existing_numbers=known)
    renumbered = check({"name": "", "email": "ben@example.org", "employee_number": "9"}, existing_numbers=known)

    assert (blank.problems, blank.clean[0].known_as) == ([], "anna@example.org")
    assert (only(changed)[0], changed.clean[0].known_as) == ("email_changes", "anna@example.org")
    assert (only(crossed)[0], crossed.clean) == ("two_people", [])
    assert (only(renumbered)[0], renumbered.clean[0].known_as) == ("number_changes", "ben@example.org")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Mentor", ("mentor",)),
        ("MENTEE", ("mentee",)),
        ("both", ("mentor", "mentee")),
        ("Mentee and Mentor", ("mentor", "mentee")),
        ("Mentorin", ("mentor",)),
        ("mentor; mentee", ("mentor", "mentee")),
        ("beides", ("mentor", "mentee")),
        ("", ("mentee",)),
    ],
)
def test_roles_are_understood_in_usual_words(text, roles):
    checked = check(ANNA | {"role": text})

    assert checked.clean[0].roles == roles
    assert ("roles" in checked.clean[0].values) == bool(text)


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("role", "coach", "role_unclear"),
        ("both_roles", "perhaps", "yes_no_unclear"),
        ("places", "2.5", "places_unclear"),
        ("places", "-1", "places_unclear"),
        ("places", "21", "places_unclear"),
        ("places", "two", "places_unclear"),
        ("start_date", "31.02.2026", "date_unclear"),
        ("start_date", "soon", "date_unclear"),
        ("job_title", "x" * 201, "too_long"),
    ],
)
def test_what_is_not_understood_keeps_the_row_out(key, text, kind):
    checked = check(BEN, ANNA | {key: text})

    assert only(checked)[:2] == (kind, key)
    assert [row.row for row in checked.clean] == [2]


@pytest.mark.parametrize(
    ("key", "text", "kind", "value"),
    [
        ("languages", "German; Klingon", "language_unclear", ["de"]),
        ("time_zone", "Mars/Base", "time_zone_unclear", None),
        ("manager_email", "Mo Mayer", "manager_unclear", None),
        ("job_title", "#N/A", "cell_error", None),
        ("job_title", "=1+1", "formula", "=1+1"),
        ("start_date", "46279", "date_serial", date(2026, 9, 14)),
        ("start_date", "03/04/2026", "date_order", date(2026, 4, 3)),
        ("manager_email", "mo@example.org", "manager_unknown", "mo@example.org"),
        ("skills_offered", "Juggling", "skill_unknown", ["Juggling"]),
    ],
)
def test_a_warning_lets_the_row_go_ahead(key, text, kind, value):
    checked = check(ANNA | {key: text})

    assert only(checked) == (kind, key, "Klingon" if kind == "language_unclear" else text)
    assert checked.clean[0].values.get(key) == value
    assert checked.blocked_rows == set()


def test_an_error_cell_where_the_address_belongs_keeps_the_row_out():
    checked = check({"name": "Anna", "email": "#N/A"})

    assert [problem.kind for problem in checked.problems] == ["cell_error", "email_missing"]
    assert "found '#N/A'" in checked.problems[1].sentence


def test_places_languages_and_zones_become_plain_values():
    row = ANNA | {"places": "2", "languages": "Deutsch (C1), EN-gb | français", "time_zone": "europe/berlin"}

    checked = check(row)

    assert checked.problems == []
    values = checked.clean[0].values
    assert (values["places"], values["languages"], values["time_zone"]) == (2, ["de", "en", "fr"], "Europe/Berlin")


@pytest.mark.parametrize("text", ["Law; Python", "Law, Python", "law|PYTHON", "Law\nPython; law"])
def test_skills_are_split_and_take_the_spelling_of_the_list(text):
    checked = check(ANNA | {"skills_offered": text}, known_skills={"Law", "Python"})

    assert checked.problems == []
    assert checked.clean[0].values["skills_offered"] == ["Law", "Python"]


def test_an_unknown_skill_is_told_once_and_counted_always():
    checked = check(ANNA | {"skills_offered": "Juggling"}, BEN | {"skills_offered": "Juggling"})

    assert only(checked)[0] == "skill_unknown"
    assert checked.unknown_skills == {"Juggling": 2}


def test_one_date_with_a_day_over_twelve_tells_how_the_column_is_read():
    day_first = check(ANNA | {"start_date": "03/04/2026"}, BEN | {"start_date": "25/12/2026"})
    month_first = check(ANNA | {"start_date": "03/04/2026"}, BEN | {"start_date": "12/25/2026"})
    chosen = check(ANNA | {"start_date": "03/04/2026"}, date_order="month")

    assert (day_first.problems, month_first.problems, chosen.problems) == ([], [], [])
    assert day_first.clean[0].values["start_date"] == date(2026, 4, 3)
    assert month_first.clean[0].values["start_date"] == date(2026, 3, 4)
    assert chosen.clean[0].values["start_date"] == date(2026, 3, 4)


def test_a_name_with_the_last_name_first_is_turned_and_shown():
    checked = check(ANNA | {"name": "Lee, Anna"}, BEN | {"name": "Ben Ray, PhD"})

    assert only(checked) == ("name_turned", "name", "Lee, Anna")
    assert [row.values["name"] for row in checked.clean] == ["Anna Lee", "Ben Ray, PhD"]


def test_a_row_with_a_separator_too_many_is_kept_out():
    table = read_table(b"Name,E-mail,Unit\nAnna,a@example.org,Law\nBen,b@example.org,Arts, Crafts\n", "p.csv")

    checked = check_rows(table, {0: "name", 1: "email", 2: "unit"}, default_role=None)

    assert [(problem.row, problem.kind) for problem in checked.problems] == [(3, "row_too_long")]
    assert [row.roles for row in checked.clean] == [()]


def test_problems_are_grouped_by_kind_with_those_that_block_first():
    checked = check(
        ANNA | {"languages": "Klingon"},
        BEN | {"languages": "Elvish"},
        {"name": "Cleo", "email": "x"},
        {"name": "Mo", "email": "y"},
        {"name": "", "email": "z@example.org"},
    )

    groups = group_problems(checked.problems)

    assert [(group.kind, len(group.problems), group.blocks) for group in groups] == [
        ("email_unclear", 2, True),
        ("name_missing", 1, True),
        ("language_unclear", 2, False),
    ]
    assert groups[0].title == "E-mail address not understood"
    assert {group.kind in BLOCKING for group in groups} == {True, False}


def test_no_words_blame_or_beg():
    words = re.compile(
        r"\b(please|sorry|invalid|valid|forbidden|oops|forgot|must|should|only|just|failed)\b", re.IGNORECASE
    )

    texts = [str(text) for texts in (TITLES_OF_KINDS, EXPECTED, REMEDIES) for text in texts.values()]

    assert [text for text in texts if words.search(text)] == []


def test_two_columns_for_one_target_are_a_mistake_in_the_program():
    table = Table(["A", "B"], [(2, ["x", "y"])], 1)

    with pytest.raises(ValueError, match="Two columns"):
        check_rows(table, {0: "name", 1: "name"}, default_role=None)


def test_progress_is_told_from_nothing_to_all():
    steps: list[tuple[int, int]] = []

    check(ANNA, BEN, progress=lambda done, total: steps.append((done, total)))

    assert steps == [(0, 2), (2, 2)]
