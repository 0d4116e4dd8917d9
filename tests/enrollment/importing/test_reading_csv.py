"""CSV files from many programs become the same table."""

from __future__ import annotations

import pytest

from groundwork.enrollment.importing.reading import read_table

from .files import TITLES, csv_file, mentees

GERMAN = [["Vorname", "Nachname", "E-Mail", "Abteilung"], ["Jürgen", "Müßig", "j@example.org", "Küche & Großküche"]]


def test_a_civil_service_export_is_read_row_by_row():
    content = csv_file([TITLES, *mentees(50)])

    table = read_table(content, "mentees.csv")

    assert table.columns == TITLES
    assert table.rows[0] == (2, mentees(1)[0])
    assert table.rows[-1][0] == 51
    assert (table.delimiter, table.encoding, table.header_row_number) == (",", "utf-8", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_umlauts_survive_every_usual_encoding(encoding):
    content = csv_file([*GERMAN, *[["Zoë", "Œuvré", "z@example.org", "Büro"]] * 3], encoding=encoding)

    table = read_table(content, "leute.csv")

    assert table.columns == GERMAN[0]
    assert table.rows[0][1] == GERMAN[1]
    assert table.rows[1][1][:2] == ["Zoë", "Œuvré"]


def test_letters_from_an_old_macintosh_are_read():
    table = read_table(
        csv_file([GERMAN[0], ["Jürgen", "Müller", "j@example.org", "Köln"]], encoding="mac_roman"), "m.csv"
    )

    assert table.rows[0][1] == ["Jürgen", "Müller", "j@example.org", "Köln"]


def test_polish_letters_are_not_taken_for_western_ones():
    people = [["Imię", "Nazwisko", "E-mail"], ["Łukasz", "Żółkiewski", "l@example.org"]]
    people += [["Małgorzata", "Wiśniewska", "m@example.org"], ["Święta", "Dąbrowska", "s@example.org"]]

    table = read_table(csv_file(people, encoding="cp1250"), "ludzie.csv")

    assert [cells[:2] for _number, cells in table.rows] == [row[:2] for row in people[1:]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_found_although_texts_hold_the_others(delimiter):
    rows = [["Name", "E-mail", "Languages"], ["Lee, Anna", "anna@example.org", "de; en"]]
    rows += [["Ray | Ben", "ben@example.org", "fr, es; it"]] * 5

    table = read_table(csv_file(rows, delimiter=delimiter), "people.csv")

    assert table.delimiter == delimiter
    assert table.rows[0][1] == rows[1]


def test_a_line_that_names_the_separator_is_obeyed():
    content = b"sep=;\r\nName;E-mail\r\nAnna, Lee, Ray;anna@example.org\r\n"

    table = read_table(content, "people.csv")

    assert (table.header_row_number, table.rows) == (2, [(3, ["Anna, Lee, Ray", "anna@example.org"])])


def test_titles_are_found_below_the_name_of_a_report_and_blank_lines():
    top = [["Report: People"], ["Created on", "2026-11-20"], [], ["", "", ""]]
    content = csv_file([*top, ["First name", "Last name", "E-mail"], [], ["Anna", "Lee", "anna@example.org"]])

    table = read_table(content, "report.csv")

    assert table.header_row_number == 5
    assert table.rows == [(7, ["Anna", "Lee", "anna@example.org"])]


def test_titles_in_a_language_we_do_not_know_are_found_too():
    content = csv_file([["Lista osób", "", ""], ["Imię", "Nazwisko", "Poczta"], ["Ewa", "Lis", "ewa@example.org"]])

    table = read_table(content, "osoby.csv")

    assert table.columns == ["Imię", "Nazwisko", "Poczta"]


def test_a_second_row_of_titles_is_no_person():
    rows = [["USERID", "FIRSTNAME", "LASTNAME", "EMAIL"], ["User ID", "First Name", "Last Name", "Email"]]
    content = csv_file([*rows, ["7", "Anna", "Lee", "anna@example.org"]])

    table = read_table(content, "export.csv")

    assert table.columns == rows[0]
    assert table.rows == [(3, ["7", "Anna", "Lee", "anna@example.org"])]


def test_cells_lose_what_nobody_sees_and_keep_their_zeros():
    content = csv_file(
        [
            ["Name", "E-mail", "Employee ID", "Staff no"],
            ["\u00a0Anna\u200b Lee ", "a@example.org\u00a0", "00123", '="007"'],
        ]
    )

    table = read_table(content, "people.csv")

    assert table.rows == [(2, ["Anna Lee", "a@example.org", "00123", "007"])]


def test_columns_without_a_title_or_with_the_same_title_can_be_told_apart():
    content = csv_file([["E-mail", "", "E-mail"], ["a@example.org", "x", "b@example.org"]])

    table = read_table(content, "people.csv")

    assert table.columns == ["E-mail", "Column B", "E-mail (column C)"]


def test_rows_keep_their_numbers_across_texts_of_several_lines():
    content = b'Name,E-mail\r\n"Anna\r\nLee",a@example.org\r\n\r\nBen,b@example.org\r\n'

    table = read_table(content, "people.csv")

    assert table.rows == [(2, ["Anna\nLee", "a@example.org"]), (4, ["Ben", "b@example.org"])]
