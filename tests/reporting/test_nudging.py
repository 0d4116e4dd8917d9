"""Silence is met with a kind word, twice at most (P38)."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from groundwork.care.actions import leave_until, rest
from groundwork.history.models import Event
from groundwork.meetings.actions import plan_talk
from groundwork.reporting.nudging import nudge_quiet_pairs
from tests import make

NOW, DAY = make.NOW, timedelta(days=1)
QUIET = NOW + 29 * DAY  # three weeks of rhythm and one of grace are over


def nudges():
    return list(Event.objects.filter(name="pair.nudged").values_list("facts__number", flat=True).order_by("at"))


@pytest.fixture
def pair(db):
    return make.pair()


def test_nobody_is_written_to_within_their_own_rhythm_and_grace(pair):
    nudge_quiet_pairs(NOW + 27 * DAY)

    assert nudges() == []


def test_a_quiet_pair_hears_a_word_twice_and_then_never_again(pair):
    for day in range(28, 300):
        nudge_quiet_pairs(NOW + day * DAY + timedelta(minutes=1))

    assert nudges() == [1, 2]


def test_looking_often_says_it_once(pair):
    for hour in range(40):
        nudge_quiet_pairs(QUIET + timedelta(hours=hour))

    assert nudges() == [1]


def test_a_worker_that_was_away_says_one_word_and_not_two(pair):
    for hour in range(10):
        nudge_quiet_pairs(NOW + 90 * DAY + timedelta(hours=hour))

    assert nudges() == [1]


def test_a_talk_ahead_is_answer_enough(pair):
    plan_talk(pair.mentorship, QUIET + 3 * DAY, minutes=60, by=pair.ben, at=QUIET)

    nudge_quiet_pairs(QUIET)

    assert nudges() == []


def test_who_rests_is_left_in_peace(pair):
    rest(pair.mentorship, until=(QUIET + 30 * DAY).date(), by=pair.ada, at=NOW)

    nudge_quiet_pairs(QUIET)

    assert nudges() == []


def test_a_pair_its_coordinator_knows_of_is_left_in_peace(pair):
    leave_until(pair.mentorship, until=(QUIET + 9 * DAY).date(), by=pair.cleo, at=NOW)

    nudge_quiet_pairs(QUIET)

    assert nudges() == []


def test_both_hear_it_in_their_own_words(pair):
    nudge_quiet_pairs(QUIET)

    mails = [mail for mail in make.hear(QUIET) if "time for a talk" in mail.subject]

    assert sorted(mail.subject for mail in mails) == [
        "Ada Lindqvist and you: time for a talk?",
        "Ben Okafor and you: time for a talk?",
    ]


@pytest.mark.django_db(transaction=True)
def test_two_workers_say_it_once():
    make.pair()
    barrier, errors = Barrier(2), []

    def work():
        try:
            barrier.wait(timeout=10)
            nudge_quiet_pairs(QUIET)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)

    assert not errors
    assert nudges() == [1]
