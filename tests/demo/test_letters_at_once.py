"""Whoever tries Groundwork out on a Sunday reads the letters there and then; a real installation lets people rest."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests import make

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2027, 3, 14, 21, 0, tzinfo=UTC)


@pytest.mark.parametrize(("keep_hours", "letters"), [(True, 0), (False, 1)])
def test_the_demo_waits_for_no_waking_hour(settings, mailoutbox, keep_hours, letters):
    settings.LETTERS_KEEP_HOURS = keep_hours
    cast = make.cast()
    make.request(cast.mentor, cast.mentee, at=SUNDAY)

    make.hear(SUNDAY)

    assert len(mailoutbox) == letters


def test_outside_the_demo_there_is_no_other_seat_to_sit_in(client):
    for address in ["/demo/", "/demo/seat/", "/demo/outbox/"]:
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
