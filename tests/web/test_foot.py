"""The foot of each page leads to what is there for its reader."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "offered"), [("ben", True), ("cleo", False), ("mo", False)])
def test_whoever_takes_part_can_raise_a_concern(client, name, offered):
    cast = make.pair()
    client.force_login(getattr(cast, name))

    page = client.get(reverse("member:account")).content.decode()

    assert (reverse("member:concern", args=[cast.program.pk]) in page) is offered
