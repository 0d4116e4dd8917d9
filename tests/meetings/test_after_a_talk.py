"""What became of a talk, what comes along, and how it was for each (P26, P27)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.meetings.actions import (
    add_to_agenda,
    give_pulse,
    note_missed,
    note_talk,
    note_unplanned_talk,
    plan_talk,
    take_off_agenda,
    tick_talked_about,
)
from groundwork.meetings.models import AgendaItem, Meeting, Pulse
from groundwork.meetings.queries import held_moments, open_topics
from groundwork.meetings.states import MeetingState
from tests import make

pytestmark = pytest.mark.django_db
THURSDAY = make.NOW + timedelta(days=2)
AFTERWARDS = THURSDAY + timedelta(hours=2)


@pytest.fixture
def cast():
    cast = make.pair()
    cast.talk = plan_talk(cast.mentorship, THURSDAY, minutes=60, by=cast.ben, at=make.NOW)
    return cast


def topics(cast):
    return open_topics(cast.mentorship, cast.ben, held=held_moments(cast.mentorship))


def test_it_happened(cast):
    note_talk(cast.talk, by=cast.ben, at=AFTERWARDS)

    talk = Meeting.objects.get()
    assert (talk.state, talk.minutes, talk.settled_by) == (MeetingState.KEPT, 60, cast.ben)
    assert Event.objects.filter(name="meeting.kept").count() == 1


def test_a_shorter_one_counts_too(cast):
    note_talk(cast.talk, minutes=25, by=cast.ada, at=AFTERWARDS)

    talk = Meeting.objects.get()
    assert (talk.state, talk.minutes, talk.shortened_from) == (MeetingState.SHORTENED, 25, 60)
    assert Event.objects.filter(name="meeting.shortened").count() == 1


def test_a_longer_one_was_kept(cast):
    note_talk(cast.talk, minutes=80, by=cast.ada, at=AFTERWARDS)

    assert Meeting.objects.get().state == MeetingState.KEPT


@pytest.mark.parametrize("minutes", [0, 5, 600])
def test_a_length_nobody_talks_is_not_noted(cast, minutes):
    with pytest.raises(Unacceptable):
        note_talk(cast.talk, minutes=minutes, by=cast.ada, at=AFTERWARDS)


def test_nothing_is_known_before_it_begins(cast):
    for note in (note_talk, note_missed):
        with pytest.raises(NotNow):
            note(cast.talk, by=cast.ben, at=make.NOW)


def test_what_was_talked_about_is_settled_and_the_rest_comes_along(cast):
    settled = add_to_agenda(cast.mentorship, "Saying no", by=cast.ben, at=make.NOW)
    add_to_agenda(cast.mentorship, "How Tomasz reads a budget", by=cast.ben, at=make.NOW)

    note_talk(cast.talk, talked_about=[settled], by=cast.ben, at=AFTERWARDS)

    (left,) = topics(cast)
    assert (left.item.text, left.came_along_from) == ("How Tomasz reads a budget", THURSDAY)


def test_a_topic_says_since_which_talk_it_comes_along(cast):
    add_to_agenda(cast.mentorship, "How Tomasz reads a budget", by=cast.ben, at=make.NOW)
    note_talk(cast.talk, by=cast.ben, at=AFTERWARDS)
    add_to_agenda(cast.mentorship, "The rota", by=cast.ben, at=AFTERWARDS)
    later = THURSDAY + timedelta(weeks=3)
    note_unplanned_talk(cast.mentorship, starts_at=later, minutes=30, by=cast.ada, at=later + timedelta(hours=1))

    assert [topic.came_along_from for topic in topics(cast)] == [THURSDAY, later]


def test_what_was_taken_off_is_not_settled_by_a_talk(cast):
    item = add_to_agenda(cast.mentorship, "Saying no", by=cast.ben, at=make.NOW)
    take_off_agenda(item, by=cast.ben, at=make.NOW)

    note_talk(cast.talk, talked_about=[item], by=cast.ben, at=AFTERWARDS)

    assert AgendaItem.objects.get().talked_in is None


def test_another_pairs_topics_stay_theirs(cast):
    another = make.pair()
    strange = add_to_agenda(another.mentorship, "Theirs", by=another.ben, at=make.NOW)

    note_talk(cast.talk, talked_about=[strange], by=cast.ben, at=AFTERWARDS)

    strange.refresh_from_db()
    assert strange.talked_in is None


def test_the_other_remembers_one_more_topic(cast):
    item = add_to_agenda(cast.mentorship, "Saying no", by=cast.ben, at=make.NOW)
    note_talk(cast.talk, by=cast.ben, at=AFTERWARDS)

    tick_talked_about(cast.talk, [item], by=cast.ada, at=AFTERWARDS)

    item.refresh_from_db()
    assert item.talked_in == cast.talk


def test_it_did_not_take_place(cast):
    note_missed(cast.talk, by=cast.ben, at=AFTERWARDS)

    assert Meeting.objects.get().state == MeetingState.MISSED
    assert Event.objects.filter(name="meeting.missed").count() == 1


def test_a_talk_noted_as_missed_by_mistake_counts_after_all(cast):
    note_missed(cast.talk, by=cast.ben, at=AFTERWARDS)

    note_talk(cast.talk, by=cast.ada, at=AFTERWARDS)

    assert Meeting.objects.get().state == MeetingState.KEPT


def test_two_who_say_it_say_it_once(cast):
    stale = Meeting.objects.get(pk=cast.talk.pk)
    note_talk(cast.talk, by=cast.ben, at=AFTERWARDS)

    with pytest.raises(NotNow):
        note_talk(stale, minutes=20, by=cast.ada, at=AFTERWARDS)

    assert Meeting.objects.get().state == MeetingState.KEPT


def test_a_talk_that_was_never_planned_counts(cast):
    yesterday = make.NOW - timedelta(days=1)

    talk = note_unplanned_talk(cast.mentorship, starts_at=yesterday, minutes=30, by=cast.ada, at=make.NOW)

    assert (talk.state, talk.starts_at, talk.minutes) == (MeetingState.KEPT, yesterday, 30)
    assert Event.objects.get(name="meeting.kept").facts["unplanned"] is True


def test_both_note_the_same_talk_and_it_is_there_once(cast):
    yesterday = make.NOW - timedelta(days=1)
    note_unplanned_talk(cast.mentorship, starts_at=yesterday, minutes=30, by=cast.ada, at=make.NOW)

    with pytest.raises(NotNow):
        note_unplanned_talk(
            cast.mentorship, starts_at=yesterday + timedelta(minutes=15), minutes=45, by=cast.ben, at=make.NOW
        )


@pytest.mark.parametrize("days", [1, -400])
def test_a_talk_to_note_lies_within_the_mentorship(cast, days):
    with pytest.raises(Unacceptable) as no:
        note_unplanned_talk(
            cast.mentorship, starts_at=make.NOW + timedelta(days=days), minutes=30, by=cast.ada, at=make.NOW
        )

    assert no.value.field == "starts_at"


def test_a_pulse_is_for_oneself_and_may_change(cast):
    note_talk(cast.talk, by=cast.ben, at=AFTERWARDS)

    give_pulse(cast.talk, "good", by=cast.ben, at=AFTERWARDS)
    give_pulse(cast.talk, "great", by=cast.ben, at=AFTERWARDS)

    assert [pulse.value for pulse in Pulse.objects.visible_to(cast.ben)] == ["great"]
    for other in (cast.ada, cast.cleo, cast.mallory):
        assert not Pulse.objects.visible_to(other).exists()
    assert "great" not in str(list(Event.objects.filter(name="pulse.given").values_list("facts", flat=True)))


def test_a_pulse_is_of_a_talk_that_took_place_and_one_of_four_words(cast):
    with pytest.raises(NotNow):
        give_pulse(cast.talk, "good", by=cast.ben, at=AFTERWARDS)
    note_talk(cast.talk, by=cast.ben, at=AFTERWARDS)

    with pytest.raises(Unacceptable):
        give_pulse(cast.talk, "boring", by=cast.ben, at=AFTERWARDS)


def test_mallory_notes_nothing(cast):
    for note in (
        lambda: note_talk(cast.talk, by=cast.mallory, at=AFTERWARDS),
        lambda: note_missed(cast.talk, by=cast.cleo, at=AFTERWARDS),
        lambda: note_unplanned_talk(cast.mentorship, starts_at=make.NOW, minutes=20, by=cast.mallory, at=AFTERWARDS),
        lambda: give_pulse(cast.talk, "good", by=cast.mallory, at=AFTERWARDS),
    ):
        with pytest.raises(NotAllowed):
            note()
