"""Never lost, never doubled except after a crash, and then recognisably."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from groundwork.history.actions import record
from groundwork.notifications.actions import switch_off
from groundwork.notifications.announcing import announce
from groundwork.notifications.models import Importance, Notification
from groundwork.notifications.sending import BATCH, GIVE_UP_AFTER, send_due
from groundwork.programs.models import Membership
from tests import make

from . import mail_servers

NOW, MINUTE = make.NOW, timedelta(minutes=1)
State = Notification.State


@pytest.fixture
def cast(db):
    """Ben has asked Ada, and the letter is about to go."""
    cast = make.cast()
    cast.invitation = make.request(cast.mentor, cast.mentee)
    announce(NOW)
    return cast


def the_letter():
    return Notification.objects.get(kind="request")


def test_a_letter_goes_out_once(cast):
    sent = [send_due(NOW), send_due(NOW)]

    assert sent == [1, 0]
    assert mail_servers.addresses() == [cast.ada.email]
    assert the_letter().subject.startswith("Ben Okafor asks for one talk")


def test_nothing_is_lost_while_the_server_is_away(cast, settings):
    settings.EMAIL_BACKEND = mail_servers.AWAY
    for minute in range(0, 600, 7):
        send_due(NOW + minute * MINUTE)
    settings.EMAIL_BACKEND = mail_servers.WELL

    send_due(NOW + 601 * MINUTE)

    assert mail_servers.addresses() == [cast.ada.email]
    assert the_letter().attempts == 0


def test_one_refused_letter_keeps_no_other_waiting(cast, settings):
    settings.EMAIL_BACKEND = mail_servers.PICKY
    refused = Notification.objects.create(
        event=the_letter().event,
        person=cast.ada,
        address="refused@example.org",
        kind="request",
        importance=Importance.WAITING,
        not_before=NOW - MINUTE,
    )

    send_due(NOW)

    refused.refresh_from_db()
    assert mail_servers.addresses() == [cast.ada.email]
    assert (refused.state, refused.attempts, refused.not_before) == (State.WAITING, 1, NOW + 2 * MINUTE)
    assert refused.problem == "SMTPRecipientsRefused"


def test_tries_come_further_and_further_apart_and_end(cast, settings):
    settings.EMAIL_BACKEND = mail_servers.FORGETFUL
    moments, at = [], NOW
    while the_letter().state != State.FAILED:
        send_due(at)
        moments.append(at)
        at = the_letter().not_before

    waits = [(after - before) // MINUTE for before, after in pairwise(moments)]
    assert len(moments) == GIVE_UP_AFTER
    assert waits == [2, 4, 8, 16, 32, 64, 128]


def test_a_letter_that_came_twice_can_be_told_by_its_id(cast, settings):
    settings.EMAIL_BACKEND = mail_servers.FORGETFUL
    send_due(NOW)
    settings.EMAIL_BACKEND = mail_servers.WELL

    send_due(NOW + 2 * MINUTE)

    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_claim_left_by_a_crash_is_taken_up_after_five_minutes(cast):
    Notification.objects.filter(pk=the_letter().pk).update(state=State.SENDING, claimed_at=NOW)

    sent = [send_due(NOW + 4 * MINUTE), send_due(NOW + 6 * MINUTE)]

    assert sent == [0, 1]


def test_a_letter_nobody_needs_any_more_is_skipped(cast):
    from groundwork.invitations.actions import withdraw

    withdraw(cast.invitation, by=cast.ben, at=NOW)

    send_due(NOW)

    assert mail.outbox == []
    assert the_letter().state == State.SKIPPED


def test_who_left_the_organization_hears_nothing_more(cast):
    Membership.objects.filter(person=cast.ada).update(left_at=NOW)

    send_due(NOW)

    assert mail.outbox == []


def test_switching_off_counts_for_letters_that_wait(db):
    pair = make.pair()
    record("pair.nudged", about=pair.mentorship, by=None, at=NOW, organization=pair.here, number=1)
    announce(NOW)
    switch_off(pair.ben, Importance.NUDGE, at=NOW)

    send_due(NOW)

    assert mail_servers.addresses() == [pair.ada.email]


def test_a_letter_that_can_be_switched_off_says_so_to_mail_clients(db):
    pair = make.pair()
    record("pair.nudged", about=pair.mentorship, by=None, at=NOW, organization=pair.here, number=1)
    announce(NOW)
    send_due(NOW)

    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert reverse("public:letters_link", args=["x"])[:-2] in headers["List-Unsubscribe"]
    assert headers["Auto-Submitted"] == "auto-generated"


def test_a_letter_that_somebody_waits_has_no_such_header_and_its_answer_reaches_them(cast):
    send_due(NOW)

    (message,) = mail.outbox
    assert "List-Unsubscribe" not in message.extra_headers
    assert message.reply_to == [cast.ben.email]


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_every_letter_once():
    pair = make.pair()
    event = record("thanks.given", about=pair.mentorship, by=pair.ben, at=NOW, organization=pair.here)
    Notification.objects.bulk_create(
        Notification(
            event=event,
            person=pair.ada,
            address=f"ada.{number}@example.org",
            kind="thanks_given",
            importance=Importance.PAIR,
            not_before=NOW,
        )
        for number in range(BATCH)
    )
    barrier, errors = Barrier(2), []

    def work():
        try:
            barrier.wait(timeout=10)
            send_due(NOW)
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
    assert mail_servers.addresses() == sorted(f"ada.{number}@example.org" for number in range(BATCH))
