"""The front page and what everybody may read."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.core.circles import Circle
from tests import make

pytestmark = pytest.mark.django_db


def test_visitors_read_what_this_is(client):
    html = client.get("/").content.decode()

    assert "agree to help one of them grow" in html
    assert reverse("public:sign_in") in html


def test_whoever_is_signed_in_goes_home(client):
    cast = make.cast()
    homes = {cast.ben: "member:home", cast.cleo: "coordinator:home", cast.otto: "operator:home", cast.mo: "member:home"}

    for person, name in homes.items():
        client.force_login(person)
        assert client.get("/").url == reverse(name)


def test_who_sees_what_explains_every_circle(client):
    html = client.get(reverse("public:who_sees_what")).content.decode()

    for circle in Circle:
        assert str(circle.label) in html


def test_the_guide_sends_some_people_elsewhere_kindly(client):
    html = client.get(reverse("public:routing_guide")).content.decode()

    for way in ["mentoring", "apprenticeship", "coaching", "job", "manager"]:
        assert way in html
