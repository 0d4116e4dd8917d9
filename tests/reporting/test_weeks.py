"""Contact week by week. NOW is Tuesday 9 March 2027, so this week began on Monday 8 March."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from groundwork.care.models import MentorshipPause
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.models import Mentorship
from groundwork.reporting.contact import contacts
from groundwork.reporting.weeks import Sign, mondays, signs
from tests import make
from tests.make import NOW

from .talks import talk

pytestmark = pytest.mark.django_db
S = Sign


def in_signs(mentorship):
    """The five weeks from 15 February to 15 March."""
    found = contacts(Mentorship.objects.filter(pk=mentorship.pk), at=NOW)
    return signs(found, mondays(NOW, back=3), at=NOW)[mentorship.pk]


def a_pair(*, began: int = 60, weeks: int = 2):
    cast = make.cast()
    mentorship = make.mentorship(cast.mentor, cast.mentee, at=NOW - timedelta(days=began))
    make.agreement(mentorship, at=NOW - timedelta(days=began), facts={"rhythm_weeks": weeks})
    return mentorship


def test_weeks_begin_on_monday():
    assert mondays(NOW, back=1) == [date(2027, 3, 1), date(2027, 3, 8), date(2027, 3, 15)]


def test_a_talk_a_short_one_and_a_planned_one():
    mentorship = a_pair()
    talk(mentorship, -20)
    talk(mentorship, -6, MeetingState.SHORTENED)
    talk(mentorship, 7, MeetingState.PLANNED)

    assert in_signs(mentorship) == [S.MET, S.NONE, S.SHORT, S.NONE, S.PLANNED]


def test_weeks_past_rhythm_and_grace_are_due():
    mentorship = a_pair()
    talk(mentorship, -34)  # Wednesday 3 February: two weeks and the grace are over on 24 February

    assert in_signs(mentorship) == [S.NONE, S.DUE, S.DUE, S.DUE, S.NONE]


def test_a_pair_that_agreed_on_six_weeks_is_not_due_after_four():
    mentorship = a_pair(weeks=6)
    talk(mentorship, -34)

    assert in_signs(mentorship) == [S.NONE] * 5


def test_a_rest_is_shown_as_a_rest_and_counting_begins_after_it():
    mentorship = a_pair(began=120)
    MentorshipPause.objects.create(
        mentorship=mentorship,
        since=NOW - timedelta(days=50),
        until=NOW.date(),
        ended_at=NOW - timedelta(days=13),  # Wednesday 24 February
    )

    assert in_signs(mentorship) == [S.PAUSED, S.PAUSED, S.NONE, S.NONE, S.NONE]


def test_a_talk_that_took_place_hides_one_planned_in_the_same_week():
    mentorship = a_pair()
    talk(mentorship, 2, MeetingState.PLANNED)
    talk(mentorship, -1)

    assert in_signs(mentorship)[3] == S.MET


def test_nothing_is_due_before_a_pair_began():
    mentorship = a_pair(began=10)

    assert in_signs(mentorship) == [S.NONE] * 5
