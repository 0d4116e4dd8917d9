"""What was done in a round: every change by hand with who, when, and what stood before and after it, in words."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from groundwork.enrollment.actions.asking_for_places import ask_for_place
from groundwork.matching import actions
from groundwork.matching.actions import (
    allow_pair,
    apply_review_file,
    change_weights,
    choose_aim,
    end_allowance,
    exclude_pair,
    leave_out,
    lift_exclusion,
    lock_pairing,
    pair_by_hand,
    publish_round,
    queue_round,
    run_round,
    take_review_file,
    undo_last_change,
    undo_publication,
    undoable_changes,
    unlock_pairing,
    use_plan,
)
from groundwork.matching.review import events_of, trail
from groundwork.matching.review.trail_words import PLAIN, QUIET, SAYS
from groundwork.matching.review_files import review_workbook
from groundwork.people.models import Person
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
THEN = NOW + timedelta(minutes=5)
ACTIONS = Path(actions.__file__).parent


def a_round():
    cast = make.cast()
    cast.kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairing = cast.round.pairings.get()
    return cast


def says(cast):
    return [entry.says for entry in trail(events_of(cast.round))]


def test_a_round_begins_with_who_started_and_ran_it():
    cast = a_round()

    entries = trail(events_of(cast.round))

    assert {entry.says for entry in entries} == {
        "The round was started.",
        "The round was run: 1 have a mentor, and no plan can match more than 1.",
    }
    assert {entry.by for entry in entries} == {cast.cleo}


def test_locks_and_their_end_are_written_down_with_names():
    cast = a_round()
    lock_pairing(cast.pairing, by=cast.cleo, at=NOW)
    unlock_pairing(cast.pairing, by=cast.cleo, at=NOW)

    assert says(cast)[:2] == [
        "Ben Okafor and Ada Lindqvist were unlocked.",
        "Ben Okafor and Ada Lindqvist were locked.",
    ]


def test_an_exclusion_stands_there_with_its_reason_also_after_it_was_lifted():
    cast = a_round()
    made = exclude_pair(cast.round, cast.mentor, cast.mentee, reason="They share an office.", by=cast.cleo, at=NOW)
    lift_exclusion(made, by=cast.cleo, at=NOW)

    lifted, excluded = trail(events_of(cast.round))[:2]

    assert lifted.says == "Ben Okafor and Ada Lindqvist may be matched again."
    assert (excluded.says, excluded.reason) == (
        "Ben Okafor and Ada Lindqvist are kept apart.",
        "They share an office.",
    )


def test_a_swap_says_whom_somebody_had_before_and_whom_now():
    cast = a_round()
    pair_by_hand(cast.round, cast.kim, cast.mentee, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)
    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    said = says(cast)

    assert "Ben Okafor was moved by hand from Ada Lindqvist to Kim Able, and the others were arranged anew." in said
    assert "Undone: Ben Okafor and Kim Able, chosen by hand." in said


def test_weights_are_said_from_one_word_to_the_other():
    cast = a_round()

    change_weights(cast.round, weights={"shared_road": "ignore"}, by=cast.cleo, at=NOW)

    assert says(cast)[0] == "The weights were changed: the road they share: from “matters” to “left out”."


def test_publishing_undoing_and_people_left_out_are_counted():
    cast = a_round()
    publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    undo_publication(publication, by=cast.cleo, at=NOW)
    leave_out(cast.round, [cast.kim], by=cast.cleo, at=NOW)

    assert says(cast)[:3] == [
        "1 person was left out: Kim Able.",
        "A publication of 1 pair was undone.",
        "1 pair went out.",
    ]


def test_an_exception_stands_there_with_its_reason_and_its_end():
    cast = a_round()
    made = allow_pair(cast.kim, cast.mentee, reason="They asked for it.", by=cast.cleo, at=NOW)
    end_allowance(made, by=cast.cleo, at=NOW)

    ended, allowed = trail(events_of(cast.round))[:2]

    assert ended.says == "The exception for Ben Okafor and Kim Able was ended."
    assert (allowed.says, allowed.reason, allowed.by) == (
        "Ben Okafor and Kim Able were allowed as an exception.",
        "They asked for it.",
        cast.cleo,
    )


def test_what_comes_first_is_said_from_one_aim_to_the_other():
    cast = a_round()

    choose_aim(cast.round, "total", by=cast.cleo, at=NOW)

    assert says(cast)[0] == "What comes first was changed: from “Everybody matters” to “The greatest fit over all”."


def test_a_planned_batch_says_for_when():
    cast = a_round()

    publish_round(cast.round, due_at=NOW + timedelta(days=1), by=cast.cleo, at=NOW)

    assert says(cast)[0] == "1 pair was planned to go out on Wednesday 10 March, 09:00."


def test_what_was_undone_is_marked_and_can_be_undone_no_more():
    cast = a_round()
    lock_pairing(cast.pairing, by=cast.cleo, at=NOW)
    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    undoing, locked = trail(events_of(cast.round))[:2]

    assert (undoing.says, undoing.undone) == ("Undone: Ben Okafor and Ada Lindqvist, locked.", False)
    assert (locked.undone, undoable_changes(cast.round)) == (True, [])


def lock(cast):
    lock_pairing(cast.pairing, by=cast.cleo, at=THEN)


def keep_apart(cast):
    exclude_pair(cast.round, cast.mentor, cast.mentee, reason="They share an office.", by=cast.cleo, at=THEN)


def change_words(cast):
    change_weights(cast.round, weights={"goals": "ignore"}, by=cast.cleo, at=THEN)


def change_aim(cast):
    choose_aim(cast.round, "total", by=cast.cleo, at=THEN)


def allow(cast):
    allow_pair(cast.kim, cast.mentee, reason="They asked for it.", by=cast.cleo, at=THEN)


def leave_kim_out(cast):
    leave_out(cast.round, [cast.kim], by=cast.cleo, at=THEN)


def publish(cast):
    publish_round(cast.round, by=cast.cleo, at=THEN)


def plan_to_publish(cast):
    publish_round(cast.round, due_at=THEN + timedelta(days=1), by=cast.cleo, at=THEN)


def bring_plan_back(cast):
    use_plan(cast.round.plans.get(), by=cast.cleo, at=THEN)


def choose_by_hand(cast):
    pair_by_hand(cast.round, cast.kim, cast.mentee, by=cast.cleo, at=THEN)


def bring_file(cast):
    book = load_workbook(io.BytesIO(review_workbook(cast.round)))
    book.active["H2"].value = "lock"
    content = io.BytesIO()
    book.save(content)
    file = take_review_file(cast.round, file_name="x.xlsx", content=content.getvalue(), by=cast.cleo, at=THEN)
    apply_review_file(file, by=cast.cleo, at=THEN)


@pytest.mark.parametrize(
    ("doing", "reason"),
    [
        (lock, ""),
        (keep_apart, "They share an office."),
        (change_words, ""),
        (change_aim, ""),
        (allow, "They asked for it."),
        (leave_kim_out, ""),
        (publish, ""),
        (plan_to_publish, ""),
        (bring_plan_back, ""),
        (choose_by_hand, ""),
        (bring_file, ""),
    ],
)
def test_whatever_is_done_by_hand_says_who_when_what_and_why(doing, reason):
    cast = a_round()
    before = len(says(cast))

    doing(cast)
    entries = trail(events_of(cast.round))

    newest = entries[0]
    assert len(entries) > before
    assert (newest.by, newest.at, newest.reason) == (cast.cleo, THEN, reason)
    assert newest.says.endswith(".")


def test_every_event_of_a_round_has_a_sentence():
    source = "\n".join(path.read_text() for path in ACTIONS.glob("*.py"))

    names = set(re.findall(r'"((?:round|pair|pairing)\.[a-z_]+)"', source))

    assert len(names) > 25
    assert names - PLAIN.keys() - SAYS.keys() == set(QUIET)


def test_a_place_that_was_asked_for_is_part_of_it():
    cast = a_round()

    ask_for_place(cast.mentor, waiting=1, by=cast.cleo, at=NOW)

    assert "Ada Lindqvist was asked for one more place." in says(cast)


def test_whoever_has_left_is_not_named():
    cast = a_round()
    lock_pairing(cast.pairing, by=cast.cleo, at=NOW)
    Person.objects.get(pk=cast.ada.pk).delete()

    assert says(cast)[0] == "Ben Okafor and somebody who has left were locked."


def test_another_rounds_changes_are_not_in_it():
    cast = a_round()
    other = make.matched_round(cast.cohort, by=cast.cleo)
    queue_round(other, by=cast.cleo, at=NOW)
    run_round(other, at=NOW)

    assert len(says(cast)) == 2
