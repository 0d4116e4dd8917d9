"""A plan by group, and what the past says: on the coordinator's desk, and nobody else's business."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.history.models import Event
from groundwork.matching.learned import PartName
from groundwork.matching.models import Round
from groundwork.matching.states import RoundState
from groundwork.programs.models import Membership
from groundwork.programs.states import CohortState
from tests import make
from tests.reporting.pasts import a_past

pytestmark = pytest.mark.django_db


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(f"coordinator:{name}", args=args), query)


def post(client, person, name, *args, **data):
    client.force_login(person)
    return client.post(reverse(f"coordinator:{name}", args=args), data)


def text_of(response):
    return " ".join(response.text.split())


def a_round(*, imaging=6, planning=5):
    cast = make.cast()
    for unit, count in {"Imaging": imaging, "Planning": planning}.items():
        for _person in range(count):
            make.mentee(cast.cohort, make.person(organization=cast.here, unit=unit, grade="7"))
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def a_program_with_a_past(pairs=240, speaks=PartName.FRESH_VIEWPOINT):
    cast = make.cast()
    a_past(cast.cohort, pairs, speaks=speaks)
    return cast


def proposal(response):
    form = response.context["form"]
    return {"judged": form["judged"].value(), "weights": form["weights"].value()}


def test_a_coordinator_reads_how_each_unit_fares(client):
    cast = a_round()

    text = text_of(page(client, cast.cleo, "round_groups", cast.round.pk))

    assert "What you find here goes into no weight, no rule and no fit." in text
    assert "2 of 12 mentees have a mentor in this plan." in text
    assert "No group stands apart by more than chance explains." in text
    assert '<th scope="row">Imaging</th>' in text


def test_another_fact_of_the_files_can_be_looked_by(client):
    cast = a_round()

    text = text_of(page(client, cast.cleo, "round_groups", cast.round.pk, by="grade"))

    assert '<strong aria-current="true">Grade</strong>' in text
    assert "Groups of fewer than 5 people never stand alone, and here that leaves nothing to show." in text


def test_without_groups_in_the_files_the_page_says_where_they_come_from(client):
    cast = a_round(imaging=0, planning=0)
    Membership.objects.update(unit="", grade="")

    text = text_of(page(client, cast.cleo, "round_groups", cast.round.pk))

    assert "Your files hold no groups" in text


def test_a_round_that_was_not_run_has_nothing_to_look_at(client):
    cast = make.cast()
    draft = Round.objects.create(cohort=cast.cohort)

    response = page(client, cast.cleo, "round_groups", draft.pk)

    assert (response.status_code, response.url) == (302, reverse("coordinator:round", args=[draft.pk]))


@pytest.mark.parametrize("someone", ["mallory", "ada", "ben", "otto"])
def test_the_look_by_group_and_the_past_are_for_coordinators_of_the_program(client, someone):
    cast = a_round(imaging=1, planning=1)
    person = getattr(cast, someone)

    assert page(client, person, "round_groups", cast.round.pk).status_code == 404
    assert page(client, person, "past", cast.program.pk).status_code == 404
    assert post(client, person, "past_weights", cast.program.pk).status_code == 404


def test_a_young_program_reads_how_far_it_is(client):
    cast = a_program_with_a_past(18)

    text = text_of(page(client, cast.cleo, "past", cast.program.pk))

    assert "Not yet: 18 of 60 pairs" in text
    assert "Your weights stay as they are." in text
    assert "Begin a round with these weights" not in text


def test_what_the_past_proposes_stands_beside_what_is(client):
    cast = a_program_with_a_past()

    text = text_of(page(client, cast.cleo, "past", cast.program.pk))

    assert "Your past speaks for other weights" in text
    assert "Now 8 of 100 of all weight; your past leaves" in text
    assert "What the two answer each other is theirs, and is not counted." in text


def test_a_past_that_went_by_chance_says_so(client):
    cast = a_program_with_a_past(120, speaks=None)

    text = text_of(page(client, cast.cleo, "past", cast.program.pk, judged="ended"))

    assert "Your past does not tell" in text
    assert "a coin, 50 times." in text


def test_the_coordinator_takes_the_weights_up_in_a_new_round(client):
    cast = a_program_with_a_past()
    read = proposal(page(client, cast.cleo, "past", cast.program.pk))

    response = post(client, cast.cleo, "past_weights", cast.program.pk, cohort=cast.cohort.pk, **read)

    made = Round.objects.get(state=RoundState.DRAFT)
    event = Event.objects.get(name="round.weights_taken_from_past")
    assert response.url == reverse("coordinator:round", args=[made.pk])
    assert (made.weights["fresh_viewpoint"], event.about_id, event.by) == ("must", made.pk, cast.cleo)
    assert event.facts["pairs"] == 240


def test_nothing_changes_by_itself(client):
    cast = a_program_with_a_past()
    before = list(Round.objects.values_list("pk", "weights"))

    page(client, cast.cleo, "past", cast.program.pk)

    assert list(Round.objects.values_list("pk", "weights")) == before


@pytest.mark.parametrize("weights", ["learning_fit=nice", "nonsense"])
def test_other_weights_than_the_past_speaks_for_begin_nothing(client, weights):
    cast = a_program_with_a_past()

    post(client, cast.cleo, "past_weights", cast.program.pk, cohort=cast.cohort.pk, judged="kept", weights=weights)

    assert not Round.objects.filter(state=RoundState.DRAFT).exists()


def test_a_cohort_of_another_program_is_no_choice(client):
    cast = a_program_with_a_past()
    read = proposal(page(client, cast.cleo, "past", cast.program.pk))

    response = post(client, cast.cleo, "past_weights", cast.program.pk, cohort=cast.other_cohort.pk, **read)

    assert response.status_code == 422
    assert not Round.objects.filter(state=RoundState.DRAFT).exists()


def test_without_an_open_cohort_there_is_no_round_to_begin(client):
    cast = a_program_with_a_past()
    cast.cohort.state = CohortState.CLOSED
    cast.cohort.save()

    text = text_of(page(client, cast.cleo, "past", cast.program.pk))

    assert "No cohort is gathering or running" in text


def test_coordinators_of_another_program_read_nothing(client):
    cast = a_program_with_a_past(1)
    nadia = make.person("Nadia Petrova", organization=cast.here)
    make.program(cast.here, "Lighthouse", coordinator=nadia)

    assert page(client, nadia, "past", cast.program.pk).status_code == 404


@pytest.mark.parametrize("people", [3, 30])
def test_a_large_round_is_looked_at_in_as_many_queries(client, people, django_assert_num_queries):
    cast = a_round(imaging=people, planning=0)
    page(client, cast.cleo, "round_groups", cast.round.pk)

    with django_assert_num_queries(16):
        page(client, cast.cleo, "round_groups", cast.round.pk)


@pytest.mark.parametrize("pairs", [1, 30])
def test_a_long_past_is_read_in_as_many_queries(client, pairs, django_assert_num_queries):
    cast = a_program_with_a_past(pairs)
    page(client, cast.cleo, "past", cast.program.pk)

    with django_assert_num_queries(22):
        page(client, cast.cleo, "past", cast.program.pk)
