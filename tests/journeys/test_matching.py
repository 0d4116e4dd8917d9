"""C2 to C4: matched, looked through and published, with the clicks and the time a coordinator has for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.clock import now
from groundwork.core.sweeping import run_once
from groundwork.matching.models import Round
from groundwork.matching.states import RoundState
from groundwork.mentorships.models import Mentorship
from groundwork.web.coordinator.rounds import terms
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in
from tests.crowds import crowd

pytestmark = pytest.mark.django_db(transaction=True)


def at_the_desk(new_page, live_server, person, **options):
    page = new_page(**options)
    sign_in(page, live_server, person)
    return Visitor(page)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_round_is_matched_looked_through_published_and_undone(live_server, new_page, with_scripts):
    cast = make.cast()
    crowd(cast.cohort, mentors=60, mentees=60)
    rounds = f"/coordinator/cohorts/{cast.cohort.pk}/rounds/"

    matching = at_the_desk(new_page, live_server, cast.cleo, java_script_enabled=with_scripts)
    matching.open(rounds)
    matching.click("Start a round")
    matching.click("Run the round")
    matching.page.get_by_role("heading", name="Look at the weakest pairs first").wait_for()
    matching.require(clicks=2, fields=0)

    matching.click("Swap")
    matching.click(matching.page.get_by_role("button", name="Pair ").first)
    matching.page.get_by_text("The others are arranged around them").wait_for()
    matching.click(matching.page.locator("tbody tr:not(:has(.tag)) a").first)
    matching.click("Keep apart")
    matching.fill(matching.page.get_by_role("textbox"), "They share an office.")
    matching.click(matching.page.get_by_role("button", name="Keep "))
    matching.click("Run again, keep 1 locked")
    matching.page.get_by_role("link", name="Kept apart (1)").wait_for()

    publishing = Visitor(matching.page)
    publishing.click("Preview the two letters")
    publishing.page.get_by_text("To the mentee,").wait_for()
    publishing.click(publishing.page.get_by_role("button", name="Publish "))
    publishing.page.get_by_role("button", name="Undo the publication").wait_for()
    publishing.require(clicks=3)
    assert Round.objects.get().state == RoundState.PUBLISHED

    publishing.click("Undo the publication")
    publishing.page.get_by_text("Nobody was told, and the places of these pairs are free again.").wait_for()
    assert Round.objects.get().state == RoundState.READY

    publishing.click("Preview the two letters")
    publishing.click(publishing.page.get_by_role("button", name="Publish "))
    publishing.page.get_by_role("button", name="Undo the publication").wait_for()
    run_once(now() + timedelta(minutes=31))
    publishing.open(f"/coordinator/rounds/{Round.objects.get().pk}/")
    publishing.click("See the pairs")
    publishing.page.get_by_role("heading", name="Pairs").wait_for()
    assert Mentorship.objects.count() == Round.objects.get().pairings.count() > 50


def test_a_large_round_is_run_by_the_worker_while_the_page_looks_again(live_server, page, monkeypatch):
    monkeypatch.setattr(terms, "RUN_AT_ONCE", 1)
    cast = make.cast()
    sign_in(page, live_server, cast.cleo)
    cleo = Visitor(page)
    cleo.open(f"/coordinator/cohorts/{cast.cohort.pk}/rounds/")
    cleo.click("Start a round")
    cleo.click("Run the round")
    page.get_by_role("heading", name="The round is about to run").wait_for()

    run_once(now())

    page.get_by_role("heading", name="Look at the weakest pairs first").wait_for()


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["desk", "dark", "phone"])
def test_every_page_of_matching_and_the_overview_is_accessible(live_server, new_page, look):
    cast = make.cast()
    crowd(cast.cohort, mentors=5, mentees=9)
    mentorship = make.mentorship(make.mentor(cast.cohort), make.mentee(cast.cohort), at=now() - timedelta(days=90))
    round = make.matched_round(cast.cohort, by=cast.cleo, at=now())
    pairing = round.pairings.first()
    cleo = at_the_desk(new_page, live_server, cast.cleo, **look)
    pages = [
        "/coordinator/",
        f"/coordinator/cohorts/{cast.cohort.pk}/pairs/",
        f"/coordinator/pairs/{mentorship.pk}/",
        f"/coordinator/pairs/{mentorship.pk}/leave/",
        f"/coordinator/programs/{cast.program.pk}/concerns/",
        f"/coordinator/cohorts/{cast.cohort.pk}/rounds/",
        f"/coordinator/rounds/{round.pk}/",
        f"/coordinator/rounds/{round.pk}/terms/",
        f"/coordinator/rounds/{round.pk}/people/",
        f"/coordinator/rounds/{round.pk}/mentees/{pairing.mentee_id}/",
        f"/coordinator/rounds/{round.pk}/publication/",
        f"/coordinator/pairings/{pairing.pk}/exclusion/",
    ]

    for path in pages:
        cleo.open(path)
        axe(cleo.page)
        assert not cleo.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path

    cleo.open(f"/coordinator/rounds/{round.pk}/publication/")
    cleo.click(cleo.page.get_by_role("button", name="Publish "))
    axe(cleo.page)
