"""The link in a letter's foot: looking changes nothing, one press ends the class, mail clients may press too."""

from __future__ import annotations

import pytest
from django.test import Client

from groundwork.notifications.links import letters_url
from groundwork.notifications.models import Importance, SwitchedOff
from tests import make


@pytest.fixture
def ben(db):
    return make.cast().ben


def link(person, importance=Importance.NUDGE):
    return letters_url(person.pk, importance).partition("8000")[2]


def test_looking_changes_nothing(client, ben):
    for method in (client.get, client.head, client.get):
        assert method(link(ben)).status_code == 200

    assert SwitchedOff.objects.count() == 0


def test_one_press_ends_these_letters(client, ben):
    page = client.post(link(ben)).content.decode()

    assert "These letters have ended" in page
    assert SwitchedOff.objects.get().importance == Importance.NUDGE


def test_a_mail_client_presses_without_cookie_or_token_and_as_often_as_it_likes(ben):
    stranger = Client(enforce_csrf_checks=True)

    answers = [stranger.post(link(ben), {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert SwitchedOff.objects.filter(person=ben).count() == 1


def test_that_somebody_waits_is_always_told(client, ben):
    page = client.post(link(ben, Importance.WAITING)).content.decode()

    assert "somebody waits for you" in page
    assert SwitchedOff.objects.count() == 0


@pytest.mark.parametrize("token", ["x", "a:b:c"])
def test_a_link_that_is_not_ours_leads_nowhere(client, db, token):
    assert client.post(f"/letters/{token}/").status_code == 404


def test_a_link_for_another_purpose_leads_nowhere(client, ben):
    from groundwork.core.signing import sign

    assert client.post(f"/letters/{sign('pause', p=str(ben.pk), c='nudge')}/").status_code == 404
