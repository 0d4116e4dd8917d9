"""A review goes out as a workbook and comes back: nothing is lost on the way, and nothing changes before it is said."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.matching.actions import (
    apply_review_file,
    exclude_pair,
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
    assert sheet["A2"].value == f"{weakest.mentor_id}:{weakest.mentee_id}"
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

    assert len(decisions) == len(cast.pairs)
    assert (would_change(cast.round, decisions), faults) == (([], []), [])
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


def test_people_of_another_round_are_not_touched():
    cast, other = a_round(), make.cast()
    other.round = make.matched_round(other.cohort, by=other.cleo)
    content = decided(other, (2, "lock", ""))

    _sheet, decisions, _faults = what_it_says(taken(cast, content))
    changes, faults = would_change(cast.round, decisions)

    assert (changes, [fault.expected for fault in faults]) == ([], ["two people of this round"])


def test_a_file_that_is_no_review_is_refused_with_what_to_bring():
    cast = a_round()

    with pytest.raises(Unacceptable) as problem:
        take_review_file(cast.round, file_name="x.csv", content=b"Name,Role\nMaya,mentor\n", by=cast.cleo, at=NOW)

    assert "Bring back the workbook that you had from here." in str(problem.value.sentence)
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
