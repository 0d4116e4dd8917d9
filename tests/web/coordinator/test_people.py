"""The people of a cohort: found, looked at, added, invited, taken away as a table (P10)."""

from __future__ import annotations

import csv
import io
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from groundwork.people.models import OneTimeLink, Person
from groundwork.programs.models import Coordination, Membership, ReportingLine
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(client: Client) -> SimpleNamespace:
    cast = make.cast()
    client.force_login(cast.cleo)
    return cast


def url(name: str, *args: Any) -> str:
    return reverse(f"coordinator:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text(response: Any) -> str:
    return response.content.decode()


def put_down(cast: Any, name: str = "Nina Berg", **facts: Any) -> Participation:
    """Somebody whose name was put down and who hasn't been written to."""
    person = make.person(name, organization=cast.here, **facts)
    return Participation.objects.create(cohort=cast.cohort, person=person, role="mentor", source="import")


# The list


def test_the_list_shows_who_takes_part_and_how_they_stand(client: Client, cast: Any) -> None:
    make.mentorship(cast.mentor, cast.mentee)
    put_down(cast)

    page = text(client.get(url("people", cast.cohort)))

    assert all(said in page for said in ("Ada Lindqvist", "Surgery", "Has someone", "1 of 2"))
    assert all(said in page for said in ("Nina Berg", "Not invited yet"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "lindq"}, ["Ada Lindqvist"]),
        ({"q": "planning"}, ["Ben Okafor"]),
        ({"q": "ben okafor"}, ["Ben Okafor"]),
        ({"role": "mentor"}, ["Ada Lindqvist", "Nina Berg"]),
        ({"state": "ready"}, ["Ada Lindqvist", "Ben Okafor"]),
        ({"state": "not_written_to"}, ["Nina Berg"]),
        ({"q": "nobody at all"}, []),
    ],
)
def test_people_are_found(client: Client, cast: Any, asked: dict[str, str], found: list[str]) -> None:
    put_down(cast, unit="Kitchen")

    page = client.get(url("people", cast.cohort), asked)

    assert [str(part.person) for part in page.context["page"].object_list] == found


def test_who_left_is_shown_when_asked_for(client: Client, cast: Any) -> None:
    Participation.objects.filter(pk=cast.mentor.pk).update(state=ParticipationState.LEFT)

    assert "Ada Lindqvist" not in text(client.get(url("people", cast.cohort)))
    assert "Ada Lindqvist" in text(client.get(url("people", cast.cohort), {"state": "left"}))


@pytest.mark.parametrize("many", [3, 300])
def test_the_list_costs_the_same_for_few_and_for_many(
    client: Client, cast: Any, many: int, django_assert_num_queries: Any
) -> None:
    for _number in range(many):
        make.mentor(cast.cohort)

    with django_assert_num_queries(10):
        page = client.get(url("people", cast.cohort))

    assert len(page.context["page"].object_list) == min(many + 2, 50)


def test_an_account_from_elsewhere_goes_by_the_name_in_our_files_until_its_owner_comes_in(
    client: Client, cast: Any
) -> None:
    Membership.objects.create(organization=cast.here, person=cast.mallory, name_here="M. R.")
    part = Participation.objects.create(cohort=cast.cohort, person=cast.mallory, role="mentor", source="import")

    for page in (url("people", cast.cohort), url("person", part)):
        assert "M. R." in text(client.get(page))
        assert "Mallory Reyes" not in text(client.get(page))
    part.state = ParticipationState.READY
    part.save()
    assert "Mallory Reyes" in text(client.get(url("people", cast.cohort)))


# One person


def test_a_coordinator_sees_facts_answers_and_circles_and_no_word_of_the_pair(client: Client, cast: Any) -> None:
    make.mentorship(cast.mentor, cast.mentee)
    cast.mentee.profile.goals = "A team of my own"
    cast.mentee.profile.save()

    page = text(client.get(url("person", cast.mentee)))

    assert all(said in page for said in ("Ben Okafor", "Planning", "Mo Haddad", "A team of my own"))
    assert "You, your coordinator, and a mentor you ask" in page


def test_somebody_is_added_by_hand_and_invited(client: Client, cast: Any) -> None:
    said = {"name": "Nina Berg", "email": "nina@example.org", "role": "mentee"}

    response = client.post(url("person_new", cast.cohort), said)

    part = Participation.objects.get(person__email="nina@example.org")
    assert response.url == url("person", part)
    assert Event.objects.filter(name="part.invited", about_id=part.pk).exists()


def test_who_is_there_already_is_said_at_the_field(client: Client, cast: Any) -> None:
    said = {"name": "Ada", "email": cast.ada.email, "role": "mentor"}

    response = client.post(url("person_new", cast.cohort), said)

    assert response.status_code == 422
    assert response.context["form"].errors["email"]


def test_the_form_asks_in_the_programs_word(client: Client, cast: Any) -> None:
    cast.program.mentee_word = "fellow"
    cast.program.save()

    assert "Fellow" in text(client.get(url("person_new", cast.cohort)))
    assert "Fellow" in text(client.get(url("people", cast.cohort)))


def test_work_and_manager_are_corrected(client: Client, cast: Any) -> None:
    client.post(url("person_work", cast.mentor), {"unit": "Kitchen", "job_title": "Cook"})
    client.post(url("person_manager", cast.mentor), {"email": cast.mo.email})

    member = Membership.objects.get(person=cast.ada, organization=cast.here)
    assert (member.unit, member.job_title) == ("Kitchen", "Cook")
    assert ReportingLine.objects.get(person=cast.ada).manager == cast.mo


def test_a_circle_of_managers_is_said_at_the_field(client: Client, cast: Any) -> None:
    ReportingLine.objects.create(organization=cast.here, person=cast.mo, manager=cast.ada, manager_email=cast.ada.email)

    response = client.post(url("person_manager", cast.mentor), {"email": cast.ben.email})

    assert response.status_code == 422
    assert response.context["form"].errors["email"]


def test_who_was_put_down_is_invited_one_by_one_or_together(client: Client, cast: Any) -> None:
    nina, olaf = put_down(cast), put_down(cast, "Olaf Stein")

    client.post(url("person_invitation", nina))
    page = client.post(url("people_invitations", cast.cohort), follow=True)

    invited = Event.objects.filter(name="part.invited").values_list("about_id", flat=True)
    assert set(invited) == {nina.pk, olaf.pk}
    assert "1 person is invited" in text(page)


def test_somebody_is_taken_out(client: Client, cast: Any) -> None:
    nina = put_down(cast)

    client.post(url("person_departure", nina))

    nina.refresh_from_db()
    assert nina.state == ParticipationState.LEFT


def test_somebody_in_a_mentorship_is_not_taken_out(client: Client, cast: Any) -> None:
    make.mentorship(cast.mentor, cast.mentee)

    page = client.post(url("person_departure", cast.mentor), follow=True)

    assert "Bring that to an end first" in text(page)
    assert Participation.objects.get(pk=cast.mentor.pk).state == ParticipationState.READY


# The table to take away


def test_the_table_holds_the_people_and_no_word_of_theirs(client: Client, cast: Any) -> None:
    cast.mentee.profile.own_words = "I want out of nights"
    cast.mentee.profile.save()
    Membership.objects.filter(person=cast.ada).update(unit="=HYPERLINK(1)")

    response = client.get(url("people_export", cast.cohort))

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["E-mail"] for row in rows] == [cast.ada.email, cast.ben.email]
    assert rows[0]["Unit"] == "'=HYPERLINK(1)"
    assert "nights" not in text(response)
    assert client.get(url("people_export", cast.cohort), {"as": "xlsx"}).content.startswith(b"PK")


def test_mallory_otto_and_the_people_themselves_find_no_such_pages(client: Client, cast: Any) -> None:
    nina = put_down(cast)
    pages = [url(name, cast.cohort) for name in ("people", "person_new", "people_export")]
    pages += [url(name, cast.mentee) for name in ("person", "person_work", "person_manager")]
    acts = [url("people_invitations", cast.cohort), url("person_invitation", nina), url("person_departure", nina)]

    for person in (cast.mallory, cast.otto, cast.ada, cast.ben, cast.mo):
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {404}
        assert {client.post(act).status_code for act in acts} == {404}
    assert not Event.objects.filter(name="part.invited").exists()


def test_a_coordinator_of_another_program_in_the_same_house_finds_nobody_here(client: Client, cast: Any) -> None:
    other = make.program(cast.here, "Lanterns", coordinator=cast.mo)
    make.cohort(other)
    client.force_login(cast.mo)

    for page in (url("people", cast.cohort), url("person", cast.mentee), url("people_export", cast.cohort)):
        assert client.get(page).status_code == 404


# Where no mail goes out


@pytest.fixture
def without_mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"


def test_without_mail_a_link_is_handed_over_and_lets_somebody_in(client: Client, cast: Any, without_mail: Any) -> None:
    part = put_down(cast)

    page = client.post(url("person_link", part))
    link = re.findall(r'value="(http[^"]+/operator/welcome/[^"]+)"', text(page))[0]
    guest = Client()
    response = guest.post(link.removeprefix(settings.BASE_URL))

    assert response.url == reverse("member:account")
    assert reverse("member:questions", args=[part.pk]) in text(guest.get(reverse("member:home")))
    assert Event.objects.filter(name="part.invited", about_id=part.pk).count() == 1


def test_the_link_is_no_key_to_an_account_somebody_has_been_in(client: Client, cast: Any, without_mail: Any) -> None:
    part = put_down(cast)
    Person.objects.filter(pk=part.person_id).update(last_login=now())

    page = client.post(url("person_link", part), follow=True)

    assert "/operator/welcome/" not in text(page)
    assert not OneTimeLink.objects.exists()


@pytest.mark.parametrize("more", ["owner", "coordinator", "elsewhere"])
def test_the_link_opens_nothing_that_the_coordinator_has_no_part_in(
    client: Client, cast: Any, without_mail: Any, more: str
) -> None:
    part = put_down(cast)
    if more == "owner":
        Membership.objects.filter(person=part.person).update(role=Membership.Role.OWNER)
    elif more == "coordinator":
        Coordination.objects.create(program=cast.program, person=part.person)
    else:
        Membership.objects.create(organization=cast.elsewhere, person=part.person)

    page = client.post(url("person_link", part), follow=True)

    assert "/operator/welcome/" not in text(page)
    assert not OneTimeLink.objects.exists()


def test_with_mail_there_is_no_such_link(client: Client, cast: Any) -> None:
    part = put_down(cast)

    assert client.post(url("person_link", part)).status_code == 404
    assert not OneTimeLink.objects.exists()


def test_mallory_gets_no_link(client: Client, cast: Any, without_mail: Any) -> None:
    part = put_down(cast)
    client.force_login(cast.mallory)

    assert client.post(url("person_link", part)).status_code == 404


def test_without_mail_the_list_says_so(client: Client, cast: Any, without_mail: Any) -> None:
    put_down(cast)

    page = text(client.get(url("people", cast.cohort)))

    assert "No mail goes out here" in page
    assert url("people_invitations", cast.cohort) not in page
