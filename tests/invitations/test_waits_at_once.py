"""Looking after the line in two workers at once: nobody hears anything twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.enrollment.actions import change_capacity
from groundwork.history.models import Event
from groundwork.invitations.actions import look_after_lines
from groundwork.invitations.models import Wait
from tests import make
from tests.make import NOW

from .at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(4)


@pytest.fixture
def cast():
    cast = make.cast()
    for _ in range(2):
        make.mentorship(cast.mentor, make.mentee(cast.cohort))
    return cast


@pytest.mark.parametrize("round", ROUNDS)
def test_a_wait_begins_once(cast, round):
    at_once(*[lambda: look_after_lines(NOW) for _ in range(2)])

    assert Wait.objects.count() == 1
    assert Event.objects.filter(name="wait.began").count() == 1


@pytest.mark.parametrize("round", ROUNDS)
def test_a_free_place_is_told_once(cast, round):
    look_after_lines(NOW)
    later = NOW + timedelta(days=1)
    change_capacity(cast.mentor, 3, by=cast.ada, at=later)

    at_once(*[lambda: look_after_lines(later) for _ in range(2)])

    assert Event.objects.filter(name="wait.place_came_free").count() == 1
