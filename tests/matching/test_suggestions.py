"""Who is suggested to whom, and who never is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.enrollment.models import Block, Pause
from groundwork.enrollment.places import Purpose, take_place
from groundwork.matching.people import forbidden_between
from groundwork.matching.suggestions import mentees_for, mentors_for, suggest_mentors
from groundwork.mentorships.actions import close_mentorship
from groundwork.programs.models import ReportingLine
from learning_fit import Rule
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def names(ranking):
    return [part.person.first_name for part in ranking.people]


def test_who_offers_what_ben_wants_comes_first():
    cast = make.cast()
    make.mentor(cast.cohort, make.person("Zoe Late", organization=cast.here), skills=("Gardening",))

    assert names(mentors_for(cast.mentee, at=NOW)) == ["Ada", "Zoe"]


def test_nobody_above_ben_in_the_line_is_suggested():
    cast = make.cast()
    ReportingLine.objects.create(organization=cast.here, person=cast.mo, manager=cast.ada)

    assert names(mentors_for(cast.mentee, at=NOW)) == []
    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == (Rule.REPORTING_LINE,)


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_a_block_by_either_keeps_both_apart(who):
    cast = make.cast()
    by, other = (cast.ada, cast.ben) if who == "ada" else (cast.ben, cast.ada)
    Block.objects.create(organization=cast.here, by=by, other=other)

    assert names(mentors_for(cast.mentee, at=NOW)) == []
    assert names(mentees_for(cast.mentor, at=NOW)) == []


def test_a_unit_that_ben_avoids_is_left_out_whatever_its_capitals():
    cast = make.cast()
    Block.objects.create(organization=cast.here, by=cast.ben, unit="SURGERY")

    assert names(mentors_for(cast.mentee, at=NOW)) == []


def test_a_paused_mentor_is_left_out_until_the_pause_ends():
    cast = make.cast()
    Pause.objects.create(participation=cast.mentor, since=NOW, until=NOW + timedelta(days=30))

    assert names(mentors_for(cast.mentee, at=NOW)) == []
    assert names(mentors_for(cast.mentee, at=NOW + timedelta(days=31))) == ["Ada"]


def test_a_mentor_whose_places_are_held_is_left_out():
    cast = make.cast()
    for _ in range(2):
        take_place(cast.mentor, purpose=Purpose.ASK, holder_id=cast.ben.pk)

    assert names(mentors_for(cast.mentee, at=NOW)) == []


def test_a_mentor_who_likes_no_requests_is_left_out():
    cast = make.cast()
    cast.mentor.offer.open_to_asks = False
    cast.mentor.offer.save()

    assert names(mentors_for(cast.mentee, at=NOW)) == []


def test_who_was_together_once_is_not_suggested_again():
    cast = make.cast()
    mentorship = make.mentorship(cast.mentor, cast.mentee)
    close_mentorship(mentorship, by=cast.ben, at=NOW)

    assert names(mentors_for(cast.mentee, at=NOW)) == []


def test_a_mentor_in_two_cohorts_stands_there_once():
    cast = make.cast()
    make.mentor(make.cohort(cast.program, "Autumn"), cast.ada)

    assert names(mentors_for(cast.mentee, at=NOW)) == ["Ada"]


def test_a_search_looks_at_names_jobs_skills_and_offers():
    cast = make.cast()
    make.mentor(
        cast.cohort,
        make.person("Zoe Late", organization=cast.here, job_title="Gardener"),
        can_help_with="I can read budgets.",
    )

    assert names(mentors_for(cast.mentee, at=NOW, search="first team")) == ["Ada"]
    assert names(mentors_for(cast.mentee, at=NOW, search="garden")) == ["Zoe"]
    assert names(mentors_for(cast.mentee, at=NOW, search="budget zoe")) == ["Zoe"]


def test_another_program_is_never_looked_at():
    cast = make.cast()
    make.mentor(cast.other_cohort, cast.mallory)

    assert names(mentors_for(cast.mentee, at=NOW)) == ["Ada"]


def test_seekers_are_ordered_by_facts_and_their_words_are_not_used():
    cast = make.cast()
    cast.mentee.profile.own_words = "I long to lead"
    cast.mentee.profile.save()

    ranking = mentees_for(cast.mentor, at=NOW)

    assert names(ranking) == ["Ben"]
    assert ranking.problem.mentees[0].own_words == ""


def test_a_seeker_who_wants_no_offers_is_left_out():
    cast = make.cast()
    cast.mentee.profile.open_to_offers = False
    cast.mentee.profile.save()

    assert names(mentees_for(cast.mentor, at=NOW)) == []


@pytest.mark.parametrize("mentors", [1, 30])
def test_suggesting_costs_the_same_queries_for_few_and_many(mentors, django_assert_num_queries):
    cast = make.cast()
    for _ in range(mentors):
        make.mentor(cast.cohort, skills=("Leading a first team",))

    with django_assert_num_queries(10):
        suggest_mentors(cast.mentee, at=NOW)
