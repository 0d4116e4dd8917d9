"""Grades on a ladder count for a fresh viewpoint, and may be a rule: in rounds, suggestions and words (P12, P13)."""

from __future__ import annotations

from typing import Any

import pytest

from groundwork.matching.actions import allow_pair, publish_round
from groundwork.matching.people import forbidden_between
from groundwork.matching.plans.terms_said import tries_said
from groundwork.matching.plans.trying import try_out
from groundwork.matching.publishable import who_changed
from groundwork.matching.review import side_by_side, waiting_in, why_not
from groundwork.matching.snapshots import snapshot_of
from groundwork.matching.suggestions import mentees_for, mentors_for, pair_explained
from groundwork.programs.models import Grade, Membership
from learning_fit import Rule, explain_pair
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def graded_cast(mentor: str = "Manager", mentee: str = "Professional", **rule: Any) -> Any:
    """Ada and Ben with their grades on a ladder of five rungs."""
    cast = make.cast()
    make.ladder(cast.here, "Trainee", "Professional", "Senior, Expert", "Manager", "Director")
    make.graded(cast.ada, mentor)
    make.graded(cast.ben, mentee)
    for name, value in rule.items():
        setattr(cast.program, name, value)
    cast.program.save()
    return cast


def reasons(suggestion: Any) -> str:
    return " ".join(f"{reason.title} {reason.note}" for reason in suggestion.reasons)


def test_the_mentee_reads_that_the_mentor_is_further_on_the_same_road():
    cast = graded_cast()

    said = reasons(mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk))

    assert (
        "A view from elsewhere: Ada works in Surgery, you in Planning. Ada is two grades further on your road." in said
    )


def test_the_mentor_reads_it_the_other_way_round():
    cast = graded_cast("Expert")

    said = reasons(mentees_for(cast.mentor, at=NOW).find(cast.mentee.pk))

    assert "You are one grade further on Ben’s road." in said


def test_where_no_unit_is_known_the_grade_alone_is_the_reason_with_the_shared_profession():
    cast = graded_cast()
    Membership.objects.filter(organization=cast.here).update(unit="", profession="Nursing")

    said = reasons(pair_explained(cast.mentor, cast.mentee, reader="mentee"))

    assert "Ada is two grades further on your road. You share a profession, Nursing." in said


def test_of_another_profession_the_mentor_is_further_along_and_not_on_the_same_road():
    cast = graded_cast()
    make.graded(cast.ada, "Manager", profession="Law")
    make.graded(cast.ben, "Professional", profession="Nursing")

    said = reasons(mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk))

    assert "Ada is two grades further along than you." in said


@pytest.mark.parametrize(("mentor", "mentee"), [("Trainee", "Manager"), ("Senior", "Expert"), ("Unheard of", "Senior")])
def test_a_mentor_who_is_not_further_or_whose_grade_is_not_placed_gives_no_such_reason(mentor, mentee):
    cast = graded_cast(mentor, mentee)

    said = reasons(pair_explained(cast.mentor, cast.mentee, reader="mentee"))

    assert "grade" not in said


def test_two_grades_above_fit_more_closely_than_none():
    cast = graded_cast()
    peer = make.person("Gil Prado", organization=cast.here, unit="Surgery", grade="Professional")
    make.mentor(cast.cohort, peer, skills=("Leading a first team",))

    pairing = make.matched_round(cast.cohort, by=cast.cleo).pairings.get()

    assert pairing.mentor == cast.mentor


def test_the_rule_keeps_apart_in_a_round_and_in_suggestions():
    cast = graded_cast("Expert", least_grades_above=2)

    made = make.matched_round(cast.cohort, by=cast.cleo)

    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == (Rule.LEVEL,)
    assert mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk) is None
    assert not made.pairings.exists()


@pytest.mark.parametrize(
    ("rule", "mentor", "together"),
    [
        ({"least_grades_above": 0}, "Trainee", False),
        ({"least_grades_above": 0}, "Professional", True),
        ({"least_grades_above": 1}, "Professional", False),
        ({"most_grades_above": 2}, "Manager", True),
        ({"most_grades_above": 2}, "Director", False),
        ({"least_grades_above": 3}, "Unheard of", True),
        ({"least_grades_above": 3}, "", True),
    ],
)
def test_at_least_and_at_most_hold_where_both_grades_are_placed(rule, mentor, together):
    cast = graded_cast(mentor, **rule)

    assert (forbidden_between(cast.mentor, cast.mentee, at=NOW) == ()) is together


def test_a_coordinators_exception_lifts_the_rule_for_two_and_stands_side_by_side():
    cast = graded_cast("Expert", least_grades_above=2)
    allow_pair(cast.mentor, cast.mentee, reason="Both asked for it.", by=cast.cleo, at=NOW)

    seen = snapshot_of(make.matched_round(cast.cohort, by=cast.cleo))
    rows = side_by_side(seen.problem, explain_pair(seen.problem, str(cast.ada.pk), str(cast.ben.pk)), seen.grades)

    assert [(row.label, row.mentee, row.mentor, row.says) for row in rows if row.label in {"Grade", "Exception"}] == [
        ("Grade", "Professional", "Expert", "The mentor stands one grade above"),
        ("Exception", "", "how far a mentor stands above in grade", "Allowed by a coordinator"),
    ]


def test_a_coordinators_exception_holds_from_the_suggestion_to_publishing():
    cast = graded_cast("Expert", least_grades_above=2)
    allow_pair(cast.mentor, cast.mentee, reason="Both asked for it.", by=cast.cleo, at=NOW)
    made = make.matched_round(cast.cohort, by=cast.cleo)

    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == ()
    assert mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk)
    assert publish_round(made, by=cast.cleo, at=NOW).pairings.get().mentor == cast.mentor


def test_who_is_left_over_by_the_rule_reads_so_and_what_would_open_it():
    cast = graded_cast("Expert", least_grades_above=2)
    made = make.matched_round(cast.cohort, by=cast.cleo)

    [waiting] = waiting_in(made, at=NOW)
    answer = why_not(made, cast.mentor, cast.mentee)

    assert "their grade does not stand as far above as your program asks" in waiting.why
    assert waiting.remedies == ["Widen the program’s rule on grades, or allow a pair an exception."]
    assert answer.forbidden == ["In grade, Ada does not stand as far above Ben as your program asks."]
    assert answer.would_open == ["An exception for the two would open it, or a wider rule on grades."]


def test_the_rule_can_be_tried_off_and_the_round_stays_as_it_is():
    cast = graded_cast("Expert", least_grades_above=2)
    made = make.matched_round(cast.cohort, by=cast.cleo)

    tried = try_out(made, off=[Rule.LEVEL])

    assert tried.people == 1
    assert tries_said(tried.terms, {}) == ["Without the rule on how far a mentor stands above in grade"]
    assert not made.pairings.exists()


def test_a_plan_keeps_the_ladder_and_the_rule_it_was_made_under():
    cast = graded_cast("Expert", least_grades_above=2)
    made = make.matched_round(cast.cohort, by=cast.cleo)

    Grade.objects.all().delete()
    cast.program.least_grades_above = None
    cast.program.save()

    problem = snapshot_of(made).problem
    assert (problem.mentors[0].level, problem.mentees[0].level, problem.rules.levels_above) == (3, 2, (2, None))


def test_who_has_come_under_the_rule_since_the_run_does_not_go_out():
    cast = graded_cast("Expert")
    made = make.matched_round(cast.cohort, by=cast.cleo)
    made.cohort.program.least_grades_above = 2

    assert set(who_changed(made, list(made.pairings.all()), at=NOW)) == {cast.mentor, cast.mentee}


def test_who_takes_part_in_both_roles_is_told_of_the_rule_and_not_that_they_are_themselves():
    cast = graded_cast("Professional", "Professional", least_grades_above=1)
    make.mentee(cast.cohort, cast.ada)

    said = [each.why for each in waiting_in(make.matched_round(cast.cohort, by=cast.cleo), at=NOW)]

    why = "The one mentor of this round can’t be matched here: their grade does not stand as far above"
    assert [each.startswith(why) for each in said] == [True, True]
    assert "same person" not in " ".join(said)
