"""On the day of the first talk, who is ready is read, even when the other is not (P20)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.agreements.actions import finish_preparation, save_preparation
from groundwork.agreements.models import Preparation
from groundwork.meetings.actions import plan_talk
from groundwork.meetings.sweepers import show_preparations_on_the_day
from tests import make

pytestmark = pytest.mark.django_db
TALK = make.NOW + timedelta(days=3)


@pytest.fixture
def cast():
    cast = make.pair()
    plan_talk(cast.mentorship, TALK, minutes=60, by=cast.ben, at=make.NOW)
    finish_preparation(cast.mentorship, {"expectations": "An ear"}, by=cast.ben, at=make.NOW)
    save_preparation(cast.mentorship, {"expectations": "Half a thought"}, by=cast.ada, at=make.NOW)
    return cast


def test_the_day_before_nothing_is_shown(cast):
    assert show_preparations_on_the_day(TALK - timedelta(days=1)) == 0
    assert not Preparation.objects.visible_to(cast.ada).exclude(by=cast.ada).exists()


def test_on_the_day_the_finished_one_is_read_and_the_draft_is_not(cast):
    assert show_preparations_on_the_day(TALK - timedelta(hours=3)) == 1

    assert Preparation.objects.visible_to(cast.ada).filter(by=cast.ben).exists()
    assert not Preparation.objects.visible_to(cast.ben).filter(by=cast.ada).exists()


def test_running_twice_shows_once(cast):
    show_preparations_on_the_day(TALK)

    assert show_preparations_on_the_day(TALK) == 0


def test_who_finishes_after_the_day_is_read_at_once(cast):
    show_preparations_on_the_day(TALK)

    finish_preparation(cast.mentorship, {}, by=cast.ada, at=TALK + timedelta(days=1))

    assert Preparation.objects.visible_to(cast.ben).filter(by=cast.ada).exists()
