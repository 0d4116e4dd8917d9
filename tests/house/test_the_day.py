"""All clocks that tests and pages look at show the day that tests are written for."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest

from groundwork.core.clock import now
from tests import make
from tests.clock import time_from

SOON = timedelta(minutes=10)


def test_a_test_begins_on_its_day_and_time_goes_by():
    first, second = now(), now()

    assert make.NOW <= first <= second < make.NOW + SOON


def test_a_server_in_another_thread_has_the_same_day():
    seen = []
    thread = Thread(target=lambda: seen.append(now()))

    thread.start()
    thread.join()

    assert make.NOW <= seen[0] < make.NOW + SOON


@pytest.mark.django_db
def test_rows_come_to_be_on_that_day():
    assert make.NOW <= make.organization().created_at < make.NOW + SOON


def test_another_day_can_be_arranged():
    with time_from(make.NOW + timedelta(days=365)):
        later = now()

    assert later.year == make.NOW.year + 1
    assert now() < make.NOW + SOON
