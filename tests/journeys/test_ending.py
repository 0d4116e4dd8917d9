"""Saying that it is over, in three clicks and one choice (E5), and closing well afterwards (P40 to P42)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.closing.models import Closing
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pair(live_server):
    pair = make.pair()
    make.agreement(pair.mentorship)
    return pair


def url(name, pair):
    return reverse(f"member:{name}", args=[pair.mentorship.pk])


@pytest.mark.parametrize("script", [True, False], ids=["with-js", "without-js"])
def test_it_ends_in_three_clicks_and_one_choice(new_page, pair, live_server, script):
    page = new_page(viewport=PHONE, java_script_enabled=script)
    sign_in(page, live_server, pair.ben)
    visitor = Visitor(page)
    visitor.open(url("mentorship", pair))

    visitor.click("Pause, change or finish")
    visitor.click(page.get_by_role("link", name="Finish"))
    visitor.choose(page.get_by_role("radio", name="Earlier than planned"))
    visitor.click("Finish with Ada")

    page.get_by_role("heading", level=1, name="Closing with Ada").wait_for()
    visitor.require(clicks=3, fields=1)
    assert Closing.objects.get().kind == "early"


def test_the_pages_of_an_ending_have_no_obstacles(page, pair, live_server):
    sign_in(page, live_server, pair.ben)
    before = ["change_or_finish", "rest", "review", "ending"]
    for path in [*(url(name, pair) for name in before), reverse("member:concern", args=[pair.program.pk])]:
        page.goto(path)
        axe(page)
    page.goto(url("ending", pair))
    page.get_by_role("button", name="Finish with Ada").click()
    axe(page)  # with its error
    page.get_by_role("radio", name="As planned").check()
    page.get_by_role("button", name="Finish with Ada").click()

    for path in (url("closing", pair), url("record", pair), reverse("member:letters")):
        page.goto(path)
        axe(page)


def test_the_two_say_what_they_gained_and_thank_each_other(new_page, pair, live_server):
    ben, ada = new_page(), new_page()
    sign_in(ben, live_server, pair.ben)
    ben.goto(url("ending", pair))
    ben.get_by_role("radio", name="Outgrown, which is a success").check()
    ben.get_by_role("button", name="Finish with Ada").click()
    ben.get_by_label("What did you gain?").fill("I know what I say no to")
    ben.get_by_role("button", name="Keep my words").click()
    ben.get_by_role("textbox", name="Thank Ada").fill("For the winter")
    ben.get_by_role("button", name="Thank Ada").click()
    sign_in(ada, live_server, pair.ada)

    ada.goto(url("closing", pair))

    assert ada.get_by_text("I know what I say no to").is_visible()
    assert ada.get_by_text("For the winter").is_visible()
    assert ada.get_by_text("Having outgrown it is a success").is_visible()
