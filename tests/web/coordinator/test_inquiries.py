"""A large round answers every question: in the background, at the same address, with and without JavaScript (P13)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.core.sweeping import run_once
from groundwork.matching.actions import ask_what_if
from groundwork.matching.models import Inquiry, RoundPlan
from groundwork.matching.states import InquiryState
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db
BY_HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch):
    monkeypatch.setattr("groundwork.matching.plans.inquiries.AT_ONCE", 2)
    monkeypatch.setattr("groundwork.matching.plans.newcomers.LOOKED_AT_MOST", 2)


def one_short():
    """One mentor with one place, and two who look."""
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.what_if = reverse("coordinator:round_what_if", args=[cast.round.pk])
    return cast


def said(response):
    return " ".join(response.text.split())


def asked(client, cast):
    client.force_login(cast.cleo)
    address = reverse("coordinator:round_inquiries", args=[cast.round.pk])
    return client.post(address, {"place": str(cast.mentor.pk)}).url


def test_one_click_asks_and_the_address_shows_how_far_it_is(client):
    cast = one_short()

    address = asked(client, cast)

    text = said(client.get(address))
    assert address == f"{cast.what_if}?place={cast.mentor.pk}"
    assert "One more place at Ada Lindqvist" in text
    assert "Waiting for its turn" in text
    assert 'http-equiv="refresh"' in text


def test_the_same_address_shows_the_answer_once_it_is_there(client):
    cast = one_short()
    address = asked(client, cast)

    run_once(NOW)

    text = said(client.get(address))
    assert "2 of 2 mentees have a mentor, one more than before." in text
    assert 'http-equiv="refresh"' not in text


def test_the_answer_is_kept_as_a_plan_by_its_button(client):
    cast = one_short()
    address = asked(client, cast)
    run_once(NOW)

    client.post(address)

    assert RoundPlan.objects.first().kind == RoundPlan.Kind.TRIED


def test_an_address_from_before_the_round_changed_offers_to_work_it_out(client):
    cast = one_short()
    client.force_login(cast.cleo)

    text = said(client.get(cast.what_if, {"place": str(cast.mentor.pk)}))

    assert "One more place at Ada Lindqvist" in text
    assert "Work it out" in text
    assert not Inquiry.objects.exists()


def test_a_mentor_of_ones_choice_and_a_rule_are_asked_the_same_way(client):
    cast = one_short()
    client.force_login(cast.cleo)
    address = reverse("coordinator:round_inquiries", args=[cast.round.pk])

    client.post(address, {"mentor": str(cast.mentor.pk), "try": "like"})
    client.post(address, {"off": "language"})
    nothing = client.post(address, {"off": "block"})

    assert nothing.url == cast.what_if
    assert [each.asked["like"] or each.asked["off"] for each in Inquiry.objects.order_by("created_at")] == [
        [str(cast.mentor.pk)],
        ["language"],
    ]


def test_the_page_that_asks_is_opened_anew_when_it_is_over(client):
    cast = one_short()
    asked(client, cast)
    progress = reverse("coordinator:inquiry_progress", args=[Inquiry.objects.get().pk])
    waiting = client.get(progress, headers=BY_HTMX)

    run_once(NOW)

    assert "HX-Refresh" not in waiting.headers
    assert client.get(progress, headers=BY_HTMX).headers["HX-Refresh"] == "true"
    assert client.get(progress).url.startswith(cast.what_if)


def test_a_question_is_called_off_from_its_page(client):
    cast = one_short()
    asked(client, cast)

    answer = client.post(reverse("coordinator:inquiry_calling_off", args=[Inquiry.objects.get().pk]))

    assert answer.url == cast.what_if
    assert Inquiry.objects.get().state == InquiryState.CALLED_OFF


def test_what_could_not_be_worked_out_says_so_and_can_be_tried_again(client):
    cast = one_short()
    address = asked(client, cast)
    Inquiry.objects.update(state=InquiryState.FAILED)

    text = said(client.get(address))

    assert "This could not be worked out." in text
    assert "Try it again" in text


def test_a_large_plan_is_checked_in_the_background_and_the_list_says_what_came_out(client):
    cast = one_short()
    client.force_login(cast.cleo)
    plans = client.post(reverse("coordinator:plan_repetition", args=[cast.round.plans.get().pk])).url
    before = said(client.get(plans))

    run_once(NOW)

    assert "Plan 1 is made again" in before
    assert "Made again: the same pairs and figures" in said(client.get(plans))


def test_newcomers_of_a_large_cohort_are_asked_for_and_shown(client):
    cast = one_short()
    client.force_login(cast.cleo)
    address = reverse("coordinator:newcomers", args=[cast.cohort.pk])
    before = said(client.get(address))
    client.post(address)
    meanwhile = said(client.get(address))

    run_once(NOW)

    after = said(client.get(address))
    assert "Work it out" in before
    assert "Waiting for its turn" in meanwhile
    assert "With nobody moved, 1 of them has a mentor" in after
    assert "Worked out" in after


def test_a_stranger_finds_neither_questions_nor_answers(client):
    cast = one_short()
    inquiry = ask_what_if(cast.round, off=["language"], by=cast.cleo, at=NOW)
    client.force_login(cast.mallory)

    answers = [
        client.post(reverse("coordinator:round_inquiries", args=[cast.round.pk])),
        client.post(reverse("coordinator:inquiry_calling_off", args=[inquiry.pk])),
        client.get(reverse("coordinator:inquiry_progress", args=[inquiry.pk])),
        client.post(reverse("coordinator:newcomers", args=[cast.cohort.pk])),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]


@pytest.mark.parametrize("people", [3, 30])
def test_an_answer_costs_the_same_queries_for_few_and_for_many(client, people, django_assert_num_queries):
    cast = one_short()
    crowd(cast.cohort, mentors=people, mentees=3 * people)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    address = asked(client, cast)
    run_once(NOW)

    with django_assert_num_queries(18):
        client.get(address)
