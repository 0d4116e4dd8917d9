"""People meet each other: asking in three clicks, answering from a letter in one, pausing in two (E2, M2, M3, G1)."""

from __future__ import annotations

import pytest

from groundwork.core.clock import now
from groundwork.enrollment.models import Pause
from groundwork.invitations.actions import tell_manager
from groundwork.invitations.links import answer_url, manager_url, pause_url
from groundwork.invitations.models import Invitation
from groundwork.invitations.states import InvitationState, NoticeState
from groundwork.programs.models import Program
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(live_server):
    return make.cast()


def test_ben_asks_ada_in_three_clicks_with_one_edited_text(page, live_server, cast):
    sign_in(page, live_server, cast.ben)
    ben = Visitor(page)

    ben.open(f"/programs/{cast.program.pk}/mentors/")
    axe(page)
    ben.click("Ask Ada")
    axe(page)
    ben.fill("Your note", "Dear Ada, may I ask you about your first ninety days? Ben")
    ben.click("Send to Ada")

    page.get_by_role("heading", name="Your request to Ada Lindqvist").wait_for()
    axe(page)
    ben.require(clicks=3, fields=1)
    assert Invitation.objects.get().letters.count() == 1


@pytest.mark.parametrize("java_script", [True, False])
def test_ada_answers_from_her_letter_with_one_link_and_one_button(new_page, cast, java_script):
    request = make.request(cast.mentor, cast.mentee, at=now())
    page = new_page(viewport=PHONE, java_script_enabled=java_script)
    ada = Visitor(page)
    posts = []
    page.on("request", lambda sent: posts.append(sent.url) if sent.method == "POST" else None)

    ada.open(answer_url(request, answer="yes"))
    if java_script:
        axe(page)
    ada.click("Send my answer")

    page.get_by_role("heading", name="You and Ben meet once").wait_for()
    if java_script:
        axe(page)
    ada.require(clicks=1, fields=0, pages=1)
    assert len(posts) == 1
    request.refresh_from_db()
    assert request.state == InvitationState.TALKING


def test_ada_takes_her_not_now_back_with_one_button(page, cast):
    request = make.request(cast.mentor, cast.mentee, at=now())
    ada = Visitor(page)

    ada.open(answer_url(request, answer="not-now"))
    ada.click("Send my answer")
    axe(page)
    ada.click("Take my answer back")

    page.get_by_role("heading", name="Meet Ben Okafor for one first talk?").wait_for()
    request.refresh_from_db()
    assert request.state == InvitationState.WAITING


def test_ada_pauses_from_the_foot_of_a_letter_in_two_clicks(page, cast):
    ada = Visitor(page)

    ada.open(pause_url(cast.mentor))
    axe(page)
    ada.click("Pause new requests")

    page.get_by_role("heading", name="New requests are paused").wait_for()
    ada.require(clicks=1, fields=0)  # and the link in the letter
    assert Pause.objects.running(now()).filter(participation=cast.mentor).exists()


def test_mo_answers_with_one_link_and_one_button(page, cast):
    mentorship = make.mentorship(cast.mentor, cast.mentee, at=now())
    mentorship.program.manager_policy = Program.ManagerPolicy.ASKED
    notice = tell_manager(mentorship, at=now(), by=None)
    mo = Visitor(page)

    mo.open(manager_url(notice, answer=NoticeState.AGREED))
    axe(page)
    mo.click("Send my answer")

    page.get_by_text("Ben reads your answer.").wait_for()
    mo.require(clicks=1, fields=0)
    notice.refresh_from_db()
    assert notice.state == NoticeState.AGREED
