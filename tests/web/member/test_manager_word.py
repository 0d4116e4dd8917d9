"""P18: what a manager writes is read by the mentee, where the letter about it leads."""

from __future__ import annotations

import pytest

from groundwork.invitations.actions import answer_as_manager, tell_manager
from groundwork.programs.models import Program
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
WORDS = "It would help if Ben handed over the rota."


@pytest.fixture
def pair():
    pair = make.pair()
    Program.objects.filter(pk=pair.program.pk).update(manager_policy=Program.ManagerPolicy.ASKED)
    pair.mentorship.program.refresh_from_db()
    answer_as_manager(tell_manager(pair.mentorship, at=NOW, by=None), state="agreed", guidance=WORDS, at=NOW)
    return pair


@pytest.mark.parametrize("growing", [False, True])
def test_ben_reads_what_his_manager_wrote_on_the_pairs_page(client, pair, growing):
    if growing:
        make.agreement(pair.mentorship)
    client.force_login(pair.ben)

    page = client.get(f"/mentorships/{pair.mentorship.pk}/")

    assert WORDS in page.content.decode()


def test_ada_does_not(client, pair):
    client.force_login(pair.ada)

    page = client.get(f"/mentorships/{pair.mentorship.pk}/").content.decode()

    assert WORDS not in page
    assert pair.mo.name not in page
    assert "manager is" not in page
    assert "manager was" not in page


def test_nor_does_mallory(client, pair):
    client.force_login(pair.mallory)

    assert client.get(f"/mentorships/{pair.mentorship.pk}/").status_code == 404
