"""Whom a coordinator vouched for is asked themselves: at home, on their pair's page, and beside their answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions.consenting import agree_oneself
from groundwork.enrollment.models import Participation
from groundwork.history.models import Event
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
ASKS = "Say yes yourself"


@pytest.fixture
def cast() -> Any:
    cast = make.cast()
    Participation.objects.update(consented_at=None)
    cast.mentor.refresh_from_db()
    cast.mentee.refresh_from_db()
    return cast


def read(client: Any, person: Any, name: str, *args: Any) -> str:
    client.force_login(person)
    return str(client.get(reverse(name, args=args)).content.decode())


def test_home_asks_whoever_was_vouched_for_before_and_after_they_are_matched(client, cast):
    before = read(client, cast.ben, "member:home")

    make.mentorship(cast.mentor, cast.mentee)

    assert ASKS in before
    assert ASKS in read(client, cast.ben, "member:home")
    assert ASKS in read(client, cast.ada, "member:home")


def test_who_said_yes_themselves_is_never_asked(client):
    cast = make.cast()

    assert ASKS not in read(client, cast.ben, "member:home")
    assert "Your coordinator told us" not in read(client, cast.ben, "member:part", cast.mentee.pk)


def test_the_page_of_a_pair_says_that_ones_own_word_is_still_to_come(client, cast):
    pair = make.mentorship(cast.mentor, cast.mentee)

    assert "say yes yourself" in read(client, cast.ben, "member:mentorship", pair.pk)


@pytest.mark.parametrize(("who", "said"), [("mentee", {"agrees": "on"}), ("mentor", {})])
def test_one_button_beside_the_answers_says_yes_and_the_question_is_gone(client, cast, who, said):
    part = getattr(cast, who)
    page = read(client, part.person, "member:part", part.pk)

    response = client.post(reverse("member:readiness", args=[part.pk]), said)

    part.refresh_from_db()
    assert "Whether this may be used is for you to say" in page
    assert response.status_code == 302
    assert part.consented_at is not None
    assert ASKS not in read(client, part.person, "member:home")


def test_without_the_tick_nothing_is_said(client, cast):
    client.force_login(cast.ben)

    response = client.post(reverse("member:readiness", args=[cast.mentee.pk]), {})

    cast.mentee.refresh_from_db()
    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()
    assert cast.mentee.consented_at is None


def test_a_yes_is_kept_once_with_who_said_it(cast):
    agree_oneself(cast.mentee, agrees=True, by=cast.ben, at=NOW)
    agree_oneself(cast.mentee, agrees=True, by=cast.ben, at=NOW + timedelta(days=1))

    assert cast.mentee.consented_at == NOW
    assert list(Event.objects.filter(name="part.agreed").values_list("by", flat=True)) == [cast.ben.pk]


def test_nobody_says_it_for_another_or_without_meaning_it_or_too_early(cast):
    with pytest.raises(NotAllowed):
        agree_oneself(cast.mentee, agrees=True, by=cast.cleo, at=NOW)
    with pytest.raises(Unacceptable):
        agree_oneself(cast.mentee, agrees=False, by=cast.ben, at=NOW)
    Participation.objects.update(state="joining")
    cast.mentee.refresh_from_db()
    with pytest.raises(NotNow):
        agree_oneself(cast.mentee, agrees=True, by=cast.ben, at=NOW)


def test_mallory_says_yes_for_nobody(client, cast):
    client.force_login(cast.mallory)

    assert client.post(reverse("member:readiness", args=[cast.mentee.pk]), {"agrees": "on"}).status_code == 404
