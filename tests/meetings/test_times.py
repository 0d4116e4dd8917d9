"""Clocks: what people type, what is suggested, and what goes into their calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from groundwork.core.errors import Unacceptable
from groundwork.meetings.actions import (
    add_to_agenda,
    call_off,
    make_shorter,
    note_unplanned_talk,
    plan_talk,
)
from groundwork.meetings.calendar_entries import calendar_entry
from groundwork.meetings.moments import moment_at
from groundwork.meetings.slots import suggested_times
from groundwork.meetings.terms import terms_of
from tests import make

LISBON, STOCKHOLM, KABUL = ZoneInfo("Europe/Lisbon"), ZoneInfo("Europe/Stockholm"), ZoneInfo("Asia/Kabul")
THURSDAY = make.NOW + timedelta(days=2)


def test_a_wall_clock_is_read_where_it_hangs():
    typed = datetime(2027, 3, 11, 16, 0)

    assert moment_at(typed, LISBON) == datetime(2027, 3, 11, 16, 0, tzinfo=UTC)
    assert moment_at(typed, STOCKHOLM) == datetime(2027, 3, 11, 15, 0, tzinfo=UTC)
    assert moment_at(typed, KABUL) == datetime(2027, 3, 11, 11, 30, tzinfo=UTC)


def test_an_hour_that_clocks_skip_is_refused_with_its_reason():
    with pytest.raises(Unacceptable) as no:
        moment_at(datetime(2027, 3, 28, 2, 30), STOCKHOLM)

    assert "02:30" in str(no.value.sentence)


def test_an_hour_that_comes_twice_is_its_first_coming():
    assert moment_at(datetime(2027, 10, 31, 2, 30), STOCKHOLM) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_four_o_clock_stays_four_o_clock_across_a_change_of_clocks():
    before = moment_at(datetime(2027, 3, 26, 16, 0), STOCKHOLM)
    after = moment_at(datetime(2027, 3, 29, 16, 0), STOCKHOLM)

    assert after - before == timedelta(days=3, hours=-1)


@pytest.fixture
def cast(db):
    return make.pair()


def local(times, zone):
    return [time.astimezone(zone) for time in times]


def test_first_times_are_soon_on_working_days_in_both_peoples_day(cast):
    times = suggested_times(cast.mentorship, to=cast.ben, at=make.NOW)

    assert [time.isoformat() for time in local(times, LISBON)] == [
        "2027-03-11T15:00:00+00:00",
        "2027-03-12T15:00:00+00:00",
        "2027-03-15T15:00:00+00:00",
        "2027-03-16T15:00:00+00:00",
    ]


def test_people_far_apart_get_an_hour_in_both_their_days(cast):
    type(cast.ada).objects.filter(pk=cast.ada.pk).update(time_zone="America/New_York")
    cast.mentorship = type(cast.mentorship).objects.get(pk=cast.mentorship.pk)

    times = suggested_times(cast.mentorship, to=cast.ben, at=make.NOW)

    assert all(9 <= time.hour < 17 for time in [*local(times, LISBON), *local(times, ZoneInfo("America/New_York"))])


def test_times_follow_the_agreed_rhythm_and_the_usual_hour(cast):
    make.agreement(cast.mentorship, facts={"rhythm_weeks": 2})
    last = datetime(2027, 3, 9, 8, 7, tzinfo=UTC)
    note_unplanned_talk(cast.mentorship, starts_at=last, minutes=60, by=cast.ben, at=make.NOW)

    times = local(suggested_times(cast.mentorship, to=cast.ada, at=make.NOW), STOCKHOLM)

    assert [time.strftime("%a %d %b %H:%M") for time in times] == [
        "Mon 22 Mar 09:00",
        "Tue 23 Mar 09:00",
        "Wed 24 Mar 09:00",
        "Thu 25 Mar 09:00",
    ]


def test_the_usual_hour_outlives_a_change_of_clocks(cast):
    last = datetime(2027, 3, 9, 8, 0, tzinfo=UTC)  # nine in Stockholm, in winter
    note_unplanned_talk(cast.mentorship, starts_at=last, minutes=60, by=cast.ben, at=make.NOW)

    times = local(suggested_times(cast.mentorship, to=cast.ada, at=make.NOW), STOCKHOLM)

    assert {time.strftime("%H:%M %Z") for time in times} == {"09:00 CEST"}


def test_a_rhythm_that_has_gone_by_asks_for_soon(cast):
    type(cast.mentorship).objects.update(began_at=make.NOW - timedelta(days=100))
    cast.mentorship.refresh_from_db()
    long_ago = make.NOW - timedelta(days=90)
    note_unplanned_talk(cast.mentorship, starts_at=long_ago, minutes=60, by=cast.ben, at=make.NOW)

    times = suggested_times(cast.mentorship, to=cast.ben, at=make.NOW)

    assert make.NOW + timedelta(days=1) <= times[0] <= make.NOW + timedelta(days=3)


def test_terms_are_the_programs_until_two_have_signed(cast):
    before = terms_of(cast.mentorship)
    make.agreement(cast.mentorship, facts={"rhythm_weeks": 2, "minutes": 45})
    after = terms_of(cast.mentorship)

    assert (before.rhythm_weeks, before.minutes, before.agreed) == (3, 60, False)
    assert (after.rhythm_weeks, after.minutes, after.agreed) == (2, 45, True)


@pytest.fixture
def talk(cast):
    return plan_talk(cast.mentorship, THURSDAY, minutes=60, by=cast.ben, at=make.NOW)


def entry(talk, reader, **facts):
    calendar = Calendar.from_ical(calendar_entry(talk, reader=reader, at=make.NOW, **facts))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_a_talk_goes_into_a_calendar_in_utc_under_its_own_id(cast, talk):
    calendar, event = entry(talk, cast.ben, link="https://example.org/m", where="By video")

    assert calendar["METHOD"] == "PUBLISH"
    assert event["UID"] == str(talk.pk)
    assert event["DTSTART"].to_ical() == b"20270311T090000Z"
    assert event["DTEND"].to_ical() == b"20270311T100000Z"
    assert (event["SUMMARY"], event["SEQUENCE"], event["STATUS"]) == ("Talk with Ada", 0, "CONFIRMED")
    assert (event["LOCATION"], event["URL"]) == ("By video", "https://example.org/m")


def test_each_reads_the_others_name(cast, talk):
    assert entry(talk, cast.ada)[1]["SUMMARY"] == "Talk with Ben"


def test_a_shorter_talk_updates_the_entry(cast, talk):
    make_shorter(talk, 30, by=cast.ben, at=make.NOW)

    _calendar, event = entry(talk, cast.ben)

    assert (event["UID"], event["SEQUENCE"]) == (str(talk.pk), 1)
    assert event["DTEND"].to_ical() == b"20270311T093000Z"


def test_a_talk_called_off_cancels_the_entry(cast, talk):
    call_off(talk, by=cast.ben, at=make.NOW)

    calendar, event = entry(talk, cast.ben)

    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)


def test_no_word_of_the_agenda_goes_into_a_calendar(cast, talk):
    add_to_agenda(cast.mentorship, "Leaving the ward", by=cast.ben, at=make.NOW)

    assert b"ward" not in calendar_entry(talk, reader=cast.ben, at=make.NOW)


def test_an_invitation_names_its_reader_and_not_the_other(cast, talk):
    raw = calendar_entry(talk, reader=cast.ben, at=make.NOW, method="REQUEST", organizer="talks@example.org")

    text = raw.replace(b"\r\n ", b"").decode()
    assert "METHOD:REQUEST" in text
    assert cast.ben.email in text
    assert cast.ada.email not in text
