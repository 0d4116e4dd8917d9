"""The page of somebody who waits: why, where, how long, what next; and nothing about anybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.enrollment.actions import pause_asks
from groundwork.invitations.actions import look_after_lines
from groundwork.web.member.meeting_each_other.nextsteps import next_steps
from groundwork.web.whereabouts import Whereabouts
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """Ada's places are held, and Ben waits."""
    cast = make.cast()
    for _ in range(2):
        make.mentorship(cast.mentor, make.mentee(cast.cohort))
    return cast


def line(client, person, cast, status=200):
    client.force_login(person)
    response = client.get(reverse("member:line", args=[cast.program.pk]))
    assert response.status_code == status
    return response.content.decode()


def test_ben_reads_why_where_how_long_and_by_when(client, cast):
    html = line(client, cast.ben, cast)

    assert "You are first in the line" in html
    assert "One mentor here would suit you, and has no room at the moment." in html
    assert "We cannot say yet" in html
    assert "You hear from us by" in html
    assert "Ada" not in html


def test_when_somebody_can_be_asked_the_page_leads_there(client, cast):
    make.mentor(cast.cohort)

    html = line(client, cast.ben, cast)

    assert "One mentor who would suit you has a free place today." in html
    assert "Look at mentors" in html


def test_while_a_request_waits_the_place_is_kept(client, cast):
    zoe = make.mentor(cast.cohort, make.person("Zoe Marsh", organization=cast.here))
    make.request(zoe, cast.mentee, at=now())

    assert "Zoe has your note. Meanwhile your place in the line is kept." in line(client, cast.ben, cast)


def test_who_pauses_reads_that_they_do_not_wait(client, cast):
    pause_asks(cast.mentee, None, by=cast.ben, at=now())

    assert "You are not waiting at the moment" in line(client, cast.ben, cast)


def test_the_page_offers_something_to_do_meanwhile(client, cast):
    html = line(client, cast.ben, cast)

    assert "Say where you would like to go" in html
    assert reverse("public:routing_guide") in html


def test_mallory_finds_no_line_and_ada_is_led_to_whom_the_pages_are_for(client, cast):
    line(client, cast.mallory, cast, status=404)
    line(client, cast.ada, cast, status=302)


def test_home_leads_there_once_we_have_written(cast):
    look_after_lines(now() - timedelta(hours=1))

    (step,) = next_steps(Whereabouts(cast.ben), at=now())

    assert step.title == "We keep looking for you"
    assert step.url == reverse("member:line", args=[cast.program.pk])


def test_home_says_it_above_all_else(client, cast):
    look_after_lines(now() - timedelta(hours=1))
    client.force_login(cast.ben)

    html = client.get(reverse("member:home")).content.decode()

    assert "<h1>We keep looking for you</h1>" in html
    assert "the search is on" not in html


@pytest.mark.parametrize("people", [1, 30])
def test_the_line_costs_the_same_for_few_and_many(client, cast, django_assert_num_queries, people):
    for _ in range(people):
        make.mentee(cast.cohort)
        make.mentor(cast.cohort)
    client.force_login(cast.ben)

    with django_assert_num_queries(33):
        client.get(reverse("member:line", args=[cast.program.pk]))


def test_coordinators_see_how_many_wait_and_since_when(client, cast):
    look_after_lines(now())
    client.force_login(cast.cleo)

    html = client.get(reverse("coordinator:cohort", args=[cast.cohort.pk])).content.decode()

    assert "One person waits for a mentor" in html
    assert "For one of them no mentor can be asked today." in html
