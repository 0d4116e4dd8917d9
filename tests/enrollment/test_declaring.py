"""P17: whether one can be objective with somebody; a hard rule once something is said, and read by nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, Unacceptable
from groundwork.enrollment.actions import declare, keep_interests
from groundwork.enrollment.models import Conflict, Declaration
from groundwork.enrollment.queries import interests_of, objectivity_with
from groundwork.history.models import Event
from groundwork.matching.people import forbidden_between
from groundwork.matching.suggestions import mentees_for, mentors_for
from groundwork.programs.models import Membership
from learning_fit import Rule
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
Kind = Declaration.Kind
SOMETHING = [kind for kind in Kind if kind != Kind.NOTHING]


@pytest.fixture
def cast():
    return make.cast()


def say(cast, kind, *, at=NOW):
    return declare(cast.program, cast.ben, kind=kind, by=cast.ada, at=at)


@pytest.mark.parametrize("kind", SOMETHING)
def test_what_is_declared_keeps_the_two_apart_in_suggestions_and_rounds(cast, kind):
    say(cast, kind)

    make.matched_round(cast.cohort, by=cast.cleo)

    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == (Rule.CONFLICT,)
    assert not mentors_for(cast.mentee, at=NOW).people
    assert not mentees_for(cast.mentor, at=NOW).people
    assert not make.Round.objects.get().pairings.exists()


def test_nothing_leaves_everything_open(cast):
    say(cast, Kind.NOTHING)

    assert not forbidden_between(cast.mentor, cast.mentee, at=NOW)


def test_the_latest_answer_counts(cast):
    say(cast, Kind.WANTS)
    say(cast, Kind.NOTHING, at=NOW + timedelta(days=90))

    assert not Conflict.objects.exists()
    assert Declaration.objects.get().said_at == NOW + timedelta(days=90)


def test_nobody_but_ada_learns_what_she_said(cast):
    say(cast, Kind.CLOSE)

    others = (cast.ben, cast.cleo, cast.mo, cast.otto, cast.mallory)
    assert not any(Declaration.objects.visible_to(who).exists() for who in others)
    assert Declaration.objects.visible_to(cast.ada).get().kind == Kind.CLOSE
    assert Event.objects.get(name="objectivity.answered").facts == {}


def test_an_event_reads_the_same_whatever_was_said(cast):
    for kind in Kind:
        say(cast, kind)

    told = Event.objects.filter(name="objectivity.answered").values_list("name", "about_id", "facts")
    assert len({str(each) for each in told}) == 1


def test_mallory_and_oneself_are_nobody_to_declare_about(cast):
    for by, other in [(cast.mallory, cast.ben), (cast.ada, cast.mallory), (cast.ada, cast.ada)]:
        with pytest.raises(NotAllowed, match="not_together"):
            declare(cast.program, other, kind=Kind.CLOSE, by=by, at=NOW)


def test_an_answer_that_does_not_exist_is_refused(cast):
    with pytest.raises(Unacceptable):
        say(cast, "maybe")


def test_whoever_answered_a_few_days_ago_is_spared(cast):
    say(cast, Kind.NOTHING)

    said = objectivity_with(cast.ben, cast.ada, cast.here)

    assert said.asked_lately(NOW + timedelta(days=13))
    assert not said.asked_lately(NOW + timedelta(days=14))


def test_what_was_declared_stands_on_the_page_of_whom_to_leave_out_and_can_go_there(cast):
    say(cast, Kind.CLOSE)
    assert interests_of(cast.ada, cast.here) == ["Ben Okafor"]

    keep_interests(cast.mentor, [], by=cast.ada, at=NOW)

    assert objectivity_with(cast.ben, cast.ada, cast.here).said_at is None
    assert not Conflict.objects.exists()


def test_keeping_the_page_as_it_is_forgets_nothing_of_what_was_said(cast):
    say(cast, Kind.CLOSE)

    keep_interests(cast.mentor, [cast.ben], by=cast.ada, at=NOW + timedelta(days=1))

    said = objectivity_with(cast.ben, cast.ada, cast.here)
    assert (said.stands, said.kind) == (True, Kind.CLOSE)


def test_the_page_of_whom_to_leave_out_can_be_kept_after_somebody_named_there_has_left(cast, client):
    say(cast, Kind.CLOSE)
    Membership.objects.filter(person=cast.ben).update(left_at=NOW)
    client.force_login(cast.ada)

    client.post(f"/parts/{cast.mentor.pk}/apart/", {"unwanted": "", "interests": "Ben Okafor"})

    assert Conflict.objects.get().other == cast.ben
