"""Which letters one gets, and which one got."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.history.actions import record
from groundwork.notifications.models import Importance, Notification, SwitchedOff
from tests import make


@pytest.fixture
def cast(db, client):
    cast = make.cast()
    client.force_login(cast.ben)
    return cast


def letters_to(person, cast, count):
    event = record("thanks.given", about=cast.mentee, by=cast.ada, at=make.NOW, organization=cast.here)
    for number in range(count):
        Notification.objects.create(
            event=event,
            person=person,
            address=f"{number}@example.org",
            kind="thanks_given",
            importance=Importance.PAIR,
            not_before=make.NOW,
            state=Notification.State.SENT,
            sent_at=make.NOW,
            subject=f"Letter {number} to {person.first_name}",
        )


def test_a_class_left_out_is_switched_off(client, cast):
    client.post(reverse("member:letters"), {"wanted": ["pair", "meeting", "news"]})

    off = set(SwitchedOff.objects.filter(person=cast.ben).values_list("importance", flat=True))
    assert off == {"follow_up", "nudge"}


def test_choosing_again_brings_it_back(client, cast):
    client.post(reverse("member:letters"), {"wanted": []})
    client.post(reverse("member:letters"), {"wanted": ["nudge"]})

    assert not SwitchedOff.objects.filter(person=cast.ben, importance="nudge").exists()


def test_that_somebody_waits_is_not_among_the_choices(client, cast):
    response = client.post(reverse("member:letters"), {"wanted": ["waiting"]})

    assert response.status_code == 422


def test_ones_own_last_ten_letters_stand_there_with_their_reason(client, cast):
    letters_to(cast.ben, cast, 12)
    letters_to(cast.ada, cast, 1)

    page = client.get(reverse("member:letters")).content.decode()

    assert page.count("Why:") == 10
    assert "What changes between the two of you" in page
    assert "to Ada" not in page


@pytest.mark.parametrize("count", [1, 9])
def test_ten_letters_cost_as_many_queries_as_one(client, cast, count, django_assert_max_num_queries):
    letters_to(cast.ben, cast, count)

    with django_assert_max_num_queries(14):
        client.get(reverse("member:letters"))


def test_a_stranger_is_asked_to_sign_in(client, cast):
    client.logout()

    assert client.get(reverse("member:letters")).status_code == 302
