"""A review goes out as a workbook and comes back: nothing is lost on the way, and nothing changes before it is said."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.matching.actions import (
    apply_review_file,
    exclude_pair,
    leave_out,
    lock_pairing,
    publish_round,
    take_review_file,
    undo_last_change,
    what_it_says,
)
from groundwork.matching.models import ReviewFile
from groundwork.matching.review import events_of, trail
from groundwork.matching.review_files import review_workbook, would_change
from groundwork.people.models import Person
from tests import make
from tests.crowds import crowd
from tests.make import NOW

from .test_undoing_changes import stands

pytestmark = pytest.mark.django_db
DECISION, REASON = 8, 9


def a_round():
    cast = make.cast()
    crowd(cast.cohort, mentors=8, mentees=8)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairs = list(cast.round.pairings.order_by("fit", "mentee__person__name", "pk"))
    return cast


def decided(cast, *rows):
    """The review of the round with these (row, decision, reason) written into it, as a file."""
    book = load_workbook(io.BytesIO(review_workbook(cast.round)))
    for row, decision, reason in rows:
        book.active.cell(row=row, column=DECISION).value = decision
        book.active.cell(row=row, column=REASON).value = reason
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def taken(cast, content):
    return take_review_file(cast.round, file_name="review.xlsx", content=content, by=cast.cleo, at=NOW)


def test_the_workbook_shows_what_the_table_shows_and_hides_the_ids():
    cast = a_round()

    sheet = load_workbook(io.BytesIO(review_workbook(cast.round))).active

    weakest = cast.pairs[0]
    assert sheet.column_dimensions["A"].hidden
    assert sheet["A2"].value == f"{weakest.mentor_id}:{weakest.mentee_id}:keep"
    assert (sheet["B2"].value, sheet["C2"].value) == (str(weakest.mentee.person), str(weakest.mentor.person))
    assert sheet["D2"].value == round(weakest.fit / 100)
    assert sheet["H2"].value == "keep"
    assert [choice.formula1 for choice in sheet.data_validations.dataValidation] == ['"keep,lock,keep apart"']


def test_a_name_that_looks_like_a_formula_is_text():
    cast = a_round()
    Person.objects.filter(pk=cast.pairs[0].mentee.person_id).update(name="=HYPERLINK(1)")

    sheet = load_workbook(io.BytesIO(review_workbook(cast.round))).active
    cell = next(row[1] for row in sheet.iter_rows(min_row=2) if row[1].value == "=HYPERLINK(1)")

    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_nobodys_own_words_leave_the_house():
    cast = make.cast()
    cast.mentor.offer.can_help_with = "Leading a first team is lonely at midnight."
    cast.mentor.offer.save()
    cast.mentee.profile.own_words = "Midnight is when I worry about my first team."
    cast.mentee.profile.save()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)

    sheet = load_workbook(io.BytesIO(review_workbook(cast.round))).active

    assert "midnight" not in " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row).lower()


def test_a_review_that_comes_back_as_it_went_changes_nothing():
    cast = a_round()
    lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
    exclude_pair(cast.round, cast.pairs[1].mentor, cast.pairs[1].mentee, reason="Too near.", by=cast.cleo, at=NOW)

    file = taken(cast, decided(cast))
    _sheet, decisions, faults = what_it_says(file)

    assert (decisions, faults) == ([], [])
    with pytest.raises(NotNow, match="nothing_to_bring"):
        apply_review_file(file, by=cast.cleo, at=NOW)


def test_decisions_are_brought_in_as_one_change_and_undone_as_one():
    cast = a_round()
    lock_pairing(cast.pairs[2], by=cast.cleo, at=NOW)
    before = stands(cast.round)
    rows = [(2, "lock", ""), (3, "keep apart", "They share an office."), (4, "keep", "")]

    assert apply_review_file(taken(cast, decided(cast, *rows)), by=cast.cleo, at=NOW) == 3
    keep = {pair.pk: pair.keep for pair in cast.round.pairings.all()}
    assert (keep[cast.pairs[0].pk], keep[cast.pairs[2].pk]) == ("locked", "proposed")
    assert cast.round.exclusions.standing().get().reason == "They share an office."
    assert cast.round.result["outdated"] is True
    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    assert stands(cast.round) == before


def test_until_it_is_brought_in_nothing_changes():
    cast = a_round()
    before = stands(cast.round)

    taken(cast, decided(cast, (2, "lock", "")))

    assert stands(cast.round) == before


def test_each_row_stands_in_the_trail_with_the_file():
    cast = a_round()
    file = taken(cast, decided(cast, (2, "lock", ""), (3, "keep apart", "They share an office.")))

    apply_review_file(file, by=cast.cleo, at=NOW)
    entries = trail(events_of(cast.round))[:3]

    weakest, next_one = cast.pairs[:2]
    assert {(entry.says, entry.reason) for entry in entries} == {
        (f"{weakest.mentee.person} and {weakest.mentor.person} were locked.", ""),
        (f"{next_one.mentee.person} and {next_one.mentor.person} are kept apart.", "They share an office."),
        ("2 changes were brought in from a file.", ""),
    }


@pytest.mark.parametrize(
    ("row", "column", "found", "expected"),
    [
        ((2, "perhaps", ""), "Decision", "perhaps", "one of: keep, lock, keep apart"),
        ((2, "keep", "They share an office."), "Decision", "keep", "“keep apart”, or no reason"),
        ((2, "keep apart", ""), "Reason", "", "a reason, for two who are to be kept apart"),
    ],
)
def test_a_row_that_cannot_be_taken_says_what_it_needs(row, column, found, expected):
    cast = a_round()

    _sheet, decisions, faults = what_it_says(taken(cast, decided(cast, row, (3, "lock", ""))))
    changes, more = would_change(cast.round, decisions)

    (fault,) = [*faults, *more]
    assert (fault.row, fault.column, fault.found, fault.expected) == (2, column, found, expected)
    assert [change.row for change in changes] == [3]


def test_ids_that_were_changed_or_stand_twice_are_not_taken():
    cast = a_round()
    book = load_workbook(io.BytesIO(review_workbook(cast.round)))
    book.active["A2"].value = "somebody else"
    book.active["A4"].value = book.active["A3"].value
    book.active["H3"].value = book.active["H4"].value = "lock"
    content = io.BytesIO()
    book.save(content)

    _sheet, _decisions, faults = what_it_says(taken(cast, content.getvalue()))

    assert [(fault.row, fault.column) for fault in faults] == [
        (2, "Pair (leave as it is)"),
        (4, "Pair (leave as it is)"),
    ]


def test_a_pair_that_went_out_meanwhile_stays_as_it_is():
    cast = a_round()
    content = decided(cast, (2, "lock", ""), (3, "lock", ""))
    publish_round(cast.round, [cast.pairs[0]], by=cast.cleo, at=NOW)

    file = taken(cast, content)
    _sheet, decisions, _faults = what_it_says(file)
    changes, faults = would_change(cast.round, decisions)

    assert [change.row for change in changes] == [3]
    assert [(fault.row, fault.expected) for fault in faults] == [(2, "a pair that has not gone out")]


def test_the_review_of_another_round_is_said_to_be_that():
    cast, other = a_round(), make.cast()
    other.round = make.matched_round(other.cohort, by=other.cleo)

    with pytest.raises(Unacceptable, match="other_round"):
        taken(cast, decided(other, (2, "lock", "")))

    assert not ReviewFile.objects.exists()


def test_people_who_were_left_out_since_are_said_at_their_row():
    cast = a_round()
    content = decided(cast, (2, "lock", ""), (3, "lock", ""))
    leave_out(cast.round, [cast.pairs[0].mentee], by=cast.cleo, at=NOW)

    _sheet, decisions, _faults = what_it_says(taken(cast, content))
    changes, faults = would_change(cast.round, decisions)

    assert [change.row for change in changes] == [3]
    assert [(fault.row, fault.expected) for fault in faults] == [(2, "two people of this round")]


def test_what_was_done_since_the_file_went_out_stays_where_nobody_decided():
    cast = a_round()
    content = decided(cast, (4, "lock", ""))
    lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
    exclude_pair(cast.round, cast.pairs[1].mentor, cast.pairs[1].mentee, reason="Too near.", by=cast.cleo, at=NOW)

    _sheet, decisions, _faults = what_it_says(taken(cast, content))

    assert [decision.row for decision in decisions] == [4]


def test_a_review_among_other_sheets_is_found():
    cast = a_round()
    book = load_workbook(io.BytesIO(decided(cast, (2, "lock", ""))))
    notes = book.create_sheet("Notes", 0)
    for row in (["First name", "Last name", "E-mail"], ["Maya", "Brandt", "maya@example.org"]):
        notes.append(row)
    content = io.BytesIO()
    book.save(content)

    sheet, decisions, _faults = what_it_says(taken(cast, content.getvalue()))

    assert (sheet, [decision.row for decision in decisions]) == ("Review", [2])


def test_a_review_saved_as_text_under_the_name_of_a_workbook_is_read():
    cast = a_round()
    book = load_workbook(io.BytesIO(decided(cast, (2, "lock", ""))))
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(book.active.values)

    _sheet, decisions, faults = what_it_says(taken(cast, text.getvalue().encode()))

    assert ([decision.row for decision in decisions], faults) == ([2], [])


def locked_by_password():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return ole + "EncryptedPackage".encode("utf-16-le")


def another_workbook():
    book = Workbook()
    for row in (["Room", "Seats"], ["North", 12], ["South", 8]):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Name,Role\nMaya,mentor\n", "The file has no column “Pair (leave as it is)”."),
        (another_workbook(), "The file has no column “Pair (leave as it is)”."),
        (b"", "The file is empty."),
        (b"%PDF-1.7 and so on", "The file is a PDF document."),
        (b"<html><table><tr><td>Pair</td></tr></table></html>", "The file is a web page."),
        (b"PK\x03\x04 cut off", "The workbook is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one, cut off", "The workbook is damaged."),
        (locked_by_password(), "The workbook is protected by a password."),
        (b"x" * 20_000_001, "The file holds far more than a review."),
        (b"12;13\n14;15\n", "The file has no columns of a review."),
    ],
)
def test_a_file_that_is_no_review_is_refused_with_what_to_bring(content, says):
    cast = a_round()

    with pytest.raises(Unacceptable) as problem:
        taken(cast, content)

    assert says in str(problem.value.sentence)
    assert problem.value.field == "file"
    assert not ReviewFile.objects.exists()


def test_a_file_is_brought_in_once():
    cast = a_round()
    file = taken(cast, decided(cast, (2, "lock", "")))
    apply_review_file(file, by=cast.cleo, at=NOW)
    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="applied_already"):
        apply_review_file(file, by=cast.cleo, at=NOW)


def test_mallory_brings_nothing():
    cast = a_round()
    content = decided(cast, (2, "lock", ""))
    file = taken(cast, content)

    with pytest.raises(NotAllowed):
        take_review_file(cast.round, file_name="review.xlsx", content=content, by=cast.mallory, at=NOW)
    with pytest.raises(NotAllowed):
        apply_review_file(file, by=cast.mallory, at=NOW)
