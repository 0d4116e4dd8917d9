"""Around the plan on the coordinator's desk: previews, progress, plans side by side, what if."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.enrollment.models import PlaceAsk
from groundwork.matching.actions import (
    change_weights,
    lock_pairing,
    publish_round,
    queue_round,
    run_round,
    start_round,
)
from groundwork.matching.actions.preparing import USUAL_WEIGHTS
from groundwork.matching.models import Round, RoundPlan
from groundwork.matching.states import Phase, RoundState
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db

BY_PLACE = {**dict.fromkeys(USUAL_WEIGHTS, "ignore"), "practicalities": "must"}
BY_HTMX = {"HX-Request": "true"}


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(f"coordinator:{name}", args=args), query)


def post(client, person, name, *args, headers=None, **data):
    client.force_login(person)
    return client.post(reverse(f"coordinator:{name}", args=args), data, headers=headers)


def two_plans(mentors=0, mentees=0):
    """By skills Ada has Ben and Kim has Zoe; by where they meet it is the other way round."""
    cast = make.crossed()
    crowd(cast.cohort, mentors=mentors, mentees=mentees)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    change_weights(cast.round, weights=BY_PLACE, by=cast.cleo, at=NOW)
    queue_round(cast.round, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)
    return cast


def one_short():
    """One mentor with one place, and two who look."""
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def said(response):
    return " ".join(response.text.split())


def test_other_words_are_previewed_before_anything_is_run(client):
    cast = two_plans()

    preview = post(client, cast.cleo, "round_preview", cast.round.pk, **USUAL_WEIGHTS)

    assert "Beside the plan as it stands" in said(preview)
    assert "For example" in said(preview)
    assert Round.objects.get().weights == BY_PLACE


def test_a_preview_for_htmx_is_the_fragment_alone(client):
    cast = two_plans()

    preview = post(client, cast.cleo, "round_preview", cast.round.pk, headers=BY_HTMX, **USUAL_WEIGHTS)

    assert preview.text.lstrip().startswith('<section id="preview"')


def test_a_preview_of_nothing_that_counts_says_what_to_do(client):
    cast = two_plans()

    preview = post(
        client, cast.cleo, "round_preview", cast.round.pk, headers=BY_HTMX, **dict.fromkeys(USUAL_WEIGHTS, "ignore")
    )

    assert "Let at least one" in preview.text


def test_a_page_that_asks_sees_how_far_a_run_is(client):
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    Round.objects.update(state=RoundState.RUNNING, phase=Phase.ARRANGING, done=0.42, heartbeat_at=NOW)
    client.force_login(cast.cleo)

    answer = client.get(reverse("coordinator:round_progress", args=[round.pk]), headers=BY_HTMX)

    assert "Finding the best plan" in answer.text
    assert "42 of 100" in answer.text
    assert "HX-Refresh" not in answer.headers


def test_when_a_run_is_over_the_page_that_asks_is_opened_anew(client):
    cast = two_plans()
    client.force_login(cast.cleo)

    answer = client.get(reverse("coordinator:round_progress", args=[cast.round.pk]), headers=BY_HTMX)

    assert answer.headers["HX-Refresh"] == "true"


def test_a_run_is_called_off_from_its_page(client):
    cast = two_plans()
    queue_round(cast.round, by=cast.cleo, at=NOW)
    running = page(client, cast.cleo, "round", cast.round.pk)

    answer = post(client, cast.cleo, "round_calling_off", cast.round.pk)

    assert "Call the run off" in running.text
    assert answer.url == reverse("coordinator:round", args=[cast.round.pk])
    assert Round.objects.get().state == RoundState.READY


def test_plans_are_listed_with_what_distinguishes_them(client):
    cast = two_plans()

    text = said(page(client, cast.cleo, "round_plans", cast.round.pk))

    assert "Time and place matters most" in text
    assert "Use plan 1" in text
    assert "Use plan 2" not in text


def test_two_plans_stand_side_by_side_with_whose_mentor_changes(client):
    cast = two_plans()

    text = said(page(client, cast.cleo, "round_comparison", cast.round.pk, first="1", second="2"))

    assert "Plan 1 beside plan 2" in text
    assert "is closer in time and place." in text


@pytest.mark.parametrize(("first", "second"), [("1", "9"), ("x", "1"), ("", ""), ("-1", "1")])
def test_a_plan_that_is_not_there_is_no_page(client, first, second):
    cast = two_plans()

    answer = page(client, cast.cleo, "round_comparison", cast.round.pk, first=first, second=second)

    assert answer.status_code == 404


def test_an_earlier_plan_is_used_again_by_its_button(client):
    cast = two_plans()
    first = cast.round.plans.get(number=1)

    post(client, cast.cleo, "plan_use", first.pk)

    assert Round.objects.get().result["plan"] == 1
    assert Round.objects.get().weights == USUAL_WEIGHTS


def test_a_plan_is_made_again_to_check_that_it_can_be(client):
    cast = two_plans()
    client.force_login(cast.cleo)
    plan = cast.round.plans.first()

    answer = client.post(reverse("coordinator:plan_repetition", args=[plan.pk]), follow=True)

    assert f"the same {len(plan.pairs)} pairs and the same figures" in answer.text


def test_one_more_place_is_tried_and_kept_to_compare(client):
    cast = one_short()
    query = {"place": str(cast.mentor.pk)}
    address = reverse("coordinator:round_what_if", args=[cast.round.pk])

    tried = said(page(client, cast.cleo, "round_what_if", cast.round.pk, **query))
    client.post(f"{address}?place={cast.mentor.pk}")

    assert "One more place at Ada Lindqvist" in tried
    assert "2 of 2 mentees have a mentor, one more than before." in tried
    assert RoundPlan.objects.first().kind == RoundPlan.Kind.TRIED
    assert "Tried" in page(client, cast.cleo, "round_plans", cast.round.pk).text


def test_a_mentor_is_asked_for_one_more_place_and_answers_from_the_letter(client):
    cast = one_short()
    before = page(client, cast.cleo, "round_what_if", cast.round.pk).text
    post(client, cast.cleo, "round_place_asks", cast.round.pk, mentor=str(cast.mentor.pk))
    letter = make.hear(NOW + timedelta(minutes=5))[-1]
    client.logout()
    link = next(word for word in letter.body.split() if "/places/" in word and "yes" in word)

    shown = client.get(link.removeprefix("http://127.0.0.1:8000"))
    client.post(shown.wsgi_request.path, {"answer": "yes"})

    assert "Ask Ada Lindqvist for it" in before
    assert "Could you take one more person?" in shown.text
    cast.mentor.offer.refresh_from_db()
    assert cast.mentor.offer.places == 2
    assert "Gave one more place" in page(client, cast.cleo, "round_what_if", cast.round.pk).text


def test_a_mentor_who_was_asked_is_not_asked_again(client):
    cast = one_short()
    post(client, cast.cleo, "round_place_asks", cast.round.pk, mentor=str(cast.mentor.pk))

    post(client, cast.cleo, "round_place_asks", cast.round.pk, mentor=str(cast.mentor.pk))

    assert PlaceAsk.objects.count() == 1
    assert "Asked, no answer yet" in page(client, cast.cleo, "round_what_if", cast.round.pk).text


@pytest.mark.parametrize("name", ["round_plans", "round_comparison", "round_what_if", "round_progress"])
def test_a_stranger_finds_nothing_to_open(client, name):
    cast = two_plans()

    assert page(client, cast.mallory, name, cast.round.pk).status_code == 404


@pytest.mark.parametrize("name", ["round_preview", "round_calling_off", "round_place_asks", "round_what_if"])
def test_a_stranger_finds_nothing_to_press(client, name):
    cast = two_plans()

    assert post(client, cast.mallory, name, cast.round.pk).status_code == 404


@pytest.mark.parametrize("name", ["plan_use", "plan_repetition"])
def test_a_stranger_does_nothing_with_a_plan(client, name):
    cast = two_plans()

    assert post(client, cast.mallory, name, cast.round.plans.first().pk).status_code == 404


@pytest.mark.parametrize(("mentors", "mentees"), [(0, 0), (20, 60)])
def test_a_comparison_takes_the_same_number_of_queries_for_few_and_for_many(
    client, django_assert_num_queries, mentors, mentees
):
    cast = two_plans(mentors, mentees)
    client.force_login(cast.cleo)
    address = reverse("coordinator:round_comparison", args=[cast.round.pk])
    client.get(address, {"first": "1", "second": "2"})  # opened answers are remembered

    with django_assert_num_queries(11):
        client.get(address, {"first": "1", "second": "2"})


@pytest.mark.parametrize("plans", [2, 12])
def test_the_list_of_plans_takes_the_same_number_of_queries_for_few_and_for_many(
    client, django_assert_num_queries, plans
):
    cast = two_plans()
    kept = cast.round.plans.first()
    for number in range(3, plans + 1):
        kept.pk, kept.number = None, number
        kept.save(force_insert=True)
    client.force_login(cast.cleo)

    with django_assert_num_queries(9):
        client.get(reverse("coordinator:round_plans", args=[cast.round.pk]))


def test_while_pairs_run_a_round_is_for_those_who_came_since(client):
    cast = make.cast()
    before = page(client, cast.cleo, "rounds", cast.cohort.pk).text
    make.mentorship(cast.mentor, cast.mentee)
    make.mentee(cast.cohort)

    after = said(page(client, cast.cleo, "rounds", cast.cohort.pk))
    post(client, cast.cleo, "rounds", cast.cohort.pk)

    assert "runs on as it is" not in before
    assert "1 pair runs on as it is. A round now matches those who came since into free places" in after
    assert Round.objects.get().people.filter(pk=cast.mentee.pk).count() == 0


def test_what_comes_first_is_chosen_in_words(client):
    cast = two_plans()
    chosen = page(client, cast.cleo, "round_terms", cast.round.pk).text

    post(client, cast.cleo, "round_terms", cast.round.pk, **BY_PLACE, aim="stable")

    assert "Nobody would rather swap" in chosen
    assert Round.objects.get().aim == "stable"
    assert "No two people would both rather have each other." in page(client, cast.cleo, "round", cast.round.pk).text
    assert "The aim: Nobody would rather swap" in page(client, cast.cleo, "round_plans", cast.round.pk).text


def test_the_weakest_pair_in_the_list_is_the_one_of_the_comparison_locked_or_not(client):
    cast = two_plans()
    weakest = cast.round.pairings.order_by("fit").first()
    lock_pairing(weakest, by=cast.cleo, at=NOW)
    queue_round(cast.round, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)

    listed = said(page(client, cast.cleo, "round_plans", cast.round.pk))
    compared = said(page(client, cast.cleo, "round_comparison", cast.round.pk, first="2", second="3"))

    points = round(weakest.fit / 100)
    assert f'data-label="Weakest pair">{points} ' in listed
    assert f"{points} of 100" in compared


def test_who_went_out_between_two_plans_is_said_with_their_mentor(client):
    cast = make.crossed()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    out = cast.round.pairings.order_by("fit", "pk").first()
    publish_round(cast.round, [out], by=cast.cleo, at=NOW)
    cast.round.refresh_from_db()
    queue_round(cast.round, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)

    beside = page(client, cast.cleo, "round_comparison", cast.round.pk, first="1", second="2")

    assert f"{out.mentee.person.name} has gone out with {out.mentor.person.name}." in said(beside)
    assert beside.context["in_first_alone"] == []
