"""How much somebody can be asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions import change_capacity, lift_pause, pause_asks
from groundwork.enrollment.models import Pause, Place
from groundwork.enrollment.queries import mentors_with_a_free_place
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW


@pytest.fixture
def cast():
    return make.cast()


def found(cast, at=NOW):
    return list(mentors_with_a_free_place(cast.program, at=at))


def test_a_paused_mentor_is_not_found_until_the_day_comes(cast):
    pause_asks(cast.mentor, NOW + timedelta(days=30), by=cast.ada, at=NOW)

    assert found(cast) == []
    assert found(cast, at=NOW + timedelta(days=31)) == [cast.mentor]


def test_a_pause_without_end_lasts_until_it_is_lifted(cast):
    pause_asks(cast.mentor, None, by=cast.ada, at=NOW)

    lift_pause(cast.mentor, by=cast.ada, at=NOW + timedelta(days=300))

    assert found(cast, at=NOW + timedelta(days=301)) == [cast.mentor]


def test_a_new_pause_takes_the_place_of_the_one_before(cast):
    pause_asks(cast.mentor, None, by=cast.ada, at=NOW)

    latest = pause_asks(cast.mentor, NOW + timedelta(days=7), by=cast.ada, at=NOW + timedelta(hours=1))

    assert list(Pause.objects.running(NOW + timedelta(hours=2))) == [latest]


def test_a_pause_ends_after_today(cast):
    with pytest.raises(Unacceptable):
        pause_asks(cast.mentor, NOW, by=cast.ada, at=NOW)


def test_nothing_is_lifted_where_nothing_pauses(cast):
    with pytest.raises(NotNow):
        lift_pause(cast.mentor, by=cast.ada, at=NOW)


def test_a_coordinator_may_pause_somebody_who_asked_for_it(cast):
    assert pause_asks(cast.mentor, None, by=cast.cleo, at=NOW).by == cast.cleo


def test_mallory_pauses_nobody(cast):
    with pytest.raises(NotAllowed):
        pause_asks(cast.mentor, None, by=cast.mallory, at=NOW)


def test_fewer_places_end_nothing_that_runs(cast):
    for someone in (cast.mentee, make.mentee(cast.cohort)):
        make.mentorship(cast.mentor, someone)

    change_capacity(cast.mentor, 1, by=cast.ada, at=NOW)

    assert Place.objects.live().filter(participation=cast.mentor).count() == 2
    assert found(cast) == []


def test_more_places_can_be_found_at_once(cast):
    for someone in (cast.mentee, make.mentee(cast.cohort)):
        make.mentorship(cast.mentor, someone)

    change_capacity(cast.mentor, 3, by=cast.ada, at=NOW)

    assert found(cast) == [cast.mentor]


@pytest.mark.parametrize("places", [0, 21])
def test_a_mentor_holds_one_to_twenty_places(cast, places):
    with pytest.raises(Unacceptable):
        change_capacity(cast.mentor, places, by=cast.ada, at=NOW)


def test_nobody_else_offers_more_in_a_mentors_name(cast):
    with pytest.raises(NotAllowed):
        change_capacity(cast.mentor, 5, by=cast.cleo, at=NOW)
