"""Each event is told once: to whoever it concerns, within their hours, choices and budget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundwork.history.actions import record
from groundwork.history.models import Event
from groundwork.notifications.actions import choose_letters
from groundwork.notifications.announcing import announce
from groundwork.notifications.catalogue import KINDS, by_event
from groundwork.notifications.models import Importance, Notification
from groundwork.notifications.timing import DAY_BEGINS, DAY_ENDS, earliest
from tests import make

NOW, DAY = make.NOW, timedelta(days=1)


def nudge(pair, *, at=NOW, number=1):
    return record("pair.nudged", about=pair.mentorship, by=None, at=at, organization=pair.here, number=number)


def told(kind, state=Notification.State.WAITING):
    return {each.person.first_name for each in Notification.objects.filter(kind=kind, state=state)}


@pytest.mark.django_db
def test_an_event_is_told_once_however_often_we_look():
    cast = make.cast()
    make.request(cast.mentor, cast.mentee)

    announce(NOW)
    announce(NOW + DAY)

    assert Notification.objects.filter(kind="request").count() == 1
    assert told("request") == {"Ada"}


@pytest.mark.django_db
def test_what_lies_ahead_is_not_told_yet():
    pair = make.pair()
    nudge(pair, at=NOW + DAY)

    announce(NOW)

    assert told("pair_nudged") == set()


@pytest.mark.django_db
def test_one_event_that_cannot_be_told_keeps_no_other_waiting(monkeypatch, caplog):
    cast = make.cast()
    stuck = record("mentorship.paused", about=cast.here, by=None, at=NOW - DAY, organization=cast.here)
    broken = by_event("mentorship.paused")[0]
    monkeypatch.setattr(broken.listeners, "__code__", (lambda event: 1 / 0).__code__)
    make.request(cast.mentor, cast.mentee)

    announce(NOW)

    assert told("request") == {"Ada"}
    assert Event.objects.get(pk=stuck.pk).announced_at is None
    assert "could not be announced" in caplog.text


@pytest.mark.django_db
def test_a_class_that_is_switched_off_is_not_written():
    pair = make.pair()
    choose_letters(pair.ben, [], by=pair.ben, at=NOW)
    nudge(pair)

    announce(NOW)

    assert told("pair_nudged") == {"Ada"}


@pytest.mark.django_db
def test_nobody_switches_off_that_another_person_waits():
    cast = make.cast()
    choose_letters(cast.ada, [], by=cast.ada, at=NOW)
    make.request(cast.mentor, cast.mentee)

    announce(NOW)

    assert told("request") == {"Ada"}


@pytest.mark.django_db
def test_a_mentor_gets_one_unasked_letter_a_week_and_the_next_is_skipped_for_good():
    pair = make.pair()
    nudge(pair)
    nudge(pair, at=NOW + DAY, number=2)

    announce(NOW + DAY)

    letters = Notification.objects.filter(kind="pair_nudged", person=pair.ada)
    assert sorted(letters.values_list("state", "problem")) == [("skipped", "budget"), ("waiting", "")]


@pytest.mark.django_db
def test_a_week_later_there_is_room_for_another():
    pair = make.pair()
    nudge(pair)
    announce(NOW)
    nudge(pair, at=NOW + 8 * DAY, number=2)

    announce(NOW + 8 * DAY)

    assert (
        Notification.objects.filter(person=pair.ada, state=Notification.State.WAITING, kind="pair_nudged").count() == 2
    )


@pytest.mark.django_db(transaction=True)
def test_two_workers_tell_each_event_once_and_keep_to_one_budget():
    pair = make.pair()
    for hour in range(6):
        nudge(pair, at=NOW - timedelta(hours=hour))
    barrier, errors = Barrier(2), []

    def work():
        try:
            barrier.wait(timeout=10)
            announce(NOW)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)

    letters = Notification.objects.filter(kind="pair_nudged")
    assert not errors
    assert letters.count() == 12
    assert letters.filter(person=pair.ada, state=Notification.State.WAITING).count() == 1
    assert letters.filter(person=pair.ben, state=Notification.State.WAITING).count() == 2


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        ("2027-03-09 09:00", "Europe/Stockholm", "2027-03-09 09:00"),  # a Tuesday morning
        ("2027-03-09 18:30", "Europe/Stockholm", "2027-03-10 07:00"),  # evening there
        ("2027-03-09 03:00", "Europe/Stockholm", "2027-03-09 07:00"),  # before day
        ("2027-03-12 19:00", "Europe/Lisbon", "2027-03-15 08:00"),  # Friday evening: Monday
        ("2027-03-13 12:00", "America/New_York", "2027-03-15 12:00"),  # Saturday, and the clocks change on Sunday
        ("2027-03-14 23:30", "Pacific/Auckland", "2027-03-14 23:30"),  # Monday noon there
    ],
)
def test_letters_come_in_the_readers_working_hours(at, zone, expected):
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)

    assert earliest(ZoneInfo(zone), moment) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Lisbon", "America/St_Johns", "Pacific/Chatham", "Asia/Kathmandu", "Africa/Cairo"]),
)
def test_no_letter_comes_at_night_or_at_the_weekend(at, zone):
    local = earliest(ZoneInfo(zone), at).astimezone(ZoneInfo(zone))

    assert local >= at
    assert local.weekday() < 5
    assert DAY_BEGINS <= local.time() < DAY_ENDS


def test_every_kind_has_its_words():
    from django.template import engines

    for name in KINDS:
        engines["django"].get_template(f"mail/{name}.html")


def test_what_waits_for_nobody_can_be_switched_off():
    unasked = {"pair_nudged", "talk_happened"}

    assert {
        name for name, kind in KINDS.items() if kind.importance in {Importance.NUDGE, Importance.FOLLOW_UP}
    } == unasked
