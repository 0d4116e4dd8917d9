"""Three suggestions: fit comes first, and among those who suit alike not everyone is shown the same."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest

from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import Purpose, take_place
from groundwork.matching.spreading import NEAR, PER_ASK, few_of
from groundwork.matching.suggestions import mentors_for, suggest_mentors
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
MENTEES = [Participation(pk=UUID(int=number)) for number in range(1, 301)]


def mentors(*places):
    """Mentors with so many free places each, and ids that are the same in every run."""
    made = [Participation(pk=UUID(int=1000 + number), person_id=UUID(int=number)) for number in range(len(places))]
    for one, free in zip(made, places, strict=True):
        one.places_offered, one.held = free, 0
    return made


def shown(fits, people, *, limit=3):
    """How many of the mentees are shown each of these mentors, in their order."""
    by_id = {mentor.pk: fit for mentor, fit in zip(people, fits, strict=True)}
    counts = Counter(mentor.pk for mentee in MENTEES for mentor in few_of(mentee, by_id, people, limit=limit))
    return [counts[mentor.pk] for mentor in people]


def test_of_ten_who_suit_alike_nobody_is_shown_to_everyone():
    counts = shown([7000] * 10, mentors(*[1] * 10))

    assert sum(counts) == 900
    assert min(counts) > 60
    assert max(counts) < 120


def test_who_suits_clearly_better_is_always_first():
    people = mentors(1, 1, 1)

    assert shown([7000 + NEAR, 7000, 7000], people, limit=1) == [300, 0, 0]


def test_three_places_are_shown_more_often_than_one():
    one, three = shown([7000, 7000], mentors(1, 3), limit=1)

    assert three > 2 * one


def test_a_page_that_is_opened_again_shows_the_same():
    people = mentors(1, 2, 1, 1, 2)
    fits = {mentor.pk: 7000 for mentor in people}

    assert few_of(MENTEES[0], fits, people) == few_of(MENTEES[0], fits, people[::-1])


def test_who_is_asked_already_stands_back_behind_those_who_suit_nearly_as_well():
    cast = make.cast()
    busy, quiet = make.mentor(cast.cohort, places=3), make.mentor(cast.cohort, places=3)
    for _ in range(2):
        take_place(busy, purpose=Purpose.ASK, holder_id=cast.ben.pk)
    found = mentors_for(cast.mentee, at=NOW)
    people = [part for part in found.people if part.pk in {busy.pk, quiet.pk}]

    first = few_of(cast.mentee, {busy.pk: 7000 + 2 * PER_ASK - NEAR, quiet.pk: 7000}, people, limit=1)

    assert first == [quiet]


def test_with_fewer_than_three_all_are_suggested():
    cast = make.cast()
    make.mentor(cast.cohort)

    assert len(suggest_mentors(cast.mentee, at=NOW)) == 2
