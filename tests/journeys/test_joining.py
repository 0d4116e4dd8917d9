"""J1 and M1: from a join link to being found, within what a person has time for; signing in by keyboard and passkey."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from groundwork.enrollment.actions import give_starter_skills, invite_to_cohort
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = {"width": 320, "height": 640}
MOST_BYTES = 60_000


@pytest.fixture
def cast():
    cache.clear()
    cast = make.cast()
    give_starter_skills(cast.here)
    return cast


def code_in_the_letter():
    return re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)[0]


def come_in(visitor, cast, wish, email):
    visitor.open(f"/join/{cast.cohort.join_token}/")
    visitor.choose(visitor.page.get_by_label(wish))
    visitor.fill("Your e-mail address", email)
    visitor.click("Send me a code")
    visitor.fill("The code in our letter", code_in_the_letter())
    visitor.click("Join Side by Side")


def state_of(email, role):
    return Participation.objects.get(person__email=email, role=role).state


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_mentee_comes_in_within_nine_pages_and_twelve_fields(cast, live_server, new_page, with_scripts):
    nora = Visitor(new_page(viewport=PHONE, java_script_enabled=with_scripts, timezone_id="Europe/Oslo"))

    come_in(nora, cast, "I would like to have a mentor", "nora@example.org")
    nora.fill("Your name", "Nora Lind")
    nora.fill("Where are you now?", "Nurse in planning, third year")
    nora.click("Continue")
    nora.choose("Leading a first team")
    nora.fill("In your own words (optional)", "I start leading six people in May.")
    nora.click("Continue")
    nora.choose("Thinking things through together")
    nora.fill("What you could give in return (optional)", "How nurses plan a week")
    nora.click("Continue")
    nora.choose("Online")
    nora.click("Continue")
    nora.fill("Is there anybody you would rather not be matched with? (optional)", "Surgery")
    nora.click("Continue")
    nora.choose(nora.page.get_by_role("checkbox"))
    nora.click("Find me a mentor")

    nora.page.get_by_role("heading", name="Thank you, Nora").wait_for()
    assert state_of("nora@example.org", Role.MENTEE) == ParticipationState.READY
    part = Participation.objects.get(person__email="nora@example.org")
    assert part.person.time_zone == ("Europe/Oslo" if with_scripts else "UTC")
    nora.require(fields=12, pages=9)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_mentor_comes_in_within_eight_fields(cast, live_server, new_page, with_scripts):
    mia = Visitor(new_page(viewport=PHONE, java_script_enabled=with_scripts))

    come_in(mia, cast, "I would like to be a mentor", "mia@example.org")
    mia.fill("Your name", "Mia Park")
    mia.click("Continue")
    mia.fill("Hours a month", "3")
    mia.click("Continue")
    mia.choose("Negotiating")
    mia.click("Continue")
    mia.choose("Thinking things through together")
    mia.choose("Online or in person")
    mia.click("Continue")
    mia.click("Offer my place")

    mia.page.get_by_role("heading", name="Thank you, Mia").wait_for()
    assert state_of("mia@example.org", Role.MENTOR) == ParticipationState.READY
    mia.require(fields=8, pages=8)


def test_whoever_is_in_the_files_says_less(cast, live_server, new_page):
    known = make.person("Mia Park", organization=cast.here, languages=["en"], time_zone="Europe/Oslo")
    part, _new = invite_to_cohort(cast.cohort, known, role=Role.MENTOR, source="import", by=None, at=make.NOW)
    page = new_page()
    sign_in(page, live_server, known)
    mia = Visitor(page)

    mia.open("/home/")
    mia.click("Say what you offer")

    mia.page.get_by_role("heading", name="How much can you give?").wait_for()
    assert mia.page.url.endswith(f"/parts/{part.pk}/time/")


def walk_and_look(page, cast):
    """Every page of the way in, empty and with errors, as its reader meets it."""

    def look():
        page.wait_for_load_state()  # with its style sheets
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{page.url} is too wide"

    for path in ["/", "/who-sees-what/", "/what-am-i-asking-for/", "/sign-in/", "/sign-in/password/"]:
        page.goto(path)
        look()
    visitor = Visitor(page)
    visitor.open(f"/join/{cast.cohort.join_token}/")
    visitor.click("Send me a code")
    look()
    come_in(visitor, cast, "Both", "nora@example.org")
    parts = Participation.objects.filter(person__email="nora@example.org")
    pages = {Role.MENTEE: ["you", "topics", "help", "rhythm", "apart", "ahead", "ideal"]}
    pages[Role.MENTOR] = ["you", "time", "topics", "ways", "more", "apart"]
    for part in parts:
        for slug in pages[part.role]:
            page.goto(f"/parts/{part.pk}/{slug}/")
            visitor.click("Continue")
            look()
        for path in ["", "pause/", "departure/"]:
            page.goto(f"/parts/{part.pk}/{path}")
            look()
    for path in ["/home/", "/you/", "/you/password/new/", "/you/passkeys/new/", "/sign-out/"]:
        page.goto(path)
        look()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_on_the_way_in_is_open_to_all(cast, live_server, new_page, scheme):
    walk_and_look(new_page(viewport=SMALL, color_scheme=scheme, reduced_motion="reduce"), cast)


def test_a_page_weighs_little(cast, live_server, new_page):
    page = new_page()
    sign_in(page, live_server, cast.ben)

    for path in ["/home/", f"/parts/{cast.mentee.pk}/topics/", f"/parts/{cast.mentee.pk}/you/"]:
        assert len(page.goto(path).body()) < MOST_BYTES


def tab_to(page, locator):
    """Press Tab until the keyboard is there; nobody should need many."""
    for _ in range(15):
        page.keyboard.press("Tab")
        if locator.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"The keyboard does not reach {locator}")


def test_signing_in_takes_the_keyboard_alone(cast, live_server, new_page):
    page = new_page()
    page.goto("/")

    tab_to(page, page.get_by_role("link", name="Skip to the content"))
    tab_to(page, page.get_by_role("link", name="Sign in"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Your e-mail address"))
    page.keyboard.type(cast.ben.email)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("The code in our letter"))
    page.keyboard.type(code_in_the_letter())
    page.keyboard.press("Enter")

    page.get_by_text("Ben. It is").wait_for()


def test_a_rejected_form_leads_to_its_field(cast, live_server, new_page):
    page = new_page()
    page.goto("/sign-in/")
    page.get_by_label("Your e-mail address").press("Enter")

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error:")
    summary.get_by_role("link").press("Enter")
    expect(page.get_by_label("Your e-mail address")).to_be_focused()


def test_a_passkey_is_made_and_signs_in(cast, live_server, new_page):
    page = new_page()
    sign_in(page, live_server, cast.ben)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    page.goto("/you/passkeys/new/")
    page.get_by_label("What do you call this device?").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("link", name="Remove My phone").wait_for()
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    page.get_by_text("Ben. It is").wait_for()
