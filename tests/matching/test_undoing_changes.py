"""The last change by hand is taken back: pairs, exclusions and certificate stand as before it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow
from groundwork.history.models import Event
from groundwork.matching.actions import (
    exclude_pair,
    lift_exclusion,
    lock_pairing,
    pair_by_hand,
    publish_round,
    queue_round,
    run_round,
    undo_back_to,
    undo_last_change,
    undoable_changes,
    unlock_pairing,
)
from groundwork.matching.models import Exclusion, Pairing, Round
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db


def a_round():
    cast = make.cast()
    crowd(cast.cohort, mentors=10, mentees=10)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairing = cast.round.pairings.order_by("fit", "pk").first()
    return cast


def stands(round):
    """What a coordinator sees of the round: its pairs, who is kept apart, and the certificate."""
    pairs = round.pairings.values_list("mentor", "mentee", "keep", "by_hand", "fit", "known").order_by("mentee")
    apart = round.exclusions.standing().values_list("mentor", "mentee").order_by("pk")
    return list(pairs), list(apart), Round.objects.values_list("state", "result").get(pk=round.pk)


def lock(cast):
    lock_pairing(cast.pairing, by=cast.cleo, at=NOW)


def exclude(cast):
    exclude_pair(cast.round, cast.pairing.mentor, cast.pairing.mentee, reason="Too near.", by=cast.cleo, at=NOW)


def swap(cast):
    other = cast.round.pairings.exclude(mentor=cast.pairing.mentor).order_by("-fit", "pk").first()
    pair_by_hand(cast.round, other.mentor, cast.pairing.mentee, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)


@pytest.mark.parametrize("change", [lock, exclude, swap])
def test_undoing_a_change_restores_what_stood_there(change):
    cast = a_round()
    before = stands(cast.round)

    change(cast)
    assert stands(cast.round) != before
    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    assert stands(cast.round) == before


def test_unlocking_is_undone():
    cast = a_round()
    lock(cast)
    before = stands(cast.round)

    unlock_pairing(cast.pairing, by=cast.cleo, at=NOW)
    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    assert stands(cast.round) == before


def test_an_exclusion_lifted_by_mistake_comes_back_with_its_reason():
    cast = a_round()
    exclude(cast)
    before = stands(cast.round)

    lift_exclusion(Exclusion.objects.get(), by=cast.cleo, at=NOW)
    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    assert stands(cast.round) == before
    assert Exclusion.objects.standing().get().reason == "Too near."


def test_changes_are_undone_one_after_the_other_the_last_first():
    cast = a_round()
    before = stands(cast.round)
    for change in (lock, swap):
        change(cast)

    for _ in range(2):
        undo_last_change(cast.round, by=cast.cleo, at=NOW)

    assert stands(cast.round) == before
    with pytest.raises(NotNow, match="nothing_to_undo"):
        undo_last_change(cast.round, by=cast.cleo, at=NOW)


def test_several_steps_back_are_undone_at_once_the_last_first():
    cast = a_round()
    swap(cast)
    first = cast.round.changes.get()
    before = stands(cast.round)
    cast.pairing = cast.round.pairings.filter(keep="proposed").order_by("fit", "pk").first()
    for change in (lock, exclude, swap):
        change(cast)
    steps = list(cast.round.changes.order_by("number"))

    undone = undo_back_to(steps[1], by=cast.cleo, at=NOW)

    assert [step.number for step in undone] == [4, 3, 2]
    assert stands(cast.round) == before
    assert [step.pk for step in undoable_changes(cast.round)] == [first.pk]
    assert Event.objects.filter(name="round.change_undone").count() == 3


def test_back_at_the_start_past_a_later_run_nothing_is_to_be_run_again():
    cast = a_round()
    before = [stands(cast.round)[part] for part in (0, 1)]
    lock(cast)
    other = cast.round.pairings.exclude(mentor=cast.pairing.mentor).order_by("-fit", "pk").first()
    later = NOW + timedelta(minutes=5)
    pair_by_hand(cast.round, other.mentor, cast.pairing.mentee, by=cast.cleo, at=later)
    run_round(cast.round, at=later)
    exclude(cast)

    undo_back_to(cast.round.changes.order_by("number").first(), by=cast.cleo, at=later)

    cast.round.refresh_from_db()
    assert [stands(cast.round)[part] for part in (0, 1)] == before
    assert not cast.round.result.get("outdated")


def test_what_has_gone_out_since_bounds_the_way_back():
    cast = a_round()
    swap(cast)
    other = cast.round.pairings.filter(keep="proposed").order_by("fit", "pk").first()
    publish_round(cast.round, [other], by=cast.cleo, at=NOW)
    cast.pairing = cast.round.pairings.still_here().filter(keep="proposed").first()
    lock(cast)
    swapped, locked = cast.round.changes.order_by("number")
    before = stands(cast.round)

    with pytest.raises(NotNow, match="gone_out_since"):
        undo_back_to(swapped, by=cast.cleo, at=NOW)

    assert stands(cast.round) == before
    assert undoable_changes(cast.round) == [locked]


def test_a_way_back_that_was_gone_already_is_not_gone_twice():
    cast = a_round()
    lock(cast)
    change = cast.round.changes.get()
    undo_back_to(change, by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="undone_already"):
        undo_back_to(change, by=cast.cleo, at=NOW)


def test_a_lock_undone_after_another_run_asks_for_one_more():
    cast = a_round()
    lock(cast)
    queue_round(cast.round, by=cast.cleo, at=NOW)
    run_round(cast.round, at=make.NOW.replace(hour=10))

    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    assert cast.round.result["outdated"] is True
    assert not cast.round.pairings.filter(keep=Pairing.Keep.LOCKED).exists()


def test_an_undo_is_written_down_with_whom_it_was_about():
    cast = a_round()
    lock(cast)

    undo_last_change(cast.round, by=cast.cleo, at=NOW)

    event = Event.objects.get(name="round.change_undone", about_id=cast.round.pk, by=cast.cleo)
    assert event.facts["kind"] == "lock"
    assert event.facts["mentee"] == str(cast.pairing.mentee_id)


def test_mallory_undoes_nothing():
    cast = a_round()
    lock(cast)

    with pytest.raises(NotAllowed):
        undo_last_change(cast.round, by=cast.mallory, at=NOW)
    with pytest.raises(NotAllowed):
        undo_back_to(cast.round.changes.get(), by=cast.mallory, at=NOW)
