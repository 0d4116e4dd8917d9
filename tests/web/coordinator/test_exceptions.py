"""Exceptions and the orientation on the coordinator's desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.enrollment.models import Orientation
from groundwork.matching.actions import allow_pair
from groundwork.matching.models import Allowance
from groundwork.programs.models import Program
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"coordinator:{name}", args=args)


def asked_for_mentors():
    cast = make.cast()
    Program.objects.filter(pk=cast.program.pk).update(orientation_for="mentors")
    return cast


def test_cleo_allows_two_people_with_a_reason_and_reads_it_there(client):
    cast = make.cast()
    client.force_login(cast.cleo)

    said = {"mentor": cast.mentor.pk, "mentee": cast.mentee.pk, "reason": "They asked for it together."}
    client.post(url("allowances", cast.cohort.pk), said)
    page = client.get(url("allowances", cast.cohort.pk)).content.decode()

    assert Allowance.objects.get().by == cast.cleo
    assert "They asked for it together." in page
    assert "Ben Okafor with Ada Lindqvist as mentor" in page


def test_without_a_reason_the_answers_stay(client):
    cast = make.cast()
    client.force_login(cast.cleo)

    said = {"mentor": cast.mentor.pk, "mentee": cast.mentee.pk, "reason": ""}
    response = client.post(url("allowances", cast.cohort.pk), said)

    assert response.status_code == 422
    assert f'<option value="{cast.mentor.pk}" selected>' in response.content.decode()


def test_the_rules_hold_again(client):
    cast = make.cast()
    made = allow_pair(cast.mentor, cast.mentee, reason="For now.", by=cast.cleo, at=NOW)
    client.force_login(cast.cleo)

    response = client.post(url("allowance_ending", cast.cohort.pk, made.pk))

    assert response.url == url("allowances", cast.cohort.pk)
    assert not Allowance.objects.standing().exists()


def test_to_mallory_there_is_nothing(client):
    cast = asked_for_mentors()
    made = allow_pair(cast.mentor, cast.mentee, reason="For now.", by=cast.cleo, at=NOW)

    for stranger in (cast.mallory, cast.ada):
        client.force_login(stranger)
        assert client.get(url("allowances", cast.cohort.pk)).status_code == 404
        assert client.post(url("allowance_ending", cast.cohort.pk, made.pk)).status_code == 404
        assert client.get(url("orientation", cast.cohort.pk)).status_code == 404


def test_an_exception_of_another_program_is_not_found_under_ones_own(client):
    cast = make.cast()
    made = allow_pair(cast.mentor, cast.mentee, reason="For now.", by=cast.cleo, at=NOW)
    client.force_login(cast.mallory)

    assert client.post(url("allowance_ending", cast.other_cohort.pk, made.pk)).status_code == 404


@pytest.mark.parametrize("pairs", [1, 30])
def test_the_page_of_exceptions_costs_the_same_for_few_and_many(client, django_assert_num_queries, pairs):
    cast = make.cast()
    for _ in range(pairs):
        two = make.mentor(cast.cohort), make.mentee(cast.cohort)
        allow_pair(*two, reason="For now.", by=cast.cleo, at=NOW)
    client.force_login(cast.cleo)

    with django_assert_num_queries(10):
        client.get(url("allowances", cast.cohort.pk))


def test_cleo_ticks_who_has_been_to_the_orientation(client):
    cast = asked_for_mentors()
    client.force_login(cast.cleo)

    client.post(url("orientation", cast.cohort.pk), {"been": [str(cast.mentor.pk)]})
    noted = Orientation.objects.get()
    client.post(url("orientation", cast.cohort.pk), {"been": []})

    assert (noted.participation, noted.by) == (cast.mentor, cast.cleo)
    assert not Orientation.objects.exists()


def test_a_tick_for_somebody_else_is_none(client):
    cast = asked_for_mentors()
    client.force_login(cast.cleo)

    response = client.post(url("orientation", cast.cohort.pk), {"been": [str(cast.mentee.pk)]})

    assert response.status_code == 422
    assert not Orientation.objects.exists()


def test_a_program_that_asks_for_none_has_no_such_page(client):
    cast = make.cast()
    client.force_login(cast.cleo)

    assert client.get(url("orientation", cast.cohort.pk)).status_code == 404


@pytest.mark.parametrize("people", [1, 30])
def test_the_orientation_costs_the_same_for_few_and_many(client, django_assert_num_queries, people):
    cast = asked_for_mentors()
    for _ in range(people):
        make.mentor(cast.cohort)
    client.force_login(cast.cleo)

    with django_assert_num_queries(8):
        client.get(url("orientation", cast.cohort.pk))


def test_a_program_says_who_goes_to_an_orientation_first(client):
    cast = make.cast()
    client.force_login(cast.cleo)

    client.post(url("program_edit", cast.program.pk, "orientation"), {"orientation_for": "both"})
    page = client.get(url("program", cast.program.pk)).content.decode()

    assert Program.objects.get(pk=cast.program.pk).orientation_for == "both"
    assert "Mentors and those they help" in page
