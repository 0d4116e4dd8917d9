"""Not this person: honored everywhere, told to nobody, taken back at any time."""

from __future__ import annotations

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions import look_again, set_aside
from groundwork.enrollment.models import Block, Role
from groundwork.enrollment.queries import set_aside_by
from groundwork.history.models import Event
from groundwork.matching.people import forbidden_between
from groundwork.matching.suggestions import mentees_for, mentors_for
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.cast()


def test_whom_ben_sets_aside_he_is_not_shown_and_neither_is_he_to_her(cast):
    set_aside(cast.mentee, cast.mentor, by=cast.ben, at=NOW)

    assert not mentors_for(cast.mentee, at=NOW).people
    assert not mentees_for(cast.mentor, at=NOW).people
    assert forbidden_between(cast.mentor, cast.mentee, at=NOW)


def test_a_mentor_sets_aside_as_well(cast):
    set_aside(cast.mentor, cast.mentee, by=cast.ada, at=NOW)

    assert not mentees_for(cast.mentor, at=NOW).people


def test_whoever_is_looked_at_again_is_there_again(cast):
    set_aside(cast.mentee, cast.mentor, by=cast.ben, at=NOW)
    assert set_aside_by(cast.ben, cast.program, role=Role.MENTOR) == [cast.mentor]

    look_again(cast.mentee, cast.ada, by=cast.ben, at=NOW)

    assert mentors_for(cast.mentee, at=NOW).people
    assert set_aside_by(cast.ben, cast.program, role=Role.MENTOR) == []


def test_setting_aside_twice_is_the_same(cast):
    for _ in range(2):
        set_aside(cast.mentee, cast.mentor, by=cast.ben, at=NOW)

    assert Block.objects.count() == 1


def test_nobody_but_ben_learns_of_it(cast):
    set_aside(cast.mentee, cast.mentor, by=cast.ben, at=NOW)

    assert not any(Block.objects.visible_to(who).exists() for who in (cast.ada, cast.cleo, cast.mallory))
    assert Event.objects.get(name="part.set_aside").facts == {}


def test_mallory_sets_nobody_aside_in_bens_name(cast):
    with pytest.raises(NotAllowed):
        set_aside(cast.mentee, cast.mentor, by=cast.mallory, at=NOW)
    with pytest.raises(NotAllowed):
        look_again(cast.mentee, cast.ada, by=cast.mallory, at=NOW)


def test_people_of_other_programs_and_fellow_mentees_are_not_suggested_anyway(cast):
    for nobody in (make.mentor(cast.other_cohort, cast.mallory), make.mentee(cast.cohort)):
        with pytest.raises(Unacceptable):
            set_aside(cast.mentee, nobody, by=cast.ben, at=NOW)


def test_who_was_never_set_aside_cannot_be_taken_back(cast):
    with pytest.raises(NotNow):
        look_again(cast.mentee, cast.ada, by=cast.ben, at=NOW)
