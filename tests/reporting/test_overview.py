"""The coordinator's five numbers, each with what it is a part of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.enrollment.models import Participation, Pause
from groundwork.mentorships.actions import close_mentorship
from groundwork.reporting.overview import overview
from tests import make
from tests.make import NOW

from .talks import talk

pytestmark = pytest.mark.django_db


def test_five_numbers_of_a_small_cohort():
    cast = make.cast()
    quiet = make.mentorship(make.mentor(cast.cohort, places=2), make.mentee(cast.cohort), at=NOW - timedelta(days=60))
    signed = make.mentorship(cast.mentor, cast.mentee)
    make.agreement(signed)
    talk(quiet, -50)
    make.mentee(cast.cohort)
    Participation.objects.create(
        cohort=cast.cohort, person=make.person(organization=cast.here), role="mentee", source="import"
    )

    numbers = overview(cast.cohort, at=NOW)

    assert (numbers.taking_part, numbers.invited) == (5, 6)
    assert (numbers.in_touch, numbers.pairs) == (1, 2)
    assert (numbers.signed, numbers.waiting) == (1, 1)
    assert (numbers.free_places, numbers.mentors_with_places) == (2, 2)


def test_somebody_who_mentors_and_is_mentored_counts_once():
    cast = make.cast()
    make.mentee(cast.cohort, cast.ada)

    assert overview(cast.cohort, at=NOW).taking_part == 2


def test_who_pauses_neither_waits_nor_has_free_places():
    cast = make.cast()
    for part in (cast.mentor, cast.mentee):
        Pause.objects.create(participation=part, since=NOW)

    numbers = overview(cast.cohort, at=NOW)

    assert (numbers.waiting, numbers.free_places) == (0, 0)


def test_another_cohort_is_not_counted():
    cast = make.cast()
    make.mentee(make.cohort(cast.program, "Autumn"))

    assert overview(cast.cohort, at=NOW).taking_part == 2


def test_who_had_a_mentor_waits_since_that_ended():
    pair = make.pair()
    ended = NOW + timedelta(days=200)
    close_mentorship(pair.mentorship, by=pair.ben, at=ended)

    assert overview(pair.cohort, at=ended + timedelta(days=1)).waiting_since == ended
