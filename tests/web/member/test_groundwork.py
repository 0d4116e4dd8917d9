"""The pair's page and its papers: for the two of them, and for nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(client):
    cast = make.pair()
    client.force_login(cast.ben)
    return cast


def url(name, cast, *more):
    return reverse(f"member:{name}", args=[cast.mentorship.pk, *more])


@pytest.mark.parametrize("name", ["mentorship", "preparation", "first_meeting", "without_agreement", "agreement_draft"])
def test_smoke(client, cast, name):
    assert client.get(url(name, cast)).status_code == 200
