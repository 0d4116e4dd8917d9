"""What people may say besides: what they go through, when they are free, what matters most, whom they are close to."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.enrollment.models import Conflict, Participation
from groundwork.enrollment.queries import interests_of
from groundwork.history.models import Event
from groundwork.matching.people import as_mentee, as_mentor, forbidden_between, jobs_of, with_answers
from learning_fit import Rule
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def answer(client, part, page, **said):
    client.force_login(part.person)
    return client.post(reverse("member:question", args=[part.pk, page]), said)


def seen(part):
    """The person as matching sees them now."""
    part = with_answers(Participation.objects.all()).get(pk=part.pk)
    jobs = jobs_of(part.cohort.program.organization_id, [part.person_id])
    return as_mentor(part, jobs) if part.is_mentor else as_mentee(part, jobs)


def test_when_both_are_free_reaches_the_matching(client):
    cast = make.cast()

    answer(client, cast.mentor, "time", hours_per_month="2", places="2", free_times=["early"])
    answer(client, cast.mentee, "rhythm", rhythm_weeks="3", channel="online", free_times=["early", "weekend"])

    assert seen(cast.mentor).free == tuple((day, 7.0, 9.0) for day in range(5))
    assert len(seen(cast.mentee).free) == 7


def test_what_one_goes_through_and_the_other_went_through_reaches_the_matching(client):
    cast = make.cast()

    answer(client, cast.mentor, "more", milestones=["first_team", "setback"], open_to_asks="on")
    answer(client, cast.mentee, "ahead", milestones=["first_team"])

    assert seen(cast.mentor).milestones == {"first_team", "setback"}
    assert seen(cast.mentee).milestones == {"first_team"}


def test_before_there_is_contact_mentors_are_matched_without_knowing_what_a_mentee_goes_through(client):
    cast = make.cast()
    answer(client, cast.mentee, "ahead", milestones=["setback"])
    part = with_answers(Participation.objects.all()).get(pk=cast.mentee.pk)

    assert as_mentee(part, {}, words=False).milestones == frozenset()


def test_skills_count_alike_until_one_matters_most(client):
    cast = make.cast()
    skills = [make.skill(cast.here, name) for name in ("Negotiating", "Speaking")]
    answer(client, cast.mentee, "topics", skills=[str(skill.pk) for skill in skills])

    alike = dict(seen(cast.mentee).how_much)
    answer(client, cast.mentee, "help", kinds=["ear"], most_wanted=str(skills[1].pk))

    assert alike == {"Negotiating": 4, "Speaking": 4}
    assert seen(cast.mentee).how_much == {"Negotiating": 2, "Speaking": 4}


def test_nobody_is_asked_what_matters_most_of_one_skill(client):
    cast = make.cast()
    client.force_login(cast.ben)

    page = client.get(reverse("member:question", args=[cast.mentee.pk, "help"])).content.decode()

    assert "What matters most" not in page


def test_an_interest_a_mentor_declares_keeps_the_two_apart_and_is_read_by_nobody_else(client):
    cast = make.cast()

    response = answer(client, cast.mentor, "apart", unwanted="", interests="Ben Okafor")

    assert response.status_code == 302
    assert interests_of(cast.ada, cast.here) == ["Ben Okafor"]
    assert forbidden_between(cast.mentor, cast.mentee, at=NOW) == (Rule.CONFLICT,)
    for other in (cast.ben, cast.cleo, cast.mallory):
        assert not Conflict.objects.visible_to(other).exists()
    assert "Ben" not in str(Event.objects.filter(name="part.answered").last().facts)


def test_a_name_that_nobody_answers_to_stays_with_what_is_wrong(client):
    cast = make.cast()

    response = answer(client, cast.mentor, "apart", unwanted="", interests="Benn Okafour")

    assert response.status_code == 422
    assert "Nobody here is called “Benn Okafour”" in response.content.decode()


def test_mallory_finds_no_such_page(client):
    cast = make.cast()
    client.force_login(cast.mallory)

    assert client.get(reverse("member:question", args=[cast.mentor.pk, "apart"])).status_code == 404
