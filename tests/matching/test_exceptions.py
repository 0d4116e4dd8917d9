"""A coordinator's exception lifts a rule that follows from facts, for two people, with a reason; never anybody's no."""

from __future__ import annotations

import pytest

from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import keep_interests, note_orientation, take_back_orientation
from groundwork.enrollment.models import Orientation
from groundwork.history.models import Event
from groundwork.matching.actions import allow_pair, end_allowance
from groundwork.matching.models import Allowance
from groundwork.matching.people import forbidden_between
from groundwork.matching.review import side_by_side
from groundwork.matching.snapshots import snapshot_of
from groundwork.programs.models import Program, ReportingLine
from learning_fit import Rule, explain_pair
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
WHY = "The line is a formality: they work in two countries."


def own_line():
    """Ben reports to Mo, and Mo to Ada: Ada stands above Ben."""
    cast = make.cast()
    ReportingLine.objects.create(organization=cast.here, person=cast.mo, manager=cast.ada)
    return cast


def test_an_exception_lets_somebody_be_matched_within_their_own_line_and_in_the_round_too():
    cast = own_line()
    before = forbidden_between(cast.mentor, cast.mentee, at=NOW)

    allow_pair(cast.mentor, cast.mentee, reason=WHY, by=cast.cleo, at=NOW)
    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert before == (Rule.REPORTING_LINE,)
    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == ()
    assert round.pairings.get().mentor == cast.mentor


def test_side_by_side_says_that_a_coordinator_allowed_it():
    cast = own_line()
    allow_pair(cast.mentor, cast.mentee, reason=WHY, by=cast.cleo, at=NOW)
    problem = snapshot_of(make.matched_round(cast.cohort, by=cast.cleo)).problem

    rows = side_by_side(problem, explain_pair(problem, str(cast.ada.pk), str(cast.ben.pk)))

    assert [(row.mentor, row.says) for row in rows if row.label == "Exception"] == [
        ("the line of managers", "Allowed by a coordinator")
    ]


def test_an_exception_that_has_ended_lifts_nothing():
    cast = own_line()
    made = allow_pair(cast.mentor, cast.mentee, reason=WHY, by=cast.cleo, at=NOW)

    end_allowance(made, by=cast.cleo, at=NOW)

    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == (Rule.REPORTING_LINE,)
    assert not Allowance.objects.standing().exists()


def test_no_exception_lifts_what_somebody_has_asked_for_or_declared():
    cast = make.cast()
    keep_interests(cast.mentee, [cast.ada], by=cast.ben, at=NOW)

    allow_pair(cast.mentor, cast.mentee, reason=WHY, by=cast.cleo, at=NOW)

    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == (Rule.CONFLICT,)


@pytest.mark.parametrize(
    ("who", "reason", "code"),
    [("cleo", " ", "no_reason"), ("ada", WHY, "not_coordinator"), ("mallory", WHY, "not_coordinator")],
)
def test_an_exception_takes_a_coordinator_and_a_reason(who, reason, code):
    cast = make.cast()

    with pytest.raises(GroundworkError) as error:
        allow_pair(cast.mentor, cast.mentee, reason=reason, by=getattr(cast, who), at=NOW)

    assert error.value.code == code
    assert not Allowance.objects.exists()


def test_what_happened_is_recorded_without_the_reason():
    cast = make.cast()

    allow_pair(cast.mentor, cast.mentee, reason=WHY, by=cast.cleo, at=NOW)

    assert WHY not in str(Event.objects.get(name="pair.allowed").facts)


def test_where_an_orientation_is_asked_for_nobody_is_matched_before():
    cast = make.cast()
    Program.objects.filter(pk=cast.program.pk).update(orientation_for="mentors")
    cast.program.refresh_from_db()

    before = forbidden_between(cast.mentor, cast.mentee, at=NOW)
    note_orientation([cast.mentor], by=cast.cleo, at=NOW)

    assert before == (Rule.ORIENTATION,)
    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == ()


def test_an_orientation_is_noted_once_and_can_be_taken_back():
    cast = make.cast()

    counts = [note_orientation([cast.mentor], by=cast.cleo, at=NOW) for _ in range(2)]
    take_back_orientation(cast.mentor, by=cast.cleo, at=NOW)

    assert counts == [1, 0]
    assert not Orientation.objects.exists()
    assert [event.name for event in Event.objects.filter(name__startswith="part.orient")] == [
        "part.oriented",
        "part.orientation_taken_back",
    ]


def test_only_coordinators_note_who_has_been_there():
    cast = make.cast()

    with pytest.raises(GroundworkError):
        note_orientation([cast.mentor], by=cast.ada, at=NOW)
