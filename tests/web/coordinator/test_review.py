"""Looking through a round: filters, keys that can be turned off, the last change taken back, and batches."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from openpyxl import load_workbook

from groundwork.core.clock import now
from groundwork.core.sweeping import run_once
from groundwork.enrollment.models import Place
from groundwork.matching.actions import exclude_pair, lock_pairing, publish_round, take_review_file, unlock_pairing
from groundwork.matching.models import Pairing, Publication, ReviewFile
from groundwork.matching.states import PublicationState, RoundState
from groundwork.programs.models import Membership
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db


def a_round(people=12):
    cast = make.cast()
    crowd(cast.cohort, mentors=people, mentees=people)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairs = list(cast.round.pairings.order_by("fit", "mentee__person__name", "pk"))
    return cast


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(f"coordinator:{name}", args=args), query)


def post(client, person, name, *args, **data):
    client.force_login(person)
    return client.post(reverse(f"coordinator:{name}", args=args), data)


def rows(response):
    return [line.pairing.pk for line in response.context["lines"]]


def test_the_weakest_tenth_are_the_weakest_pairs(client):
    cast = a_round()

    shown = page(client, cast.cleo, "round", cast.round.pk, show="weakest")

    assert rows(shown) == [pair.pk for pair in cast.pairs[:2]]
    assert "Weakest tenth (2)" in shown.text


@pytest.mark.parametrize("people", [12, 60])
def test_the_weakest_tenth_costs_the_same_queries_for_few_and_many(client, people, django_assert_num_queries):
    cast = a_round(people)
    page(client, cast.cleo, "round", cast.round.pk)

    with django_assert_num_queries(31):
        shown = page(client, cast.cleo, "round", cast.round.pk, show="weakest")

    assert len(rows(shown)) == -(-len(cast.pairs) // 10)


def test_each_filter_shows_its_own_pairs_and_how_many(client):
    cast = a_round()
    lock_pairing(cast.pairs[3], by=cast.cleo, at=NOW)
    Pairing.objects.filter(pk=cast.pairs[4].pk).update(by_hand=True)
    Pairing.objects.filter(pk=cast.pairs[5].pk).update(known=40)
    publish_round(cast.round, [cast.pairs[6]], by=cast.cleo, at=NOW)

    shown = {
        show: rows(page(client, cast.cleo, "round", cast.round.pk, show=show))
        for show in ("locked", "hand", "unknown", "out")
    }

    assert shown == {
        "locked": [cast.pairs[3].pk],
        "hand": [cast.pairs[4].pk],
        "unknown": [cast.pairs[5].pk],
        "out": [cast.pairs[6].pk],
    }


def test_a_filter_that_fits_nothing_says_so(client):
    cast = a_round()

    shown = page(client, cast.cleo, "round", cast.round.pk, show="locked")

    assert "No pair of this kind" in shown.text


def test_the_last_change_is_taken_back_and_one_stays_where_one_was(client):
    cast = a_round()
    lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
    here = reverse("coordinator:round", args=[cast.round.pk]) + "?show=locked"

    answer = post(client, cast.cleo, "round_undoing", cast.round.pk, back=here)
    text = page(client, cast.cleo, "round", cast.round.pk).text

    assert answer.url == here
    assert f"Undone: {cast.pairs[0].mentee.person} and {cast.pairs[0].mentor.person}, locked." in text
    assert "undo-last" not in text


def test_without_a_change_there_is_nothing_to_take_back(client):
    cast = a_round()

    post(client, cast.cleo, "round_undoing", cast.round.pk)

    assert "There is no change by hand to undo" in page(client, cast.cleo, "round", cast.round.pk).text


def test_single_keys_can_be_turned_off_and_it_is_kept_with_the_person(client):
    cast = a_round()

    post(client, cast.cleo, "shortcuts", shortcuts="off", back="https://evil.example/")
    text = page(client, cast.cleo, "round", cast.round.pk).text

    cast.cleo.refresh_from_db()
    assert cast.cleo.shortcuts is False
    assert 'data-shortcuts="off"' in text
    assert "Turn single keys on" in text


def test_the_letters_are_read_as_whomever_one_chooses(client):
    cast = a_round()
    somebody = cast.pairs[2]

    text = page(client, cast.cleo, "round_publication", cast.round.pk, **{"as": str(somebody.pk)}).text

    assert f"To the mentee, {somebody.mentee.person}" in text
    assert f"To the mentor, {somebody.mentor.person}" in text


def test_the_strongest_go_out_and_the_others_stay(client):
    cast = a_round()

    answer = post(client, cast.cleo, "round_publication", cast.round.pk, which="strongest", number="5", when="now")
    out = page(client, cast.cleo, "round_publications", cast.round.pk).text

    assert answer.url == reverse("coordinator:round_publications", args=[cast.round.pk])
    assert set(Publication.objects.get().pairings.values_list("pk", flat=True)) == {pair.pk for pair in cast.pairs[-5:]}
    assert "8 more pairs are still here" in out
    assert "5 pairs have gone out" in page(client, cast.cleo, "round", cast.round.pk).text


def test_a_part_is_looked_at_first_with_letters_of_that_part(client):
    cast = a_round()
    in_imaging = cast.pairs[:2]
    Membership.objects.all().update(unit="Surgery", location="")
    Membership.objects.filter(person__in=[pair.mentee.person_id for pair in in_imaging]).update(unit="Imaging")
    part = {"which": "all", "where": "unit:Imaging", "when": "now"}

    looked = post(client, cast.cleo, "round_publication", cast.round.pk, look="on", **part)
    seen = client.get(looked.url)

    assert not Publication.objects.exists()
    assert set(seen.context["going"]) == set(in_imaging)
    assert seen.context["pairing"] in in_imaging
    assert "Publish 2 pairs" in seen.text
    assert "11 pairs stay here" in seen.text
    post(client, cast.cleo, "round_publication", cast.round.pk, **seen.context["said"])
    assert set(Publication.objects.get().pairings.all()) == set(in_imaging)


def test_a_part_that_nobody_is_in_is_said_at_the_choice(client):
    cast = a_round(0)

    answer = post(client, cast.cleo, "round_publication", cast.round.pk, which="but_weakest", when="now")

    assert answer.status_code == 422
    assert "No pair is of this kind. Choose others." in answer.text


def test_the_locked_pairs_go_out_on_a_day_and_can_be_called_off(client):
    cast = a_round()
    lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
    day = NOW + timedelta(days=2)

    post(
        client,
        cast.cleo,
        "round_publication",
        cast.round.pk,
        which="locked",
        when="later",
        due_at=date_format(day, "Y-m-d\\TH:i"),
    )
    planned = Publication.objects.get()
    assert (planned.state, planned.due_at) == (PublicationState.PLANNED, day)
    assert "Call it off" in page(client, cast.cleo, "round", cast.round.pk).text
    post(client, cast.cleo, "publication_undoing", planned.pk)

    assert not cast.round.pairings.exclude(publication=None).exists()
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"which": "strongest", "when": "now"}, "Enter how many pairs are to go out."),
        ({"which": "strongest", "number": "0", "when": "now"}, "Enter 1 or more."),
        ({"which": "all", "when": "later"}, "Enter the day and the hour."),
        ({"which": "all", "when": "later", "due_at": "2026-01-01T10:00"}, "Enter a day and an hour that lie ahead."),
    ],
)
def test_what_is_missing_is_said_at_its_field(client, said, answer):
    cast = a_round()

    response = post(client, cast.cleo, "round_publication", cast.round.pk, **said)

    assert response.status_code == 422
    assert answer in response.text
    assert not Publication.objects.exists()


def test_while_pairs_begin_the_page_says_how_many_and_looks_again(client):
    cast = a_round()
    publication = publish_round(cast.round, by=cast.cleo, at=now() - timedelta(minutes=31))
    Publication.objects.filter(pk=publication.pk).update(state=PublicationState.TOLD)

    beginning = page(client, cast.cleo, "round", cast.round.pk)
    run_once(now())
    begun = page(client, cast.cleo, "round", cast.round.pk)

    assert f"0 of {len(cast.pairs)} have begun." in beginning.text
    assert beginning.headers["Refresh"] == "3"
    assert f"{len(cast.pairs)} pairs have begun" in begun.text
    assert "Refresh" not in begun.headers


def test_a_round_of_which_nothing_went_out_has_no_batches(client):
    cast = a_round()

    answer = page(client, cast.cleo, "round_publications", cast.round.pk)

    assert answer.url == reverse("coordinator:round", args=[cast.round.pk])


def test_a_pair_that_has_gone_out_offers_no_change(client):
    cast = a_round()
    publish_round(cast.round, [cast.pairs[0]], by=cast.cleo, at=NOW)

    text = page(client, cast.cleo, "round", cast.round.pk).text

    assert "Undo the batch to change this pair." in text
    assert reverse("coordinator:pairing_lock", args=[cast.pairs[0].pk]) not in text


def test_keeping_two_apart_leads_back_to_the_page_one_was_on(client):
    cast = a_round()
    here = reverse("coordinator:round", args=[cast.round.pk]) + "?show=weakest"

    answer = post(client, cast.cleo, "pairing_exclusion", cast.pairs[0].pk, reason="Too near.", back=here)

    assert answer.url == here


@pytest.mark.parametrize("who", ["mallory", "ada", "otto"])
def test_nobody_else_undoes_or_looks_at_batches(client, who):
    cast = a_round()
    exclude_pair(cast.round, cast.pairs[0].mentor, cast.pairs[0].mentee, reason="Too near.", by=cast.cleo, at=NOW)
    stranger = getattr(cast, who)

    assert post(client, stranger, "round_undoing", cast.round.pk).status_code == 404
    assert page(client, stranger, "round_publications", cast.round.pk).status_code == 404
    assert cast.round.exclusions.standing().exists()


@pytest.mark.parametrize("people", [3, 300])
def test_the_last_look_costs_the_same_queries_for_few_and_many(client, people, django_assert_num_queries):
    cast = a_round(people)
    page(client, cast.cleo, "round_publication", cast.round.pk)

    with django_assert_num_queries(35):
        shown = page(client, cast.cleo, "round_publication", cast.round.pk)

    assert shown.status_code == 200
    assert cast.round.state == RoundState.READY


def test_why_not_somebody_else_is_answered_with_the_two_side_by_side(client):
    cast = a_round()
    mentee, other = cast.pairs[0].mentee, cast.pairs[-1].mentor

    text = page(client, cast.cleo, "round_mentee", cast.round.pk, mentee.pk, mentor=str(other.pk)).text

    assert "Why not somebody else?" in text
    assert f"{mentee.person} and {other.person} can be paired" in text
    assert "If you pair them by hand" in text
    assert "Side by side" in text


def test_of_a_mentor_of_another_program_nothing_is_answered(client):
    cast = a_round()
    stranger = make.mentor(cast.other_cohort)

    shown = page(client, cast.cleo, "round_mentee", cast.round.pk, cast.pairs[0].mentee_id, mentor=str(stranger.pk))

    assert "asked" not in shown.context
    assert str(stranger.person) not in shown.text


@pytest.mark.parametrize("changes", [3, 40])
def test_the_trail_costs_the_same_queries_for_few_and_many(client, changes, django_assert_num_queries):
    cast = a_round(2)
    for _ in range(changes // 2):
        lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
        unlock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
    page(client, cast.cleo, "round_trail", cast.round.pk)

    with django_assert_num_queries(19):
        shown = page(client, cast.cleo, "round_trail", cast.round.pk)

    assert "were locked." in shown.text
    assert "Cleo Marques" in shown.text


def test_mallory_reads_no_trail(client):
    cast = a_round(2)

    assert page(client, cast.mallory, "round_trail", cast.round.pk).status_code == 404


def test_a_review_goes_out_comes_back_and_is_brought_in(client):
    cast = a_round(4)
    book = load_workbook(io.BytesIO(page(client, cast.cleo, "round_review_workbook", cast.round.pk).content))
    book.active["H2"].value, book.active["H3"].value = "lock", "perhaps"
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    content.name = "review.xlsx"

    answer = post(client, cast.cleo, "round_review_files", cast.round.pk, file=content)
    kept = ReviewFile.objects.get()
    looking = page(client, cast.cleo, "review_file", kept.pk)
    looked = looking.text
    assert answer.url == reverse("coordinator:review_file", args=[kept.pk])
    assert f"{cast.pairs[0].mentee.person} and {cast.pairs[0].mentor.person} would be locked." in looked
    assert "Found “perhaps”, expected one of: keep, lock, keep apart." in looked
    post(client, cast.cleo, "review_file", kept.pk, seen=looking.context["seen"])

    text = page(client, cast.cleo, "round", cast.round.pk).text
    assert "1 change was brought in. You can undo it." in text
    assert Pairing.objects.get(keep="locked") == cast.pairs[0]
    assert "This file has been brought in" in page(client, cast.cleo, "review_file", kept.pk).text


def test_a_file_that_is_no_review_is_said_at_its_field(client):
    cast = a_round(2)
    file = io.BytesIO(b"Name,Role\nMaya,mentor\n")
    file.name = "people.csv"

    answer = post(client, cast.cleo, "round_review_files", cast.round.pk, file=file)

    assert answer.status_code == 422
    assert "Bring back the workbook that you had from here." in answer.text


def test_mallory_neither_takes_a_review_nor_brings_one(client):
    cast = a_round(2)
    kept = ReviewFile.objects.create(round=cast.round, file_name="review.xlsx", read="{}")

    answers = [
        page(client, cast.mallory, "round_review_workbook", cast.round.pk),
        page(client, cast.mallory, "round_review_files", cast.round.pk),
        post(client, cast.mallory, "round_review_files", cast.round.pk),
        page(client, cast.mallory, "review_file", kept.pk),
        post(client, cast.mallory, "review_file", kept.pk),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_nothing_is_brought_in_that_was_not_on_the_page(client):
    cast = a_round(4)
    book = load_workbook(io.BytesIO(page(client, cast.cleo, "round_review_workbook", cast.round.pk).content))
    book.active["H2"].value = book.active["H3"].value = "lock"
    content = io.BytesIO()
    book.save(content)
    kept = take_review_file(cast.round, file_name="x.xlsx", content=content.getvalue(), by=cast.cleo, at=NOW)
    seen = page(client, cast.cleo, "review_file", kept.pk).context["seen"]
    lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)

    answer = post(client, cast.cleo, "review_file", kept.pk, seen=seen)

    assert answer.url == reverse("coordinator:review_file", args=[kept.pk])
    assert ReviewFile.objects.get().applied_at is None
    assert cast.round.pairings.filter(keep=Pairing.Keep.LOCKED).count() == 1


def test_the_trail_leads_several_steps_back(client):
    cast = a_round()
    for pairing in cast.pairs[:3]:
        lock_pairing(pairing, by=cast.cleo, at=NOW)
    second = cast.round.changes.get(number=2)

    said = page(client, cast.cleo, "round_trail", cast.round.pk).content.decode()
    asked = page(client, cast.cleo, "change_undoing", second.pk).content.decode()
    answer = post(client, cast.cleo, "change_undoing", second.pk)

    assert "Undo this and the one after it" in said
    assert "Undo these 2 changes" in asked
    assert answer.url == reverse("coordinator:round", args=[cast.round.pk])
    assert cast.round.pairings.filter(keep=Pairing.Keep.LOCKED).count() == 1


def test_a_change_that_was_undone_leads_back_to_the_trail(client):
    cast = a_round()
    lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
    change = cast.round.changes.get()
    post(client, cast.cleo, "change_undoing", change.pk)

    for answer in (
        page(client, cast.cleo, "change_undoing", change.pk),
        post(client, cast.cleo, "change_undoing", change.pk),
    ):
        assert answer.url == reverse("coordinator:round_trail", args=[cast.round.pk])


def test_mallory_goes_no_step_back(client):
    cast = a_round()
    lock_pairing(cast.pairs[0], by=cast.cleo, at=NOW)
    change = cast.round.changes.get()

    assert page(client, cast.mallory, "change_undoing", change.pk).status_code == 404
    assert post(client, cast.mallory, "change_undoing", change.pk).status_code == 404
    assert cast.round.changes.get().undone_at is None
