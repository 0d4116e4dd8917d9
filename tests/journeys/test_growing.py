"""E3 and E4: fix a talk, fill its agenda, say how it went; goals and looking back. Each within its budget."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.checkpoints.actions import open_checkpoint
from groundwork.goals.actions import add_step, say_what_moved, set_goal
from groundwork.meetings.actions import add_to_agenda, agree_action, note_unplanned_talk, plan_talk, write_note
from groundwork.meetings.models import ActionItem, AgendaItem, Meeting
from groundwork.meetings.states import MeetingState
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
STICKING_OUT = """[...document.querySelectorAll("main *")].filter((part) => !part.closest(".vh, svg") &&
    part.getBoundingClientRect().right > innerWidth + 1).map((part) => part.outerHTML.slice(0, 90)).slice(0, 5)"""
NARROW = {"width": 320, "height": 640}


def visit(new_page, live_server, person, **options):
    page = new_page(**options)
    sign_in(page, live_server, person)
    return Visitor(page)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_talk_is_fixed_in_five_clicks_and_two(live_server, new_page, with_scripts):
    cast = make.growing()
    ben = visit(new_page, live_server, cast.ben, viewport=PHONE, java_script_enabled=with_scripts)
    ada = visit(new_page, live_server, cast.ada, java_script_enabled=with_scripts)

    ben.open(f"/mentorships/{cast.mentorship.pk}/")
    ben.click("Propose times")
    for time in ben.page.get_by_role("checkbox").all()[:2]:
        ben.choose(time)
    ben.click("Send these times to Ada")
    ben.page.get_by_role("heading", name="Ada picks one of your times").wait_for()
    ada.open("/home/")
    ada.click("Pick a time")
    if with_scripts:
        axe(ada.page)
    ada.choose(ada.page.get_by_role("radio").first)
    ada.click("Plan this talk")
    ada.page.get_by_role("heading", name="You meet Ben on").wait_for()

    assert Meeting.objects.get().state == MeetingState.PLANNED
    ben.require(clicks=5, fields=1)
    ada.require(clicks=2, fields=1)


def test_an_agenda_stands_in_three_taps_without_a_mandatory_field(live_server, new_page):
    cast = make.growing()
    ben = visit(new_page, live_server, cast.ben, viewport=PHONE)

    ben.open(f"/mentorships/{cast.mentorship.pk}/")
    ben.click("Add to the agenda: How each of us came to be where we are")
    ben.page.wait_for_url("**/mentorships/*/#agenda")
    ben.page.get_by_text("Topics that many pairs begin with").click()
    ben.click("Add to the agenda: What would make this a good year?")
    ben.page.get_by_text("Your question for Ada to prepare").wait_for()

    assert AgendaItem.objects.count() == 2
    ben.require(clicks=3, fields=0)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_after_a_talk_one_screen_and_one_tap(live_server, new_page, with_scripts):
    cast = make.growing()
    add_to_agenda(cast.mentorship, "Saying no", by=cast.ben, at=cast.at - timedelta(days=3))
    plan_talk(cast.mentorship, cast.at - timedelta(hours=20), minutes=60, by=cast.ben, at=cast.at - timedelta(days=3))
    ben = visit(new_page, live_server, cast.ben, viewport=PHONE, java_script_enabled=with_scripts)
    ada = visit(new_page, live_server, cast.ada, viewport=PHONE, java_script_enabled=with_scripts)

    ben.open("/home/")
    ben.click("Say how it went")
    if with_scripts:
        axe(ben.page)
    ben.choose("It took place")
    ben.click("Save this")
    ben.page.wait_for_url("**/mentorships/*/")
    ada.open(f"/meetings/{Meeting.objects.get().pk}/outcome/")
    ada.choose("Saying no")
    ada.fill(ada.page.get_by_label("What will be done?").first, "Introduce Ben to Fatima")
    ada.click("Save all of it")
    ada.page.wait_for_url("**/mentorships/*/")

    assert Meeting.objects.get().state == MeetingState.KEPT
    assert AgendaItem.objects.get().talked_in
    assert ActionItem.objects.get().owner == cast.ada
    ben.require(clicks=2, fields=1)
    ada.require(clicks=1, fields=2)


def test_a_goal_is_placed_on_its_hill_with_the_keyboard(live_server, new_page):
    cast = make.growing()
    ben = visit(new_page, live_server, cast.ben, viewport=PHONE)

    ben.open(f"/mentorships/{cast.mentorship.pk}/goals/")
    ben.click("Set a first goal")
    ben.fill("What would you like to reach?", "Lead my first team")
    ben.click("Set this goal")
    ben.page.get_by_label("Exploring").focus()
    ben.page.keyboard.press("ArrowRight")
    ben.click("Keep this place")
    ben.page.wait_for_load_state()

    assert cast.mentorship.goals.get().hill == "narrowing"
    ben.require(clicks=3, fields=1)


def test_two_look_back_alone_and_then_together(live_server, new_page):
    cast = make.growing()
    look = open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)
    for person in (cast.ben, cast.ada):
        visitor = visit(new_page, live_server, person)
        visitor.open(f"/checkpoints/{look.pk}/")
        visitor.choose("Mostly")
        visitor.fill("What works well between the two of you? (optional)", f"{person.first_name} is heard")
        visitor.choose("Nothing I know of")
        visitor.click("Save my answers")
        visitor.page.wait_for_load_state()
        visitor.require(clicks=1, fields=3)

    visitor.page.get_by_role("heading", name="How you both see it").wait_for()
    assert visitor.page.get_by_text("Ben is heard").is_visible()
    axe(visitor.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_open_to_all_and_fits_a_small_phone(live_server, new_page, scheme):
    cast = make.growing()
    talk, goal, look = _full_desk(cast)
    page = visit(new_page, live_server, cast.ben, viewport=NARROW, color_scheme=scheme).page
    pair, of_talk = f"/mentorships/{cast.mentorship.pk}", f"/meetings/{talk.pk}"
    paths = [f"{pair}/", *(f"{pair}/{name}/" for name in ("agenda", "steps", "notes", "goals", "goals/new", "vision"))]
    paths += [f"{of_talk}/", *(f"{of_talk}/{name}/" for name in ("change", "length", "calling-off"))]
    paths += [f"{pair}/meetings/past/", f"/goals/{goal.pk}/", f"/goals/{goal.pk}/wording/", f"/checkpoints/{look.pk}/"]

    for path in paths:
        page.goto(path)
        axe(page)
        assert not page.evaluate(STICKING_OUT), path


def _full_desk(cast):
    by_ben = {"by": cast.ben, "at": cast.at}
    note_unplanned_talk(cast.mentorship, starts_at=cast.at - timedelta(days=9), minutes=30, **by_ben)
    long_word = "Vertrauensschadenhaftpflichtversicherungsgesellschaft"
    for text in ("Saying no without closing the door", long_word):
        add_to_agenda(cast.mentorship, text, by=cast.ben, at=cast.at - timedelta(days=20))
        agree_action(cast.mentorship, text, owner=cast.ben, **by_ben)
        write_note(cast.mentorship, text, **by_ben)
    goal = set_goal(cast.mentorship, title=long_word, measure="A week without asking", first_step=long_word, **by_ben)
    add_step(goal, "Ask the six", **by_ben)
    say_what_moved(goal, "What if it were a month?", by=cast.ada, at=cast.at)
    talk = plan_talk(cast.mentorship, cast.at + timedelta(days=1), minutes=60, **by_ben)
    return talk, goal, open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)
