"""Pairs that went out and did not begin stand on the round's page until a coordinator has taken note of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.enrollment.models import Block
from groundwork.matching.actions import begin_published_pairs, publish_round, tell_publication
from groundwork.matching.models import NotBegun
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def one_did_not_begin():
    cast = make.cast()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.ada)
    tell_publication(publication, at=NOW + timedelta(minutes=30))
    begin_published_pairs(at=NOW + timedelta(minutes=30))
    return cast


@pytest.mark.parametrize("page", ["round", "round_publications"])
def test_the_round_says_which_pair_why_and_what_comes_next(client, page):
    cast = one_did_not_begin()
    client.force_login(cast.cleo)

    text = client.get(reverse(f"coordinator:{page}", args=[cast.round.pk]), follow=True).content.decode()

    assert "Ben Okafor and Ada Lindqvist" in text
    assert "it may be a private wish" in text
    assert "Ben Okafor waits for a mentor. Run the round again: it looks for another one." in text


def test_a_batch_of_which_nothing_began_says_so(client):
    cast = one_did_not_begin()
    client.force_login(cast.cleo)

    text = client.get(reverse("coordinator:round_publications", args=[cast.round.pk])).content.decode()

    assert "No pair could begin" in text
    assert "have begun" not in text


def test_taking_note_clears_the_page(client):
    cast = one_did_not_begin()
    client.force_login(cast.cleo)

    answer = client.post(reverse("coordinator:round_not_begun_noting", args=[cast.round.pk]), follow=True)

    assert "could not begin" not in answer.content.decode()
    assert "did not begin" not in answer.content.decode()
    assert not NotBegun.objects.open().exists()


def test_mallory_takes_note_of_nothing(client):
    cast = one_did_not_begin()
    client.force_login(cast.mallory)

    answer = client.post(reverse("coordinator:round_not_begun_noting", args=[cast.round.pk]))

    assert answer.status_code == 404
    assert NotBegun.objects.open().exists()
