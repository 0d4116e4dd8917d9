"""Places: numbered, held by one thing at a time, never more than a mentor gives."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from groundwork.core.errors import NoFreePlace
from groundwork.enrollment.models import Participation, Pause, Place
from groundwork.enrollment.places import (
    Purpose,
    free_places,
    hand_over,
    has_a_free_place,
    is_paused,
    name_partner,
    take_place,
    take_turns,
    with_free_places,
)
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def hold(part, holder=None):
    return take_place(part, purpose=Purpose.ASK, holder_id=holder or uuid4())


def test_places_are_taken_by_number_and_then_there_are_none():
    ada = make.cast().mentor

    assert [hold(ada).number, hold(ada).number] == [1, 2]
    with pytest.raises(NoFreePlace):
        hold(ada)
    assert not has_a_free_place(ada)


def test_a_place_that_is_free_again_is_taken_again():
    ada = make.cast().mentor
    first = hold(ada)
    hold(ada)

    assert free_places(first.holder_id, at=NOW) == 1
    assert free_places(first.holder_id, at=NOW) == 0

    assert hold(ada).number == 1


def test_fewer_places_end_nothing_and_stop_new_holds():
    ada = make.cast().mentor
    first = hold(ada)
    hold(ada)
    ada.offer.places = 1
    ada.offer.save()

    free_places(first.holder_id, at=NOW)

    assert Place.objects.live().filter(participation=ada).count() == 1
    with pytest.raises(NoFreePlace):
        hold(ada)


def test_a_mentee_has_one_place_and_a_mentor_without_an_offer_none():
    cast = make.cast()
    hold(cast.mentee)
    cast.mentor.offer.delete()

    for part in (cast.mentee, Participation.objects.get(pk=cast.mentor.pk)):
        with pytest.raises(NoFreePlace):
            hold(part)


def test_what_an_ask_holds_a_mentorship_holds_from_then_on():
    cast = make.cast()
    asked, mentorship = uuid4(), uuid4()
    hold(cast.mentor, asked)

    hand_over(asked, to=mentorship, purpose=Purpose.MENTORSHIP)
    name_partner(mentorship, cast.mentee)

    place = Place.objects.live().get()
    assert (place.holder_id, place.purpose, place.partner) == (mentorship, Purpose.MENTORSHIP, cast.mentee)


def test_the_database_itself_refuses_a_second_holder():
    ada = make.cast().mentor
    hold(ada)

    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(participation=ada, number=1, purpose=Purpose.ASK, holder_id=uuid4())


def test_turns_are_taken_mentors_first_in_one_order():
    cast = make.cast()
    others = [make.mentor(cast.cohort), make.mentee(cast.cohort)]

    with transaction.atomic():
        rows = take_turns([cast.mentee, *others, cast.mentor])

    assert [row.role for row in rows] == ["mentor", "mentor", "mentee", "mentee"]
    assert rows == [*sorted(rows[:2], key=lambda row: row.pk), *sorted(rows[2:], key=lambda row: row.pk)]


def test_free_places_are_counted_and_pauses_left_out():
    cast = make.cast()
    hold(cast.mentor)
    Pause.objects.create(participation=cast.mentee, since=NOW, until=NOW + timedelta(days=3))

    counted = with_free_places(Participation.objects.filter(cohort=cast.cohort), at=NOW)

    assert [(part.pk, part.held, part.places_offered) for part in counted] == [(cast.mentor.pk, 1, 2)]
    assert is_paused(cast.mentee, at=NOW)
    assert not is_paused(cast.mentee, at=NOW + timedelta(days=3))
