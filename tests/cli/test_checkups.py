"""What doctor and the health page find in the data."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from groundwork.core import clock
from groundwork.core.checkup import CHECKS, Health
from groundwork.notifications.models import Notification
from groundwork.notifications.sending import GIVE_UP_AFTER
from tests import make
from tests.notifications.mail_servers import PICKY

pytestmark = pytest.mark.django_db


def letters():
    return CHECKS["letters"].run(settings.CONFIGURATION)


@pytest.fixture
def given_up(settings):
    """A request whose mentor's address refuses every letter, tried as often as we try."""
    settings.EMAIL_BACKEND, settings.LETTERS_KEEP_HOURS = PICKY, False
    cast = make.cast()
    refused = make.mentor(cast.cohort, make.person("Rita Reis", organization=cast.here, email="refused@example.org"))
    started = clock.now() - timedelta(days=7)
    make.request(refused, cast.mentee, at=started)
    for attempt in range(GIVE_UP_AFTER):
        make.hear(started + attempt * timedelta(hours=10))
    return Notification.objects.get(person=refused.person)


def test_letters_that_could_not_be_sent_are_shown_with_their_remedy(given_up):
    assert given_up.state == Notification.State.FAILED

    finding = letters()

    assert finding.health == Health.WARNING
    assert finding.what.startswith("1 could not be sent since ")
    assert finding.what.endswith("SMTPRecipientsRefused")
    assert "groundwork test-mail" in finding.mend


def test_whom_they_were_for_is_not_said(given_up):
    assert given_up.address not in str(letters())


def test_what_was_given_up_long_ago_is_not_said_for_ever(given_up):
    Notification.objects.update(claimed_at=clock.now() - timedelta(days=15))

    assert letters().health == Health.OK
