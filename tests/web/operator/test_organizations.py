"""An operator's pages: organizations with counts, organizers, health, and nobody's words (P46)."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.enrollment.models import Skill
from groundwork.people.actions import issue_operator_link
from groundwork.people.models import Person
from groundwork.programs.models import Membership, Organization
from tests import make

pytestmark = pytest.mark.django_db
SAID = {"organization": "Harbour Guild", "name": "Ines Duarte", "email": "ines@example.org"}


@pytest.fixture
def cast(client: Client) -> SimpleNamespace:
    cast = make.cast()
    client.force_login(cast.otto)
    return cast


def text(response: Any) -> str:
    return response.content.decode()


# The first operator


def test_the_link_from_the_command_line_makes_an_operator_and_signs_them_in(client: Client) -> None:
    url = reverse("operator:first", args=[issue_operator_link(at=now())])

    assert client.get(url).status_code == 200
    response = client.post(url, {"name": "Otto Berg", "email": "Otto@example.org"})

    assert response.url == reverse("operator:home")
    assert client.get(response.url).status_code == 200
    assert Person.objects.get().is_operator


def test_opening_the_link_changes_nothing_and_using_it_ends_it(client: Client) -> None:
    url = reverse("operator:first", args=[issue_operator_link(at=now())])
    for _look in range(3):
        client.get(url)
    client.post(url, {"name": "Otto Berg", "email": "otto@example.org"})

    response = Client().post(url, {"name": "Mallory", "email": "mallory@example.org"})

    assert response.status_code == 410
    assert "groundwork operator-link" in text(response)
    assert Person.objects.count() == 1


def test_the_link_is_no_key_to_an_account_somebody_has_been_in(client: Client) -> None:
    make.person("Ada Lindqvist", email="ada@example.org", last_login=now())
    url = reverse("operator:first", args=[issue_operator_link(at=now())])

    response = client.post(url, {"name": "Otto", "email": "ada@example.org"})

    assert response.url == reverse("public:sign_in")
    assert "_auth_user_id" not in client.session


def test_answers_are_asked_for_kindly(client: Client) -> None:
    url = reverse("operator:first", args=[issue_operator_link(at=now())])

    response = client.post(url, {"name": "", "email": "otto"})

    assert response.status_code == 422
    assert "Enter your name" in text(response)


# Organizations


def test_the_list_shows_counts_and_organizers_and_no_member(client: Client, cast: Any) -> None:
    make.person("Olga Brandt", organization=cast.here, role=Membership.Role.OWNER)

    page = text(client.get(reverse("operator:home")))

    assert "Valemere Hospitals" in page
    assert "Olga Brandt" in page
    for person in (cast.ada, cast.ben, cast.cleo, cast.mallory):
        assert person.name not in page


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(
    client: Client, cast: Any, many: int, django_assert_num_queries: Any
) -> None:
    for _number in range(many):
        organization = make.organization()
        make.person(organization=organization, role=Membership.Role.OWNER)

    with django_assert_num_queries(9):
        client.get(reverse("operator:home"))


def test_starting_an_organization_names_its_organizer_and_gives_it_words(client: Client, cast: Any) -> None:
    response = client.post(reverse("operator:organization_new"), SAID)

    made = Organization.objects.get(name="Harbour Guild")
    assert response.url == reverse("operator:organization", args=[made.pk])
    assert Membership.objects.get(organization=made).role == Membership.Role.OWNER
    assert Skill.objects.filter(organization=made).exists()


def test_a_name_that_is_taken_is_said_at_its_field(client: Client, cast: Any) -> None:
    response = client.post(reverse("operator:organization_new"), SAID | {"organization": "Valemere Hospitals"})

    assert response.status_code == 422
    assert response.context["form"].errors["organization"]


def test_another_organizer_is_named(client: Client, cast: Any) -> None:
    client.post(reverse("operator:organization", args=[cast.here.pk]), {"name": "Olga", "email": "olga@example.org"})

    assert Membership.objects.get(person__email="olga@example.org").role == Membership.Role.OWNER


def test_a_welcome_link_is_shown_once_and_lets_the_organizer_in(client: Client, cast: Any) -> None:
    olga = make.person("Olga Brandt", organization=cast.here, role=Membership.Role.OWNER)
    membership = Membership.objects.get(person=olga)
    made = client.post(reverse("operator:welcome_link", args=[cast.here.pk, membership.pk]))
    path = re.search(r"/operator/welcome/[\w-]+/", text(made))[0]  # type: ignore[index]

    hers = Client()
    assert "Sign in as Olga Brandt" in text(hers.get(path))
    assert "_auth_user_id" not in hers.session
    assert hers.post(path).url == reverse("coordinator:programs")
    assert hers.session["_auth_user_id"] == str(olga.pk)
    assert Client().get(path).status_code == 410


def test_there_is_no_welcome_link_for_members(client: Client, cast: Any) -> None:
    membership = Membership.objects.get(person=cast.ada)

    response = client.post(reverse("operator:welcome_link", args=[cast.here.pk, membership.pk]))

    assert response.url == reverse("operator:organization", args=[cast.here.pk])


def test_health_shows_what_doctor_shows(client: Client, cast: Any) -> None:
    page = text(client.get(reverse("operator:health")))

    assert "groundwork doctor" in page
    assert "database" in page


def test_mallory_and_everybody_else_find_no_such_pages(client: Client, cast: Any) -> None:
    urls = [
        reverse("operator:home"),
        reverse("operator:organization_new"),
        reverse("operator:organization", args=[cast.here.pk]),
        reverse("operator:health"),
    ]

    for person in (cast.mallory, cast.cleo, cast.ada):
        client.force_login(person)
        assert {client.get(url).status_code for url in urls} == {404}
    client.logout()
    assert {client.get(url).status_code for url in urls} == {302}
