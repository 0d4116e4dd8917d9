"""Around the plan: other words previewed, two plans beside each other, what if; with and without JavaScript."""

from __future__ import annotations

import re

import pytest

from groundwork.core.clock import now
from groundwork.matching.actions import keep_tried, queue_round
from groundwork.matching.models import Round
from groundwork.matching.states import RoundState
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in
from tests.crowds import crowd

pytestmark = pytest.mark.django_db(transaction=True)


def at_the_desk(new_page, live_server, person, **options):
    page = new_page(**options)
    sign_in(page, live_server, person)
    return Visitor(page)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_other_words_are_previewed_run_compared_and_taken_back(live_server, new_page, with_scripts):
    cast = make.crossed()
    round = make.matched_round(cast.cohort, by=cast.cleo, at=now())
    cleo = at_the_desk(new_page, live_server, cast.cleo, java_script_enabled=with_scripts)
    cleo.open(f"/coordinator/rounds/{round.pk}/terms/")

    cleo.click(cleo.page.get_by_role("group", name="Time and place").get_by_text("Matters most"))
    cleo.click(cleo.page.get_by_role("group", name="What one wants to learn").get_by_text("Leave it out"))
    if not with_scripts:
        cleo.click("Preview")
    cleo.page.get_by_text("2 people have another mentor, 0 keep theirs.").wait_for()
    assert Round.objects.get().weights == round.weights
    cleo.click("Run the round")
    cleo.click("Compare plans")
    cleo.click("Compare the two chosen")
    cleo.page.get_by_role("heading", name="Plan 1 beside plan 2").wait_for()
    cleo.click("Use plan 1")
    cleo.page.get_by_text("Plan 1 is the round’s plan again, pair by pair.").wait_for()

    assert Round.objects.get().weights == round.weights


def test_a_run_shows_how_far_it_is_and_is_called_off(live_server, page):
    cast = make.crossed()
    round = make.matched_round(cast.cohort, by=cast.cleo, at=now())
    queue_round(round, by=cast.cleo, at=now())
    sign_in(page, live_server, cast.cleo)
    cleo = Visitor(page)
    cleo.open(f"/coordinator/rounds/{round.pk}/")
    page.get_by_text("Waiting for its turn").wait_for()

    Round.objects.update(state=RoundState.RUNNING, phase="arranging", done=0.42)
    page.get_by_text("42 of 100").wait_for()
    cleo.click("Call the run off")

    page.get_by_text("The run is called off.").wait_for()


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["desk", "dark", "phone"])
def test_every_page_around_the_plan_is_accessible(live_server, new_page, look):
    cast = make.cast()
    crowd(cast.cohort, mentors=4, mentees=9)
    round = make.matched_round(cast.cohort, by=cast.cleo, at=now())
    tried = round.result["place_values"][0][0]
    keep_tried(round, places=[tried], by=cast.cleo, at=now())
    cleo = at_the_desk(new_page, live_server, cast.cleo, **look)
    here = f"/coordinator/rounds/{round.pk}"

    for path in ("/plans/", "/plans/comparison/?first=1&second=2", "/what-if/", f"/what-if/?place={tried}"):
        cleo.open(here + path)
        axe(cleo.page)
    queue_round(round, by=cast.cleo, at=now())
    cleo.open(f"{here}/")
    axe(cleo.page)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_mentor_is_asked_for_one_more_place_and_says_yes_with_one_button(live_server, new_page, with_scripts):
    cast = make.cast()
    crowd(cast.cohort, mentors=0, mentees=3)
    round = make.matched_round(cast.cohort, by=cast.cleo, at=now())
    cleo = at_the_desk(new_page, live_server, cast.cleo, java_script_enabled=with_scripts)
    cleo.open(f"/coordinator/rounds/{round.pk}/what-if/")
    cleo.click("Ask Ada Lindqvist for it")
    cleo.page.get_by_text("Asked, no answer yet").wait_for()
    (letter,) = [mail for mail in make.hear(now()) if "one more person" in mail.subject]

    ada = Visitor(new_page(java_script_enabled=with_scripts))
    ada.open(re.search(r"(/places/\S+answer=yes)", letter.body)[1])
    if with_scripts:
        axe(ada.page)
    ada.click("Send my answer")
    ada.page.get_by_role("heading", name="You offer one more place").wait_for()

    ada.require(clicks=1, fields=0)
