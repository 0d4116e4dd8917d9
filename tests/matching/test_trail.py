"""What was done in a round: every change by hand with who, when, and what stood before and after it, in words."""

from __future__ import annotations

import pytest

from groundwork.enrollment.actions.asking_for_places import ask_for_place
from groundwork.matching.actions import (
    change_weights,
    exclude_pair,
    leave_out,
    lift_exclusion,
    lock_pairing,
    pair_by_hand,
    publish_round,
    queue_round,
    run_round,
    undo_last_change,
    undo_publication,
    unlock_pairing,
)
from groundwork.matching.review import events_of, trail
from groundwork.people.models import Person
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


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
    assert "The last change was undone: Ben Okafor and Kim Able, chosen by hand." in said


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
        "1 person was left out.",
        "A publication of 1 pair was undone.",
        "1 pair went out.",
    ]


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
