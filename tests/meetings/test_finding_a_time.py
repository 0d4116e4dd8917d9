"""One proposes two or three times, the other picks one (P25)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.meetings.actions import choose_time, plan_talk, propose_others, propose_times
from groundwork.meetings.models import Meeting, TimeOption
from groundwork.meetings.states import MeetingState
from tests import make

pytestmark = pytest.mark.django_db
TIMES = [make.NOW + timedelta(days=days) for days in (2, 3, 4)]


@pytest.fixture
def cast():
    return make.pair()


def proposal(cast, by=None):
    return propose_times(cast.mentorship, TIMES, minutes=60, by=by or cast.ben, at=make.NOW)


def test_the_mentee_proposes_three_times(cast):
    meeting = proposal(cast)

    assert meeting.state == MeetingState.PROPOSED
    assert [option.starts_at for option in meeting.options.all()] == TIMES
    assert Event.objects.get(name="meeting.proposed").about_id == meeting.pk


def test_a_time_given_twice_counts_once(cast):
    meeting = propose_times(cast.mentorship, [*TIMES[:2], TIMES[0]], minutes=60, by=cast.ben, at=make.NOW)

    assert meeting.options.count() == 2


@pytest.mark.parametrize(
    ("times", "code"),
    [
        (TIMES[:1], "two_or_three"),
        ([TIMES[0], TIMES[0]], "two_or_three"),
        ([*TIMES, make.NOW + timedelta(days=9)], "two_or_three"),
        ([TIMES[0], make.NOW], "in_the_past"),
        ([TIMES[0], make.NOW + timedelta(days=3660)], "far_ahead"),
    ],
)
def test_two_or_three_different_times_within_a_year(cast, times, code):
    with pytest.raises(Unacceptable) as no:
        propose_times(cast.mentorship, times, minutes=60, by=cast.ben, at=make.NOW)

    assert (no.value.code, no.value.field) == (code, "times")


@pytest.mark.parametrize("minutes", [0, 9, 481])
def test_a_talk_has_a_length_people_can_sit_through(cast, minutes):
    with pytest.raises(Unacceptable):
        propose_times(cast.mentorship, TIMES, minutes=minutes, by=cast.ben, at=make.NOW)


def test_there_is_one_talk_ahead_at_a_time(cast):
    proposal(cast)

    with pytest.raises(NotNow) as no:
        proposal(cast, by=cast.ada)

    assert no.value.code == "talk_ahead"
    assert Meeting.objects.count() == 1


def test_the_other_picks_a_time_and_the_talk_is_planned(cast):
    meeting = proposal(cast)

    choose_time(meeting, meeting.options.all()[1], by=cast.ada, at=make.NOW)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at) == (MeetingState.PLANNED, TIMES[1])
    assert Event.objects.filter(name="meeting.planned", about_id=meeting.pk).count() == 1


def test_who_proposed_waits(cast):
    meeting = proposal(cast)

    with pytest.raises(NotAllowed):
        choose_time(meeting, meeting.options.first(), by=cast.ben, at=make.NOW)


def test_a_time_that_has_gone_by_is_not_picked(cast):
    meeting = proposal(cast)

    with pytest.raises(Unacceptable):
        choose_time(meeting, meeting.options.first(), by=cast.ada, at=TIMES[0])


def test_a_time_of_another_talk_is_not_picked(cast):
    meeting = proposal(cast)
    another = make.pair()
    strange = proposal(another).options.first()

    with pytest.raises(Unacceptable):
        choose_time(meeting, strange, by=cast.ada, at=make.NOW)


def test_a_second_choice_changes_nothing(cast):
    meeting = proposal(cast)
    stale = Meeting.objects.get(pk=meeting.pk)
    choose_time(meeting, meeting.options.all()[0], by=cast.ada, at=make.NOW)

    with pytest.raises(NotNow):
        choose_time(stale, meeting.options.all()[1], by=cast.ada, at=make.NOW)

    assert Meeting.objects.get().starts_at == TIMES[0]


def test_none_fits_and_the_other_proposes(cast):
    meeting = proposal(cast)
    later = [time + timedelta(days=7) for time in TIMES]

    propose_others(meeting, later, by=cast.ada, at=make.NOW)
    choose_time(meeting, meeting.options.first(), by=cast.ben, at=make.NOW)

    assert Meeting.objects.get().starts_at == later[0]


def test_a_withdrawn_time_can_no_longer_be_picked_by_whoever_sees_an_old_page(cast):
    meeting = proposal(cast)
    withdrawn = meeting.options.first()
    propose_others(meeting, [time + timedelta(days=7) for time in TIMES], by=cast.ben, at=make.NOW)

    with pytest.raises(Unacceptable):
        choose_time(meeting, withdrawn, by=cast.ada, at=make.NOW)


def test_a_chosen_time_is_not_proposed_away(cast):
    meeting = proposal(cast)
    choose_time(meeting, meeting.options.first(), by=cast.ada, at=make.NOW)

    with pytest.raises(NotNow):
        propose_others(meeting, TIMES, by=cast.ben, at=make.NOW)

    assert TimeOption.objects.count() == 3


def test_the_two_settle_the_next_date_at_the_table(cast):
    meeting = plan_talk(cast.mentorship, TIMES[0], minutes=45, by=cast.ada, at=make.NOW)

    assert (meeting.state, meeting.minutes) == (MeetingState.PLANNED, 45)


def test_mallory_and_the_coordinator_plan_nothing(cast):
    for stranger in (cast.mallory, cast.cleo):
        with pytest.raises(NotAllowed):
            plan_talk(cast.mentorship, TIMES[0], minutes=60, by=stranger, at=make.NOW)
        with pytest.raises(NotAllowed):
            proposal(cast, by=stranger)


def test_a_closed_mentorship_plans_no_talks(cast):
    type(cast.mentorship).objects.update(stage="closed", closed_at=make.NOW)

    with pytest.raises(NotNow) as no:
        proposal(cast)

    assert no.value.code == "closed"
