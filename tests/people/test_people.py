"""Accounts: what people say about themselves, and sessions that end together."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import Unacceptable
from groundwork.history.models import Event
from groundwork.people.actions import describe_person, find_or_make_person, sign_out_everywhere
from groundwork.people.languages import language_name
from tests import make

pytestmark = pytest.mark.django_db


def test_an_address_has_one_account_however_it_is_written():
    ada, _new = find_or_make_person("Ada@Example.org")

    again, is_new = find_or_make_person("  ada@example.ORG ")

    assert (again, is_new) == (ada, False)


def test_people_say_who_they_are_and_what_they_leave_out_stays():
    ada = make.person("Ada", time_zone="Europe/Stockholm")

    describe_person(ada, name="  Ada   Lindqvist ", languages=["sv", "en"], by=ada, at=make.NOW)

    ada.refresh_from_db()
    assert (ada.name, ada.languages, ada.time_zone) == ("Ada Lindqvist", ["sv", "en"], "Europe/Stockholm")
    assert Event.objects.get(name="person.described").facts == {"what": ["languages", "name"]}


def test_saying_the_same_again_changes_nothing():
    ada = make.person("Ada")

    describe_person(ada, name="Ada", by=ada, at=make.NOW)

    assert not Event.objects.exists()


@pytest.mark.parametrize(("said", "field"), [({"name": "  "}, "name"), ({"time_zone": "Mars/Olympus"}, "time_zone")])
def test_a_name_and_a_clock_are_needed(said, field):
    ada = make.person("Ada")

    with pytest.raises(Unacceptable) as no:
        describe_person(ada, **said, by=ada, at=make.NOW)

    assert no.value.field == field


def test_signing_out_everywhere_ends_every_session(client):
    ada = make.person("Ada")
    client.force_login(ada)

    sign_out_everywhere(ada, by=ada, at=make.NOW)

    assert "_auth_user_id" not in client.get("/").wsgi_request.session


def test_sessions_begun_afterwards_last(client):
    ada = make.person("Ada")
    sign_out_everywhere(ada, by=ada, at=make.NOW - timedelta(minutes=1))

    client.force_login(ada)

    assert client.get("/").wsgi_request.user == ada


@pytest.mark.parametrize(("code", "name"), [("de", "German"), ("zh", "Chinese"), ("xx", "xx")])
def test_a_language_has_a_name(code, name):
    assert language_name(code) == name
