"""The road of a pair and what lies behind it: picture and words say the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.agreements.queries import versions_of
from groundwork.care.models import MentorshipPause
from groundwork.closing.actions import end_mentorship
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.web.member.groundwork.road import road_of
from groundwork.web.member.groundwork.timeline import timeline_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mentorship():
    return make.pair().mentorship


def talk(mentorship, *, days, state=MeetingState.KEPT, minutes=60):
    starts_at = make.NOW + timedelta(days=days)
    return Meeting.objects.create(mentorship=mentorship, state=state, starts_at=starts_at, minutes=minutes)


def road(mentorship, *, days, held=(), ahead=None):
    return road_of(mentorship, at=make.NOW + timedelta(days=days), held=list(held), ahead=ahead)


def titles(mentorship):
    timeline = timeline_of(mentorship, versions=versions_of(mentorship), shown_at=None)
    return [past.title for past in [*timeline.recent, *timeline.older]]


@pytest.mark.parametrize("days", [0, 10, 27, 90])
def test_who_lays_the_groundwork_stands_in_the_first_stretch_however_long_it_takes(mentorship, days):
    made = road(mentorship, days=days)

    assert 0 <= made.today <= 0.2
    assert [stretch["state"] for stretch in made.stages] == ["here", "ahead", "ahead", "ahead"]


def test_with_the_agreement_the_two_walk_on(mentorship):
    make.agreement(mentorship, at=make.NOW + timedelta(days=14))
    held = [talk(mentorship, days=40)]

    made = road(mentorship, days=50, held=held)

    assert 0.2 < made.talks[0] < made.today < 0.6
    assert made.stages[1]["when"].endswith("1 talk")


def test_a_talk_ahead_is_drawn_ahead(mentorship):
    ahead = talk(mentorship, days=3, state=MeetingState.PLANNED)

    made = road(mentorship, days=0, ahead=ahead)

    assert made.next_talk > made.today
    assert "The next one is on" in made.label


def test_a_finished_road_lies_behind(mentorship):
    end_mentorship(mentorship, kind="early", by=mentorship.mentee, at=make.NOW + timedelta(days=5))

    made = road(mentorship, days=6)

    assert made.today == 1
    assert {stretch["state"] for stretch in made.stages} == {"behind"}


def test_what_lies_behind_is_told_newest_first(mentorship):
    make.agreement(mentorship, at=make.NOW + timedelta(hours=1), facts={"rhythm_weeks": 2})
    talk(mentorship, days=1)
    talk(mentorship, days=2, state=MeetingState.SHORTENED, minutes=25)
    talk(mentorship, days=3, state=MeetingState.MISSED)
    talk(mentorship, days=9, state=MeetingState.PLANNED)

    told = titles(mentorship)

    assert told == [
        "A talk did not take place",
        "You kept it short: 25 minutes",
        "You talked for an hour",
        *told[3:5],
        "You two began",
    ]
    assert set(told[3:5]) == {"You both signed your agreement", "Groundwork done, growing began"}


def test_rests_and_the_end_are_told(mentorship):
    at = make.NOW + timedelta(days=2)
    MentorshipPause.objects.create(mentorship=mentorship, since=at, until=make.TODAY + timedelta(days=20))
    end_mentorship(mentorship, kind="outgrown", by=mentorship.mentor, at=make.NOW + timedelta(days=30))

    assert titles(mentorship)[:2] == ["You finished", "You began a rest"]


def test_older_months_are_folded_under_their_names(mentorship):
    for days in (0, 25, 60, 90):
        talk(mentorship, days=days)

    timeline = timeline_of(mentorship, versions=[], shown_at=None)

    assert len(timeline.recent) == 2
    assert timeline.older_months.startswith("Show March")
    assert "and April" in timeline.older_months
