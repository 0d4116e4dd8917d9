"""Setting up a program and a cohort, page by page, and the cohort's task list (P3, P46)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundwork.programs.models import Cohort, Coordination, Membership, Program
from groundwork.programs.states import CohortState
from tests import make

pytestmark = pytest.mark.django_db
WAYS = {"word": "protege", "rhythm_weeks": "2", "meeting_minutes": "45", "length_months": "6"}
DAYS = {"name": "Winter", "matching_on": "2027-03-15", "starts_on": "2027-04-01", "ends_on": "2027-12-31"}


@pytest.fixture
def cast(client: Client) -> SimpleNamespace:
    cast = make.cast()
    cast.olga = make.person("Olga Brandt", organization=cast.here, role=Membership.Role.OWNER)
    cast.draft = make.cohort(cast.program, "Autumn", state=CohortState.DRAFT)
    client.force_login(cast.cleo)
    return cast


def url(name: str, *args: Any) -> str:
    return reverse(f"coordinator:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text(response: Any) -> str:
    return response.content.decode()


def test_an_organizer_sets_up_a_program_and_a_cohort_in_four_pages(client: Client, cast: Any) -> None:
    client.force_login(cast.olga)
    first = client.post(url("program_new", cast.here), {"name": "Tales", "purpose": "To tell each other."})
    program = Program.objects.get(name="Tales")
    assert first.url == url("program_edit", program, "ways")
    assert client.post(first.url, WAYS).url == url("program_edit", program, "managers")
    assert client.post(url("program_edit", program, "managers"), {"manager_policy": "asked"}).url == url(
        "cohort_new", program
    )
    last = client.post(url("cohort_new", program), DAYS)

    program.refresh_from_db()
    assert last.url == url("cohort", program.cohorts.get())
    assert (program.mentee_word, program.mentee_word_plural) == ("protégé", "protégés")
    assert (program.rhythm_weeks, program.length_months, program.manager_policy) == (2, 6, "asked")


def test_every_page_has_a_suggestion_that_can_be_taken_as_it_is(client: Client, cast: Any) -> None:
    form = client.get(url("cohort_new", cast.program)).context["form"]

    response = client.post(url("cohort_new", cast.program), form.initial)

    assert response.url == url("cohort", Cohort.objects.latest("created_at"))


def test_a_word_of_ones_own_comes_in_one_and_several(client: Client, cast: Any) -> None:
    edit = url("program_edit", cast.program, "ways")
    assert client.post(edit, WAYS | {"word": "own", "own_word": "fellow"}).status_code == 422

    client.post(edit, WAYS | {"word": "own", "own_word": "fellow", "own_word_plural": "fellows"})

    cast.program.refresh_from_db()
    assert (cast.program.mentee_word, cast.program.mentee_word_plural) == ("fellow", "fellows")
    assert client.get(edit).context["form"].initial["word"] == "own"


@pytest.mark.parametrize(
    ("days", "field"), [({"ends_on": "2027-03-01"}, "ends_on"), ({"starts_on": "2027-03-01"}, "starts_on")]
)
def test_days_out_of_order_are_said_at_their_field(client: Client, cast: Any, days: dict[str, str], field: str) -> None:
    for page in (url("cohort_new", cast.program), url("cohort_edit", cast.cohort)):
        response = client.post(page, DAYS | days)

        assert response.status_code == 422
        assert list(response.context["form"].errors) == [field]
        assert "Error:" in text(response)


def test_a_changed_program_page_leads_back_to_the_program(client: Client, cast: Any) -> None:
    response = client.post(url("program_edit", cast.program, "name"), {"name": "Tales", "purpose": "More."})

    cast.program.refresh_from_db()
    assert (cast.program.name, cast.program.purpose) == ("Tales", "More.")
    assert response.url == url("program", cast.program)


def test_changing_a_cohort_keeps_its_people(client: Client, cast: Any) -> None:
    client.post(url("cohort_edit", cast.cohort), DAYS)

    cast.cohort.refresh_from_db()
    assert cast.cohort.name == "Winter"
    assert cast.cohort.participations.count() == 2


def test_the_task_list_says_what_is_done_and_what_comes_next(client: Client, cast: Any) -> None:
    page = text(client.get(url("cohort", cast.cohort)))

    assert "One of four is done" in page
    assert "2 of 2 on the list take part, 1 mentor offers places for 2" in page
    assert "Comes next" in page


def test_a_cohort_is_opened_started_and_brought_to_its_end(client: Client, cast: Any) -> None:
    for to in ("gathering", "running", "closing", "running", "closing", "closed"):
        client.post(url("cohort_state", cast.draft), {"to": to})
        cast.draft.refresh_from_db()
        assert cast.draft.state == to

    assert "It is over" in text(client.get(url("cohort", cast.draft)))


def test_a_state_that_does_not_follow_changes_nothing(client: Client, cast: Any) -> None:
    page = client.post(url("cohort_state", cast.draft), {"to": "closed"}, follow=True)

    cast.draft.refresh_from_db()
    assert cast.draft.state == CohortState.DRAFT
    assert "This has moved on" in text(page)


def test_the_join_link_is_shown_while_people_can_join_and_can_be_made_anew(client: Client, cast: Any) -> None:
    old = cast.cohort.join_token
    assert old in text(client.get(url("cohort", cast.cohort)))
    assert cast.draft.join_token not in text(client.get(url("cohort", cast.draft)))

    client.post(url("join_link", cast.cohort))

    assert old not in text(client.get(url("cohort", cast.cohort)))


def test_coordinators_are_named_and_released(client: Client, cast: Any) -> None:
    client.post(url("coordinators", cast.program), {"email": "nina@example.org", "name": "Nina Berg"})
    second = Coordination.objects.get(program=cast.program, person__email="nina@example.org")
    assert "Nina Berg" in text(client.get(url("program", cast.program)))

    client.post(url("coordinator_release", cast.program, second))

    assert list(Coordination.objects.filter(program=cast.program).values_list("person__name", flat=True)) == [
        "Cleo Marques"
    ]


def test_a_coordinator_named_twice_is_said_at_the_field(client: Client, cast: Any) -> None:
    response = client.post(url("coordinators", cast.program), {"email": cast.cleo.email})

    assert response.status_code == 422
    assert response.context["form"].errors["email"]


def test_an_organizer_sees_the_frame_and_no_people(client: Client, cast: Any) -> None:
    client.force_login(cast.olga)

    page = text(client.get(url("cohort", cast.cohort)))

    assert "2 of 2 on the list take part" in page
    assert url("people", cast.cohort) not in page.split("<main")[1].split("</main>")[0]
    assert client.get(url("people", cast.cohort)).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_lists_cost_the_same_for_one_and_for_thirty(
    client: Client, cast: Any, many: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(many):
        program = make.program(cast.here, f"Program {number}", coordinator=cast.cleo)
        make.cohort(program)
        make.cohort(cast.program, f"Cohort {number}")

    for page in (url("programs"), url("program", cast.program)):
        with django_assert_max_num_queries(16):
            client.get(page)


def test_mallory_and_the_people_of_the_cohort_find_no_such_pages(client: Client, cast: Any) -> None:
    pages = [
        url("program", cast.program),
        url("program_edit", cast.program, "name"),
        url("cohort_new", cast.program),
        url("cohort", cast.cohort),
        url("cohort_edit", cast.cohort),
        url("program_new", cast.here),
    ]
    acts = [url("cohort_state", cast.draft), url("join_link", cast.cohort), url("coordinators", cast.program)]

    for person in (cast.mallory, cast.ada, cast.ben, cast.otto):
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {404}
        assert {client.post(act, {"to": "gathering"}).status_code for act in acts} == {404}
    cast.draft.refresh_from_db()
    assert cast.draft.state == CohortState.DRAFT


def test_who_shapes_no_program_has_no_list_of_them(client: Client, cast: Any) -> None:
    client.force_login(cast.ada)

    assert client.get(url("programs")).status_code == 404


def test_cohorts_of_a_program_stand_with_the_latest_first(client: Client, cast: Any) -> None:
    for name, starts_on in (("Old", date(2024, 5, 1)), ("New", date(2026, 5, 1)), ("Middle", date(2025, 5, 1))):
        make.cohort(cast.program, name, starts_on=starts_on)

    found = client.get(url("program", cast.program)).context["cohorts"]

    assert [each.name for each in found if each.name in {"Old", "Middle", "New"}] == ["New", "Middle", "Old"]
