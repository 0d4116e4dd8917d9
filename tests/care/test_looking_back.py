"""The look back opens on the day the two agreed on, and never while they rest (P37, P39)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.care.actions import rest
from groundwork.care.sweepers import end_rests, open_checkpoints
from groundwork.checkpoints.actions import open_checkpoint
from groundwork.checkpoints.models import Checkpoint
from groundwork.history.models import Event
from tests import make

NOW, DAY = make.NOW, timedelta(days=1)
LOOK_BACK = make.TODAY + 60 * DAY


@pytest.fixture
def agreed(db):
    cast = make.pair()
    make.agreement(cast.mentorship, facts={"look_back_on": LOOK_BACK})
    return cast


def test_the_look_back_opens_by_itself_on_its_date_and_once(agreed):
    assert open_checkpoints(NOW + 58 * DAY) == 0
    assert open_checkpoints(NOW + 60 * DAY) == 1
    assert open_checkpoints(NOW + 61 * DAY) == 0

    assert Checkpoint.objects.get().due_on == LOOK_BACK
    assert Event.objects.filter(name="checkpoint.opened").count() == 1


def test_the_date_comes_where_the_two_live(agreed):
    type(agreed.ada).objects.filter(pk=agreed.ada.pk).update(time_zone="Pacific/Auckland")

    assert open_checkpoints(NOW.replace(hour=13) + 59 * DAY) == 1


def test_a_later_version_with_a_later_date_opens_another_one(agreed):
    open_checkpoints(NOW + 60 * DAY)
    make.agreement(agreed.mentorship, at=NOW + 70 * DAY, facts={"look_back_on": LOOK_BACK + 60 * DAY})

    open_checkpoints(NOW + 120 * DAY)

    assert Checkpoint.objects.count() == 2


def test_a_closed_mentorship_does_not_look_back(agreed):
    type(agreed.mentorship).objects.update(stage="closed", closed_at=NOW)

    assert open_checkpoints(NOW + 60 * DAY) == 0


def test_a_pair_that_rests_looks_back_when_it_is_awake_again(agreed):
    rest(agreed.mentorship, until=LOOK_BACK + 10 * DAY, by=agreed.ben, at=NOW + 55 * DAY)

    assert open_checkpoints(NOW + 60 * DAY) == 0
    end_rests(NOW + 70 * DAY)
    assert open_checkpoints(NOW + 70 * DAY) == 1


def test_a_look_back_that_opened_before_a_rest_sends_no_letter_into_it(agreed):
    open_checkpoint(agreed.mentorship, due_on=LOOK_BACK, at=NOW + 60 * DAY)
    rest(agreed.mentorship, until=LOOK_BACK + 10 * DAY, by=agreed.ben, at=NOW + 60 * DAY)

    mails = make.hear(NOW + 63 * DAY)

    assert {mail.to[0] for mail in mails if "rest until" in mail.subject} == {agreed.ada.email}
    assert not [mail for mail in mails if "look back" in mail.subject]
