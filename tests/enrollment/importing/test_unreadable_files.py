"""Files that hold no table are refused as a whole, with a sentence that says what to do."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from groundwork.enrollment.importing import unreadable
from groundwork.enrollment.importing.reading import UnreadableFile, read_table

from .files import csv_file, saved, with_part, xlsx_file

PEOPLE = [["Name", "E-mail"], ["Anna", "a@example.org"]]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


def refused(content: bytes, filename: str = "people.csv") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_table(content, filename)
    return caught.value


@pytest.mark.parametrize("content", [b"", b"  \r\n\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n", xlsx_file([])])
def test_an_empty_file_says_so(content):
    assert refused(content).code == "empty"


def test_a_picture_named_csv_is_called_a_picture():
    refusal = refused(PNG)

    assert refusal.code == "not_a_table"
    assert "a PNG picture" in str(refusal.sentence)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 text", b"GIF89a...", b"\x1f\x8b\x08rest", b"Name,E-mail\nA\x00\x01\x00b,c\n"]
)
def test_other_things_named_csv_are_no_table(content):
    assert refused(content).code == "not_a_table"


def test_a_web_page_named_xls_is_sent_back_to_the_spreadsheet_program():
    assert refused(b"<html><table><tr><td>Name</td></tr></table></html>", "export.xls").code == "web_page"


def test_a_word_document_is_no_table():
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    assert refused(document.getvalue(), "people.xlsx").code == "not_a_table"


def test_a_damaged_workbook_says_so():
    whole = xlsx_file(PEOPLE)

    assert refused(whole[: len(whole) // 2], "people.xlsx").code == "corrupt"
    assert refused(with_part(whole, "xl/workbook.xml", b"<workbook"), "people.xlsx").code == "corrupt"


def test_a_workbook_with_a_password_says_so():
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)

    assert refused(protected, "people.xlsx").code == "encrypted"


def test_a_workbook_that_unpacks_to_too_much_is_never_unpacked():
    bomb = with_part(xlsx_file(PEOPLE), "xl/media/image1.png", bytes(unreadable.MAX_UNPACKED_BYTES + 1))

    assert len(bomb) < 1_000_000
    assert refused(bomb, "people.xlsx").code == "unpacks_too_big"


def test_a_cell_in_the_farthest_corner_does_not_take_the_server_with_it():
    book = Workbook()
    for row in PEOPLE:
        book.worksheets[0].append(row)
    book.worksheets[0]["XFD1048576"] = "far away"

    assert refused(saved(book), "people.xlsx").code == "needs_too_much"


def test_a_long_text_used_in_every_cell_does_not_take_the_server_with_it():
    rows = b"".join(b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row>' % (n, n) for n in (1, 2))
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(3, 60_000))
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    link = b'<Relationship Id="rId99" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    content = xlsx_file(PEOPLE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        links = archive.read("xl/_rels/workbook.xml.rels")
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = b"<worksheet %s><sheetData>%s%s</sheetData></worksheet>" % (space, rows, cells)
    content = with_part(content, "xl/_rels/workbook.xml.rels", links.replace(b"</Relationships>", link % office))
    content = with_part(content, "xl/sharedStrings.xml", b"<sst %s><si><t>%s</t></si></sst>" % (space, b"y" * 32_000))
    bomb = with_part(content, "xl/worksheets/sheet1.xml", sheet)

    assert len(bomb) < 500_000
    assert refused(bomb, "people.xlsx").code == "needs_too_much"


def test_a_file_over_the_limit_is_not_opened():
    refusal = refused(b"x" * (unreadable.MAX_BYTES + 1))

    assert refusal.code == "too_big"
    assert "21 MB" in str(refusal.sentence)


def test_too_many_rows_say_the_limit():
    rows = "".join(f"P{number},p{number}@example.org\n" for number in range(unreadable.MAX_ROWS + 1))

    assert refused(b"Name,E-mail\n" + rows.encode()).code == "too_many_rows"


def test_too_many_columns_say_how_many():
    refusal = refused(csv_file([["Name", "E-mail", *[f"C{n}" for n in range(199)]], ["Anna", "a@b.org", *["x"] * 199]]))

    assert refusal.code == "too_many_columns"
    assert "201" in str(refusal.sentence)


def test_a_cell_with_a_novel_names_its_place():
    refusal = refused(csv_file([*PEOPLE, ["Ben", "b" * 10_001]]))

    assert refusal.code == "cell_too_long"
    assert str(refusal.sentence).startswith("Row 3, E-mail:")


@pytest.mark.parametrize("length", [3, 30_000])
def test_a_quotation_mark_that_is_never_closed_names_its_row(length):
    rows = "Ben,b@example.org\n" * length

    refusal = refused(f'Name,E-mail\nAnna,a@example.org\n"Cleo,c@example.org\n{rows}'.encode())

    assert refusal.code == "quote_not_closed"
    assert "row 3" in str(refusal.sentence)


def test_data_without_titles_asks_for_titles():
    assert refused(csv_file([["Anna", "Lee", "a@example.org"], ["Ben", "Ray", "b@example.org"]])).code == "no_header"


def test_titles_without_people_say_where_the_titles_are():
    refusal = refused(csv_file([[], PEOPLE[0]]))

    assert refusal.code == "no_people"
    assert "Row 2" in str(refusal.sentence)


def test_no_sentence_blames_or_begs():
    words = re.compile(
        r"\b(please|sorry|invalid|valid|forbidden|oops|forgot|must|should|failed|error)\b", re.IGNORECASE
    )

    assert [code for code, sentence in unreadable.SENTENCES.items() if words.search(str(sentence))] == []
