"""A round on the coordinator's desk, and nobody else's business."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.core.sweeping import run_once
from groundwork.enrollment.models import Block, Participation
from groundwork.matching.actions import exclude_pair, lock_pairing, publish_round, queue_round, start_round
from groundwork.matching.models import Exclusion, Pairing, Publication, Round
from groundwork.matching.states import RoundState
from groundwork.mentorships.models import Mentorship
from groundwork.programs.models import Cohort, Coordination
from groundwork.web.coordinator.rounds import terms
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db


def a_round():
    cast = make.cast()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairing = cast.round.pairings.get()
    return cast


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(f"coordinator:{name}", args=args), query)


def post(client, person, name, *args, **data):
    client.force_login(person)
    return client.post(reverse(f"coordinator:{name}", args=args), data)


def test_a_round_is_started_and_run_in_two_clicks(client):
    cast = make.cast()

    started = post(client, cast.cleo, "rounds", cast.cohort.pk)
    round = Round.objects.get()
    ran = post(client, cast.cleo, "round_terms", round.pk, **round.weights)

    assert (started.status_code, ran.status_code) == (302, 302)
    assert "1 of 1 mentees have a mentor." in page(client, cast.cleo, "round", round.pk).text


def test_the_page_before_a_round_says_who_takes_part_and_which_rules_hold(client):
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    said = " ".join(page(client, cast.cleo, "round", round.pk).text.split())

    assert "1 mentee and 1 mentor with 2 free places take part. Everyone who is ready is in." in said
    assert "Nobody is matched with somebody above them in the line of managers" in said


def test_when_nothing_counts_the_form_says_what_to_do(client):
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    response = post(client, cast.cleo, "round_terms", round.pk, **dict.fromkeys(round.weights, "ignore"))

    assert response.status_code == 422
    assert "Let at least one part count." in response.text


def test_a_large_round_is_left_to_the_worker_and_the_page_looks_again(client, monkeypatch):
    monkeypatch.setattr(terms, "RUN_AT_ONCE", 1)
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    post(client, cast.cleo, "round_terms", round.pk, **round.weights)
    waiting = page(client, cast.cleo, "round", round.pk)
    run_once(now())

    assert '<meta http-equiv="refresh"' in waiting.text
    assert "The round is about to run" in waiting.text
    assert "have a mentor" in page(client, cast.cleo, "round", round.pk).text


def test_people_are_left_out_and_taken_in(client):
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    post(client, cast.cleo, "round_people", round.pk, leave_out=str(cast.mentee.pk))
    assert set(round.people.all()) == {cast.mentor}
    assert "Ben Okafor" in page(client, cast.cleo, "round_people", round.pk, show="left-out").text
    post(client, cast.cleo, "round_people", round.pk, everyone="1")

    assert set(round.people.all()) == {cast.mentor, cast.mentee}


def test_the_review_reads_reasons_in_words_side_by_side(client):
    cast = make.cast()
    cast.mentor.offer.can_help_with = "The first ninety days of a first team are hard."
    cast.mentor.offer.save()
    round = make.matched_round(cast.cohort, by=cast.cleo)

    text = page(client, cast.cleo, "round", round.pk).text

    assert "Ben would like to learn “Leading a first team”, and Ada offers it." in text
    assert "The first ninety days of a first team are hard." in text
    assert "Everyone in the program" in text
    assert "Another unit, for a fresh viewpoint" in text


def test_a_lock_is_set_and_lifted_and_one_stays_where_one_was(client):
    cast = a_round()
    here = reverse("coordinator:round", args=[cast.round.pk]) + f"?pair={cast.pairing.pk}"

    locked = post(client, cast.cleo, "pairing_lock", cast.pairing.pk, keep="locked", back=here)
    assert locked.url == here
    assert Pairing.objects.get().keep == "locked"
    elsewhere = post(client, cast.cleo, "pairing_lock", cast.pairing.pk, keep="proposed", back="https://evil.example/")

    assert elsewhere.url == reverse("coordinator:round", args=[cast.round.pk])
    assert Pairing.objects.get().keep == "proposed"


def test_keeping_two_apart_takes_a_reason(client):
    cast = a_round()

    assert post(client, cast.cleo, "pairing_exclusion", cast.pairing.pk, reason="").status_code == 422
    post(client, cast.cleo, "pairing_exclusion", cast.pairing.pk, reason="They share an office.")
    text = page(client, cast.cleo, "round", cast.round.pk).text

    assert "Something changed since this was run" in text
    assert "They share an office." in text
    assert "Preview the two letters" not in text


def test_a_lifted_exclusion_and_another_run(client):
    cast = a_round()
    exclude_pair(cast.round, cast.mentor, cast.mentee, reason="Too near.", by=cast.cleo, at=NOW)

    post(client, cast.cleo, "exclusion_lifting", Exclusion.objects.get().pk)
    post(client, cast.cleo, "round_runs", cast.round.pk)

    assert "Look at the weakest pairs first" in page(client, cast.cleo, "round", cast.round.pk).text


def test_another_mentor_comes_with_what_it_means_for_the_others(client):
    cast = make.cast()
    kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here, unit="Imaging"))
    round = make.matched_round(cast.cohort, by=cast.cleo)

    text = page(client, cast.cleo, "round_mentee", round.pk, cast.mentee.pk).text
    post(client, cast.cleo, "round_mentee", round.pk, cast.mentee.pk, mentor=str(kim.pk))

    assert "Nobody else’s mentor changes." in text
    pairing = round.pairings.get()
    assert (pairing.mentor, pairing.keep, pairing.by_hand) == (kim, "locked", True)


def test_who_has_no_mentor_reads_as_a_sentence_that_names_nobody_elses_wish(client):
    cast = make.cast()
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.ada)
    round = make.matched_round(cast.cohort, by=cast.cleo)

    text = page(client, cast.cleo, "round", round.pk).text

    assert "The one mentor of this round can’t be matched here: a private wish stands against it." in text


def test_a_lock_that_cannot_stay_is_named_on_the_page(client):
    cast = make.cast()
    make.mentor(cast.cohort)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    lock_pairing(round.pairings.get(), by=cast.cleo, at=NOW)
    Participation.objects.filter(pk=cast.mentor.pk).update(state="left")

    post(client, cast.cleo, "round_runs", round.pk)
    text = page(client, cast.cleo, "round", round.pk).text

    assert "Ben Okafor and Ada Lindqvist can’t stay locked" in text
    assert "Unlock the two" in text


def test_publishing_shows_the_two_letters_first_and_can_be_undone(client):
    cast = a_round()

    letters = page(client, cast.cleo, "round_publication", cast.round.pk).text
    post(client, cast.cleo, "round_publication", cast.round.pk)
    published = page(client, cast.cleo, "round", cast.round.pk).text
    post(client, cast.cleo, "publication_undoing", Publication.objects.get().pk)

    assert "To the mentee, Ben Okafor" in letters
    assert "To the mentor, Ada Lindqvist" in letters
    assert "Ben would like to learn “Leading a first team”, and you offer it." in letters
    assert "Publish 1 pair" in letters
    assert "Undo the publication" in published
    assert "29 minutes left" in published
    assert Round.objects.get().state == RoundState.READY


def test_a_publication_whose_half_hour_is_over_shows_the_pairs(client):
    cast = a_round()
    publish_round(cast.round, by=cast.cleo, at=now() - timedelta(minutes=31))
    run_once(now())

    text = page(client, cast.cleo, "round", cast.round.pk).text

    assert "1 pair has begun" in text
    assert "Undo" not in text
    assert Mentorship.objects.exists()


def test_what_hinders_a_publication_is_said_at_the_top(client):
    cast = a_round()
    make.request(cast.mentor, cast.mentee)

    post(client, cast.cleo, "round_publication", cast.round.pk)

    assert "something changed for Ben Okafor" in page(client, cast.cleo, "round", cast.round.pk).text


def everything(cast):
    """Every address of a round, and what is posted to it."""
    exclusion = exclude_pair(cast.round, cast.mentor, cast.mentee, reason="Too near.", by=cast.cleo, at=NOW)
    cast.publication = Publication.objects.create(round=cast.round, undo_until=NOW + timedelta(minutes=30))
    return [
        ("rounds", [cast.cohort.pk], "both"),
        ("round", [cast.round.pk], "get"),
        ("round_terms", [cast.round.pk], "both"),
        ("round_people", [cast.round.pk], "both"),
        ("round_runs", [cast.round.pk], "post"),
        ("round_mentee", [cast.round.pk, cast.mentee.pk], "both"),
        ("round_publication", [cast.round.pk], "both"),
        ("pairing_lock", [cast.pairing.pk], "post"),
        ("pairing_exclusion", [cast.pairing.pk], "both"),
        ("exclusion_lifting", [exclusion.pk], "post"),
        ("publication_undoing", [cast.publication.pk], "post"),
    ]


@pytest.mark.parametrize("who", ["mallory", "other_coordinator", "ada", "ben", "otto"])
def test_mallory_and_everybody_else_finds_nothing(client, who):
    cast = a_round()
    cast.other_coordinator = make.person("Olga Other", organization=cast.here)
    other = make.program(cast.here, "Another")
    Coordination.objects.create(program=other, person=cast.other_coordinator)
    addresses = everything(cast)

    answers = {
        (name, method): (page if method == "get" else post)(client, getattr(cast, who), name, *args).status_code
        for name, args, methods in addresses
        for method in ("get", "post")
        if methods in {method, "both"}
    }

    assert set(answers.values()) == {404}, answers


def test_somebody_of_another_cohort_is_not_paired_here(client):
    cast = a_round()
    stranger = make.mentor(make.cohort(cast.program, "Autumn"))

    response = post(client, cast.cleo, "round_mentee", cast.round.pk, cast.mentee.pk, mentor=str(stranger.pk))

    assert response.status_code == 404


def test_looking_changes_nothing(client):
    cast = a_round()
    before = Round.objects.values().get()

    for name in ("round", "round_terms", "round_people", "round_publication"):
        page(client, cast.cleo, name, cast.round.pk)

    assert Round.objects.values().get() == before


@pytest.mark.parametrize("people", [3, 300])
def test_the_review_costs_the_same_queries_for_few_and_many(client, people, django_assert_num_queries):
    cast = make.cast()
    crowd(cast.cohort, mentors=people, mentees=people)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    page(client, cast.cleo, "round", round.pk)

    with django_assert_num_queries(29):
        page(client, cast.cleo, "round", round.pk)


@pytest.mark.parametrize("people", [3, 300])
def test_choosing_people_costs_the_same_queries_for_few_and_many(client, people, django_assert_num_queries):
    cast = make.cast()
    crowd(cast.cohort, mentors=people, mentees=people)
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    client.force_login(cast.cleo)

    with django_assert_num_queries(11):
        client.get(reverse("coordinator:round_people", args=[round.pk]))


def test_a_queued_round_is_not_edited(client):
    cast = a_round()
    queue_round(cast.round, by=cast.cleo, at=NOW)

    response = page(client, cast.cleo, "round_terms", cast.round.pk)

    assert response.url == reverse("coordinator:round", args=[cast.round.pk])


@pytest.mark.parametrize(("state", "says"), [("closing", "is closing"), ("closed", "is over")])
def test_a_cohort_that_comes_to_its_end_takes_no_more_rounds(client, state, says):
    cast = make.pair()
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=state)

    said = page(client, cast.cleo, "rounds", cast.cohort.pk).text

    assert f"This cohort {says}, so it takes no more rounds." in said
    assert "A round now matches" not in said
    assert "look for a mentor" not in said


def test_who_waits_for_an_answer_is_counted_beside_those_whom_a_round_would_match(client):
    cast = make.cast()
    make.mentee(cast.cohort)
    make.request(cast.mentor, cast.mentee)

    said = page(client, cast.cleo, "rounds", cast.cohort.pk).text

    assert "1 mentee looks for a mentor, and 1 mentor has a free place." in said
    assert "1 more waits for the answer to a request" in said
