"""Those who come after a round: the free places first, and what a change would bring, moving nobody."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.enrollment.models import Block, MentorOffer
from groundwork.history.models import Event
from groundwork.matching.plans.newcomers import Newcomers, newcomers_of
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db


def one_who_could_have_ada_alone():
    """Ada and Ben have begun; Kim is free; Zoe came since, and has asked not to meet Kim."""
    cast = make.cast()
    MentorOffer.objects.update(places=1)
    make.mentorship(cast.mentor, cast.mentee)
    kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    cast.zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    Block.objects.create(organization=cast.here, by=cast.zoe.person, other=kim.person)
    return cast


def test_free_places_are_filled_with_nobody_moved():
    cast = make.cast()
    make.mentorship(cast.mentor, cast.mentee)
    make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))

    found = newcomers_of(cast.cohort, at=NOW)

    assert found.with_nobody_moved.says == ["Zoe Late gets Ada Lindqvist."]
    assert not found.with_a_change


def test_what_one_change_would_bring_is_shown_and_nothing_is_changed():
    cast = one_who_could_have_ada_alone()
    before = Event.objects.count()

    found = newcomers_of(cast.cohort, at=NOW)

    (way,) = found.with_a_change
    assert found.with_nobody_moved.newcomers == 0
    assert (way.moved, way.newcomers) == (1, 1)
    assert set(way.says) == {"Zoe Late gets Ada Lindqvist.", "Ben Okafor moves from Ada Lindqvist to Kim Able."}
    assert Event.objects.count() == before


def test_a_pair_that_has_signed_is_never_looked_at():
    cast = one_who_could_have_ada_alone()
    Mentorship.objects.update(stage=Stage.GROWING)

    found = newcomers_of(cast.cohort, at=NOW)

    assert found.young_pairs == 0
    assert not found.with_a_change


def test_the_page_says_it_in_words_and_belongs_to_the_coordinator(client):
    cast = one_who_could_have_ada_alone()
    address = reverse("coordinator:newcomers", args=[cast.cohort.pk])
    client.force_login(cast.mallory)
    stranger = client.get(address)
    client.force_login(cast.cleo)

    text = " ".join(client.get(address).text.split())

    assert stranger.status_code == 404
    assert "With nobody moved, 0 of them have a mentor" in text
    assert "1 change: 1 of them have a mentor" in text


def test_a_newcomer_for_whom_nobody_is_found_is_named_with_the_reason(client):
    cast = one_who_could_have_ada_alone()
    client.force_login(cast.cleo)

    page = client.get(reverse("coordinator:newcomers", args=[cast.cohort.pk]))

    assert "With nobody moved, nobody is found for 1 of them" in " ".join(page.text.split())
    assert page.context["left"] == ["Zoe Late: a private wish stands against it (1); they have no free place (1)."]


def test_without_a_mentor_every_newcomer_is_named_all_the_same(client):
    cast = make.cast()
    MentorOffer.objects.update(places=0)
    client.force_login(cast.cleo)

    text = " ".join(client.get(reverse("coordinator:newcomers", args=[cast.cohort.pk])).text.split())

    assert f"{cast.ben.name}: nobody else takes part as a mentor." in text


def test_who_is_left_is_kept_as_an_id_and_named_as_of_today():
    cast = one_who_could_have_ada_alone()
    facts = newcomers_of(cast.cohort, at=NOW).as_facts()

    again = Newcomers.from_facts(facts)

    assert "Zoe" not in str(facts)
    assert [(each.name, again.more_left) for each in again.left] == [("Zoe Late", 0)]


def test_where_nobody_looks_there_is_nothing_to_work_out(client):
    cast = make.cast()
    make.mentorship(cast.mentor, cast.mentee)
    client.force_login(cast.cleo)

    text = client.get(reverse("coordinator:newcomers", args=[make.cohort(cast.program).pk])).text

    assert "There is nothing to work out today" in text


@pytest.mark.parametrize("people", [3, 30])
def test_newcomers_cost_the_same_queries_for_few_and_for_many(client, people, django_assert_num_queries):
    cast = make.cast()
    make.mentorship(cast.mentor, cast.mentee)
    crowd(cast.cohort, mentors=people, mentees=people)
    client.force_login(cast.cleo)

    with django_assert_num_queries(23):
        client.get(reverse("coordinator:newcomers", args=[cast.cohort.pk]))
