"""The coordinator's keys: moved, opened, locked, undone without a mouse; off when turned off; never while typing."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from groundwork.core.clock import now
from groundwork.matching.actions import exclude_pair, publish_round, undo_last_change
from groundwork.matching.models import Exclusion, Pairing, ReviewFile
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in
from tests.crowds import crowd

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(live_server, page):
    """Cleo before a round of a dozen pairs, her hands on the keyboard."""
    cast = make.cast()
    crowd(cast.cohort, mentors=12, mentees=12)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairs = list(cast.round.pairings.order_by("fit", "mentee__person__name", "pk"))
    sign_in(page, live_server, cast.cleo)
    cast.page = page
    page.goto(f"/coordinator/rounds/{cast.round.pk}/")
    return cast


def row(desk, number):
    return desk.page.locator(f"[data-row='{desk.pairs[number].pk}']")


def is_focused(desk, number):
    return row(desk, number).locator("a").evaluate("link => link === document.activeElement")


def test_pairs_are_moved_through_opened_locked_and_undone_by_key(desk):
    for key in "jjk":
        desk.page.keyboard.press(key)
    assert is_focused(desk, 0)
    desk.page.keyboard.press("j")
    desk.page.keyboard.press("Enter")
    mentee, mentor = desk.pairs[1].mentee.person, desk.pairs[1].mentor.person
    desk.page.get_by_role("heading", name=f"{mentee} and {mentor}").wait_for()

    desk.page.keyboard.press("l")
    row(desk, 1).get_by_text("Locked").wait_for()
    desk.page.locator("#said", has_text="are locked.").wait_for()
    assert Pairing.objects.get(pk=desk.pairs[1].pk).keep == "locked"
    assert is_focused(desk, 1)
    axe(desk.page)

    desk.page.keyboard.press("u")
    desk.page.locator("#said", has_text=f"Undone: {mentee} and {mentor}, locked.").wait_for()
    assert Pairing.objects.get(pk=desk.pairs[1].pk).keep == "proposed"


def test_arrows_move_from_row_to_row_and_tab_leaves_the_table(desk):
    row(desk, 0).locator("a").focus()
    desk.page.keyboard.press("ArrowDown")
    assert is_focused(desk, 1)

    desk.page.keyboard.press("Tab")

    assert not desk.page.evaluate("Boolean(document.activeElement.closest('[data-row]'))")


def test_two_are_kept_apart_by_key_and_typing_the_reason_presses_nothing(desk):
    desk.page.keyboard.press("j")
    desk.page.keyboard.press("e")
    reason = desk.page.get_by_role("textbox")
    reason.wait_for()
    reason.press_sequentially("Just like l, e, u and s.")
    desk.page.get_by_role("button", name="Keep ").click()
    desk.page.get_by_role("link", name="Kept apart (1)").wait_for()

    assert Exclusion.objects.get().reason == "Just like l, e, u and s."
    assert not Pairing.objects.filter(keep="locked").exists()


def test_other_mentors_are_one_key_away(desk):
    desk.page.keyboard.press("j")
    desk.page.keyboard.press("s")

    desk.page.get_by_role("heading", name=f"Another mentor for {desk.pairs[0].mentee.person}").wait_for()


def test_the_keys_are_shown_and_can_be_turned_off(desk):
    desk.page.keyboard.press("?")
    cleo = Visitor(desk.page)
    desk.page.get_by_text("Move down, move up").wait_for()
    axe(desk.page)
    cleo.click("Turn single keys off")
    desk.page.get_by_text("Single keys are off.").wait_for()

    desk.page.keyboard.press("j")
    desk.page.keyboard.press("l")
    desk.page.keyboard.press("?")

    assert not desk.page.evaluate("Boolean(document.activeElement.closest('[data-row]'))")
    assert not desk.page.get_by_text("Move down, move up").is_visible()
    assert not Pairing.objects.filter(keep="locked").exists()


def test_the_weakest_are_looked_at_and_all_are_published_in_three_clicks(desk):
    cleo = Visitor(desk.page)
    cleo.click("Weakest tenth (2)")
    desk.page.wait_for_url("**show=weakest**")
    for key in ("j", "Enter", "j", "Enter"):
        desk.page.keyboard.press(key)
    desk.page.locator("#said", has_text=desk.pairs[1].mentee.person.first_name).wait_for()

    cleo.click("Preview the two letters")
    cleo.click(f"Publish {len(desk.pairs)} pairs")

    desk.page.get_by_role("button", name="Undo the publication").wait_for()
    cleo.require(clicks=3, fields=0)


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["desk", "dark", "phone"])
def test_every_page_around_a_review_is_accessible(live_server, new_page, look):
    cast = make.cast()
    crowd(cast.cohort, mentors=6, mentees=9)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo, at=now())
    pairs = list(cast.round.pairings.order_by("fit", "pk"))
    exclude_pair(cast.round, pairs[0].mentor, pairs[0].mentee, reason="Too near.", by=cast.cleo, at=now())
    undo_last_change(cast.round, by=cast.cleo, at=now())
    row = {"row": 2, "mentor": str(pairs[1].mentor_id), "mentee": str(pairs[1].mentee_id)}
    fault = {"row": 3, "column": "Decision", "found": "perhaps", "expected": "one of: keep, lock, keep apart"}
    read = {"sheet": "Review", "decisions": [{**row, "decision": "lock", "reason": ""}], "faults": [fault]}
    file = ReviewFile.objects.create(round=cast.round, by=cast.cleo, file_name="review.xlsx", read=json.dumps(read))
    publish_round(cast.round, pairs[2:4], by=cast.cleo, at=now())
    publish_round(cast.round, pairs[4:5], due_at=now() + timedelta(days=2), by=cast.cleo, at=now())
    page = new_page(**look)
    sign_in(page, live_server, cast.cleo)
    round = f"/coordinator/rounds/{cast.round.pk}"

    for path in (
        f"{round}/?show=out",
        f"{round}/?show=hand",
        f"{round}/mentees/{pairs[0].mentee_id}/?mentor={pairs[1].mentor_id}",
        f"{round}/trail/",
        f"{round}/publications/",
        f"{round}/review-files/",
        f"/coordinator/review-files/{file.pk}/",
    ):
        page.goto(path)
        axe(page)
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path
