"""Further choices and the line, in a browser: asking stays within three clicks and one text (E2)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.clock import now
from groundwork.invitations.actions import ask_next_choices, decline, look_after_lines
from groundwork.invitations.models import Invitation, Wish
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(live_server):
    cast = make.cast()
    cast.zoe = make.mentor(cast.cohort, make.person("Zoe Marsh", organization=cast.here), skills=("Budgets",))
    cast.kai = make.mentor(cast.cohort, make.person("Kai Ito", organization=cast.here))
    return cast


@pytest.mark.parametrize("java_script", [True, False])
def test_ben_asks_ada_and_names_who_is_next(new_page, live_server, cast, java_script):
    page = new_page(java_script_enabled=java_script)
    sign_in(page, live_server, cast.ben)
    ben = Visitor(page)

    ben.open(f"/programs/{cast.program.pk}/mentors/")
    ben.click("Ask Ada")
    ben.fill("Your note", "Dear Ada, may I ask you about your first ninety days? Ben")
    ben.click("Send to Ada")
    ben.require(clicks=3, fields=1)
    ben.click("Choose who is asked next")
    for name in ("Zoe", "Kai"):
        ben.click(f"Choose {name} next")
        ben.fill("Your note", f"Dear {name}, may I ask you?")
        ben.click(f"Keep {name} as my next choice")
    if java_script:
        axe(page)
    ben.click("Put Kai first")

    page.get_by_text("Kai is asked by itself, with your note.").wait_for()
    ben.require(clicks=8, fields=3)  # two for each further choice, and two on the way
    assert [wish.mentor for wish in Wish.objects.kept()] == [cast.kai, cast.zoe]


def test_after_adas_no_the_next_has_the_note_and_ben_reads_so(page, live_server, cast):
    request = make.request(cast.mentor, cast.mentee, at=now())
    wish = make.wish(cast.zoe, cast.mentee, text="Dear Zoe, may I?", at=now())
    decline(request, by=cast.ada, at=now())
    ask_next_choices(now() + timedelta(minutes=31))
    sign_in(page, live_server, cast.ben)
    ben = Visitor(page)

    ben.open("/home/")
    page.get_by_role("heading", name="Zoe has your note").wait_for()
    ben.click("Open your note")
    axe(page)

    wish.refresh_from_db()
    assert wish.invitation == Invitation.objects.open().get()


@pytest.mark.parametrize("viewport", [None, PHONE])
def test_iris_reads_where_she_stands_and_why(new_page, live_server, cast, viewport):
    for mentor in (cast.mentor, cast.mentor, cast.zoe, cast.kai):
        make.mentorship(mentor, make.mentee(cast.cohort), at=now())
    look_after_lines(now())
    page = new_page(**({"viewport": viewport} if viewport else {}))
    sign_in(page, live_server, cast.ben)
    ben = Visitor(page)

    ben.open("/home/")
    axe(page)
    ben.click("See where you stand")

    page.get_by_role("heading", name="You are first in the line").wait_for()
    page.get_by_text("There are 3 mentors who would suit you, and none of them has room at the moment.").wait_for()
    axe(page)
    ben.require(clicks=1, fields=0, pages=2)


def test_not_this_person_is_one_click_and_is_taken_back_with_another(page, live_server, cast):
    sign_in(page, live_server, cast.ben)
    ben = Visitor(page)

    ben.open(f"/programs/{cast.program.pk}/mentors/")
    ben.click("Set Zoe aside")
    page.get_by_text("Zoe is not shown to you again. Nobody is told.").wait_for()
    axe(page)
    page.get_by_text("One person you set aside").click()
    ben.click("Show Zoe again")

    page.get_by_text("Zoe can be shown to you again.").wait_for()
    page.get_by_role("heading", name="Zoe Marsh").wait_for()
