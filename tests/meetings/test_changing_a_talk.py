"""Another time, a shorter talk rather than none, or none this time (P26)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.meetings.actions import (
    call_off,
    choose_time,
    make_shorter,
    note_moved,
    note_talk,
    plan_talk,
    propose_instead,
    propose_times,
)
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from tests import make

pytestmark = pytest.mark.django_db
THURSDAY = make.NOW + timedelta(days=2)
LATER = [THURSDAY + timedelta(days=days) for days in (5, 6)]
AFTERWARDS = THURSDAY + timedelta(hours=2)


@pytest.fixture
def cast():
    cast = make.pair()
    cast.talk = plan_talk(cast.mentorship, THURSDAY, minutes=60, by=cast.ben, at=make.NOW)
    return cast


def test_new_times_take_the_place_of_a_planned_talk(cast):
    instead = propose_instead(cast.talk, LATER, by=cast.ada, at=make.NOW)

    cast.talk.refresh_from_db()
    assert cast.talk.state == MeetingState.MOVED
    assert (instead.moved_from, instead.state, instead.minutes) == (cast.talk, MeetingState.PROPOSED, 60)
    choose_time(instead, instead.options.first(), by=cast.ben, at=make.NOW)


def test_a_moved_talk_cancels_its_calendar_entry(cast):
    propose_instead(cast.talk, LATER, by=cast.ada, at=make.NOW)

    assert Meeting.objects.get(pk=cast.talk.pk).sequence == 1


def test_the_two_move_a_talk_between_themselves(cast):
    instead = note_moved(cast.talk, to=LATER[0], by=cast.ben, at=make.NOW)

    assert Meeting.objects.get(pk=cast.talk.pk).state == MeetingState.MOVED
    assert (instead.state, instead.starts_at, instead.moved_from) == (MeetingState.PLANNED, LATER[0], cast.talk)


def test_a_talk_that_was_moved_to_nobody_knows_when(cast):
    assert note_moved(cast.talk, by=cast.ben, at=AFTERWARDS) is None

    assert not Meeting.objects.ahead().exists()


def test_a_talk_ahead_is_not_moved_to_nowhere(cast):
    with pytest.raises(NotNow):
        note_moved(cast.talk, by=cast.ben, at=make.NOW)


def test_shorter_is_better_than_none(cast):
    make_shorter(cast.talk, 25, by=cast.ada, at=make.NOW)

    assert (cast.talk.minutes, cast.talk.shortened_from, cast.talk.sequence) == (25, 60, 1)
    assert Event.objects.get(name="meeting.shortened_ahead").facts["minutes"] == 25


def test_made_shorter_and_held_counts_as_kept_short(cast):
    make_shorter(cast.talk, 30, by=cast.ada, at=make.NOW)
    make_shorter(cast.talk, 20, by=cast.ada, at=make.NOW)

    note_talk(cast.talk, by=cast.ben, at=AFTERWARDS)

    talk = Meeting.objects.get()
    assert (talk.state, talk.minutes, talk.shortened_from) == (MeetingState.SHORTENED, 20, 60)


def test_a_short_talk_that_moves_gets_its_whole_length_again(cast):
    make_shorter(cast.talk, 20, by=cast.ada, at=make.NOW)

    assert propose_instead(cast.talk, LATER, by=cast.ada, at=make.NOW).minutes == 60


@pytest.mark.parametrize("minutes", [5, 60, 90])
def test_shorter_means_shorter_and_still_a_talk(cast, minutes):
    with pytest.raises(Unacceptable):
        make_shorter(cast.talk, minutes, by=cast.ada, at=make.NOW)


def test_a_talk_that_has_begun_is_not_made_shorter(cast):
    with pytest.raises(NotNow):
        make_shorter(cast.talk, 20, by=cast.ada, at=AFTERWARDS)


def test_a_talk_is_called_off_and_another_can_be_planned(cast):
    call_off(cast.talk, by=cast.ada, at=make.NOW)

    cast.talk.refresh_from_db()
    assert (cast.talk.state, cast.talk.sequence) == (MeetingState.CALLED_OFF, 1)
    assert propose_times(cast.mentorship, LATER, minutes=60, by=cast.ben, at=make.NOW)


def test_a_talk_whose_time_has_come_is_not_called_off(cast):
    with pytest.raises(NotNow) as no:
        call_off(cast.talk, by=cast.ada, at=AFTERWARDS)

    assert no.value.code == "begun"


def test_calling_off_twice_does_it_once(cast):
    stale = Meeting.objects.get(pk=cast.talk.pk)
    call_off(cast.talk, by=cast.ada, at=make.NOW)

    with pytest.raises(NotNow):
        call_off(stale, by=cast.ben, at=make.NOW)

    assert Event.objects.filter(name="meeting.called_off").count() == 1


def test_mallory_changes_nothing(cast):
    for change in (
        lambda: call_off(cast.talk, by=cast.mallory, at=make.NOW),
        lambda: make_shorter(cast.talk, 20, by=cast.mallory, at=make.NOW),
        lambda: propose_instead(cast.talk, LATER, by=cast.mallory, at=make.NOW),
        lambda: note_moved(cast.talk, to=LATER[0], by=cast.cleo, at=make.NOW),
    ):
        with pytest.raises(NotAllowed):
            change()
