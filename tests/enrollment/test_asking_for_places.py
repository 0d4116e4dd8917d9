"""One more place: a coordinator asks, the mentor alone gives, and nobody is asked often."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow
from groundwork.core.sweeping import run_once
from groundwork.enrollment.actions import answer_place_ask, ask_for_place, pause_asks
from groundwork.enrollment.models import MentorOffer, PlaceAsk
from groundwork.enrollment.states import PlaceAskState
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def an_ask():
    cast = make.cast()
    cast.ask = ask_for_place(cast.mentor, waiting=3, by=cast.cleo, at=NOW)
    return cast


def places():
    return MentorOffer.objects.get(participation__role="mentor").places


def test_a_mentor_who_says_yes_offers_one_place_more():
    cast = an_ask()

    answer_place_ask(cast.ask, gives=True, by=cast.ada, at=LATER)

    assert places() == 3
    assert PlaceAsk.objects.get().state == PlaceAskState.GIVEN


def test_a_no_changes_nothing():
    cast = an_ask()

    answer_place_ask(cast.ask, gives=False, by=cast.ada, at=LATER)

    assert places() == 2


def test_nobody_answers_for_a_mentor_not_even_the_coordinator():
    cast = an_ask()

    with pytest.raises(NotAllowed):
        answer_place_ask(cast.ask, gives=True, by=cast.cleo, at=LATER)

    assert places() == 2


def test_who_does_not_coordinate_the_program_asks_for_nothing():
    cast = make.cast()

    with pytest.raises(NotAllowed):
        ask_for_place(cast.mentor, waiting=3, by=cast.mallory, at=NOW)


@pytest.mark.parametrize("days", [1, 30, 89])
def test_whatever_the_answer_a_mentor_is_left_in_peace_for_ninety_days(days):
    cast = an_ask()
    answer_place_ask(cast.ask, gives=True, by=cast.ada, at=LATER)

    with pytest.raises(NotNow) as refusal:
        ask_for_place(cast.mentor, waiting=3, by=cast.cleo, at=NOW + timedelta(days=days))

    assert refusal.value.code == "asked_lately"


def test_after_ninety_days_one_may_ask_again():
    cast = an_ask()
    answer_place_ask(cast.ask, gives=False, by=cast.ada, at=LATER)

    ask_for_place(cast.mentor, waiting=3, by=cast.cleo, at=NOW + timedelta(days=91))

    assert PlaceAsk.objects.count() == 2


def test_who_takes_a_pause_is_not_asked():
    cast = make.cast()
    pause_asks(cast.mentor, None, by=cast.ada, at=NOW)

    with pytest.raises(NotNow) as refusal:
        ask_for_place(cast.mentor, waiting=3, by=cast.cleo, at=LATER)

    assert refusal.value.code == "pauses"


def test_a_question_ends_by_itself_after_a_week():
    cast = an_ask()
    over = NOW + timedelta(days=7)

    run_once(over)

    assert PlaceAsk.objects.get().state == PlaceAskState.LAPSED
    with pytest.raises(NotNow):
        answer_place_ask(cast.ask, gives=True, by=cast.ada, at=over)


def test_two_clicks_give_one_place():
    cast = an_ask()
    answer_place_ask(cast.ask, gives=True, by=cast.ada, at=LATER)

    with pytest.raises(NotNow):
        answer_place_ask(PlaceAsk.objects.get(), gives=True, by=cast.ada, at=LATER)

    assert places() == 3
