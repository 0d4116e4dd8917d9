"""What goes out can be opened without danger and comes back as it was."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from groundwork.enrollment.importing.cells import clean_text
from groundwork.enrollment.importing.reading import read_table
from groundwork.enrollment.importing.writing import rows_to_correct, write_csv, write_xlsx

from .test_checking import ANNA, BEN, check

COLUMNS = ["First name", "Last name", "E-mail"]
cell = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["=1+1", "+49 30", "-5", "@home", "'=x", "''=x", "'", '"', '="007"', ",;\t|", "\r\n", "sep=;", "Müller", "00123"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=8))
def test_a_table_written_as_csv_comes_back_as_it_was(rows):
    rows = [("x" + first, second, third) for first, second, third in rows]

    table = read_table(write_csv(COLUMNS, rows), "people.csv")

    assert table.columns == COLUMNS
    assert [cells for _number, cells in table.rows] == [[clean_text(text) for text in row] for row in rows]


def test_no_cell_of_a_csv_file_begins_as_a_formula():
    content = write_csv(COLUMNS, [["=cmd|' /C calc'!A0", "@SUM(1)", "+1"], ["-1", "'=1", "\t=1"]])

    lines = content.decode("utf-8-sig").splitlines()
    assert content.startswith(b"\xef\xbb\xbf")
    assert lines[1:] == ["'=cmd|' /C calc'!A0,'@SUM(1),'+1", "'-1,''=1,'=1"]


def test_a_workbook_keeps_texts_as_texts():
    content = write_xlsx(COLUMNS, [["=1+1", "00123", "a\x0bb"], ["Anna", "", "x"]])

    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in page[2]] == [("=1+1", "s"), ("00123", "s"), ("ab", "s")]
    assert read_table(content, "p.xlsx").rows[0] == (2, ["=1+1", "00123", "ab"])


def test_the_rows_to_correct_come_back_with_what_to_correct():
    people = [ANNA, {"name": "=Ben", "email": "ben@"}]
    checked = check(*people)
    table = read_table(write_csv(["name", "email"], [list(row.values()) for row in people]), "p.csv")

    columns, rows = rows_to_correct(table, [problem for problem in checked.problems if problem.blocks])

    assert columns == ["name", "email", "What to correct"]
    assert rows == [["=Ben", "ben@", checked.problems[-1].sentence]]


def test_a_row_with_a_cell_too_many_keeps_it_in_the_rows_to_correct():
    table = read_table(b"Name,E-mail\nBen,ben@example.org,more\n", "p.csv")
    problem = check(BEN, {"name": "", "email": "x"}).problems[0]

    columns, rows = rows_to_correct(table, [type(problem)(2, "", "more", "row_too_long", "2")])

    assert columns == ["Name", "E-mail", "", "What to correct"]
    assert rows[0][:3] == ["Ben", "ben@example.org", "more"]
