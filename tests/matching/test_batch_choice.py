"""What a batch may be: the strongest, all but the weakest, the locked ones, or those of one unit or place."""

from __future__ import annotations

import pytest

from groundwork.matching.actions import lock_pairing
from groundwork.matching.batches import Part, part_of, places_of
from groundwork.programs.models import Membership
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db


def a_round(people=11):
    cast = make.cast()
    crowd(cast.cohort, mentors=people, mentees=people)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairs = list(cast.round.pairings.order_by("fit", "pk"))
    return cast


def test_all_but_the_weakest_tenth_leaves_at_least_one():
    pairs = a_round().pairs

    assert len(pairs) == 12
    assert part_of(pairs, Part.BUT_WEAKEST) == pairs[2:]
    assert part_of(pairs[:1], Part.BUT_WEAKEST) == []


def test_the_strongest_stand_last():
    pairs = a_round().pairs

    assert part_of(pairs, Part.STRONGEST, number=3) == pairs[-3:]


def test_the_locked_are_those_somebody_said_yes_to():
    cast = a_round()
    lock_pairing(cast.pairs[4], by=cast.cleo, at=NOW)
    pairs = list(cast.round.pairings.order_by("fit", "pk"))

    assert part_of(pairs, Part.LOCKED) == [cast.pairs[4]]


def test_units_and_places_are_those_of_the_mentees_here():
    cast = a_round()
    first, second = cast.pairs[:2]
    Membership.objects.all().update(unit="", location="")
    for pair, unit, location in ((first, "Imaging", "North"), (second, "Imaging ", "South")):
        Membership.objects.filter(person=pair.mentee.person_id).update(unit=unit, location=location)

    found = places_of(cast.round, cast.pairs)

    assert found["unit"] == {"Imaging": {first.pk, second.pk}}
    assert found["location"] == {"North": {first.pk}, "South": {second.pk}}
