"""Workbooks become text the way people see it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from groundwork.enrollment.importing.reading import UnreadableFile, read_table

from .files import ods_file, saved, xlsx_file

TITLES = ["Name", "E-mail", "Start date", "Places", "Employee ID"]


def test_dates_and_numbers_come_out_as_people_see_them():
    row = ["Anna", "a@example.org", date(2026, 9, 14), 2.0, "00123"]

    table = read_table(
        xlsx_file([TITLES, row, [None] * 5, ["Ben", "b@example.org", datetime(2026, 1, 2, 9, 30)]]), "p.xlsx"
    )

    assert table.rows[0] == (2, ["Anna", "a@example.org", "2026-09-14", "2", "00123"])
    assert table.rows[1] == (4, ["Ben", "b@example.org", "2026-01-02 09:30", "", ""])


def test_a_table_that_begins_further_right_has_no_empty_columns():
    content = xlsx_file([[], [None, None, "Name", "E-mail"], [None, None, "Anna", "#"], [None, None, "Ben", "=1+1"]])

    table = read_table(content, "p.xlsx")

    assert table.columns == ["Name", "E-mail"]
    assert table.rows == [(3, ["Anna", "#"]), (4, ["Ben", "#UNCALCULATED!"])]


def test_an_open_document_sheet_with_a_million_repeated_blank_rows_is_small():
    table = read_table(ods_file([["Name", "E-mail"], ["Anna", "a@example.org"]]), "p.ods")

    assert (table.columns, table.rows) == (["Name", "E-mail"], [(2, ["Anna", "a@example.org"])])


def test_titles_below_a_heading_keep_the_numbers_of_the_sheet():
    table = read_table(xlsx_file([["People 2026"], [], [None, *TITLES], ["new", "Anna", "a@example.org"]]), "p.xlsx")

    assert table.header_row_number == 3
    assert table.columns == ["Column A", *TITLES]
    assert table.rows[0][0] == 4


def test_numbers_shown_with_zeros_in_front_keep_them():
    book = Workbook()
    page = book.worksheets[0]
    page.append(TITLES)
    page.append(["Anna", "a@example.org", None, 1, 42])
    page["E2"].number_format = "00000"

    table = read_table(saved(book), "p.xlsx")

    assert table.rows[0][1] == ["Anna", "a@example.org", "", "1", "00042"]


def test_error_cells_and_formulas_never_calculated_are_not_blank():
    book = Workbook()
    page = book.worksheets[0]
    page.append(TITLES)
    page.append(["Anna", "#N/A", None, "=1+1", "x"])
    page["B2"].data_type = "e"

    table = read_table(saved(book), "p.xlsx")

    assert table.rows[0][1] == ["Anna", "#N/A", "", "#UNCALCULATED!", "x"]


def test_the_sheet_with_people_is_found_and_another_can_be_chosen():
    content = xlsx_file([["Read me first"]], [TITLES, ["Anna", "a@example.org"]], [["City", "Site"], ["Bern", "B"]])

    found = read_table(content, "p.xlsx")
    chosen = read_table(content, "p.xlsx", sheet="Sheet3")

    assert (found.sheet, found.sheet_names) == ("Sheet2", ("Sheet1", "Sheet2", "Sheet3"))
    assert chosen.columns == ["City", "Site"]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(UnreadableFile) as caught:
        read_table(xlsx_file([TITLES, ["Anna", "a@example.org"]]), "p.xlsx", sheet="People")

    assert caught.value.code == "sheet_not_found"
    assert "'People'" in str(caught.value.sentence)
    assert "Sheet1" in str(caught.value.sentence)


def test_hidden_sheets_are_left_alone():
    book = Workbook()
    book.worksheets[0].append(TITLES)
    book.worksheets[0].append(["Anna", "a@example.org"])
    hidden = book.create_sheet("Salaries")
    hidden.append(["First name", "Last name", "E-mail", "Job title", "Grade", "Unit"])
    hidden.sheet_state = "hidden"

    table = read_table(saved(book), "p.xlsx")

    assert table.sheet_names == ("Sheet",)
