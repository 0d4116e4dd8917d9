"""C1 to C4 as one: a thousand people from two files, matched, looked through and published within the budget of clicks.

The people are made up, the same every time. GROUNDWORK_CIVIL_SERVICE may name a folder with the real files instead:
`large-mentors.csv` and `large-mentees.csv` with the columns of `MENTORS` and `MENTEES`.
"""

from __future__ import annotations

import csv
import os
import random
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page

from groundwork.core.clock import now
from groundwork.core.sweeping import run_once
from groundwork.enrollment.models import LearningProfile, Participation
from groundwork.matching.models import Exclusion, Pairing, Round
from groundwork.matching.states import RoundState
from groundwork.programs.states import CohortState
from tests import make
from tests.browser import DESKTOP, PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
WHO = ["first name", "last name", "email address", "both mentor and mentee", "job title", "grade", "organisation"]
MENTORS = [*WHO, "profession", "characteristics", "biography"]
MENTEES = [*WHO, "profession", "match with similar identity", "identity to match", "biography"]
PEOPLE = 500
FIRST = ["Amina", "Jonas", "Leilani", "Sven", "Grace", "Tomasz", "Chidi", "Ngaire", "Zofia", "Priya"]
LAST = ["Diallo", "Weber", "Kahale", "Mbeki", "Okoro", "Nowak", "Raman", "Kaya", "Oduya", "Chen"]
GRADES = ["Clerk", "Officer", "Senior officer", "Head of unit", "Director"]
DEPARTMENTS = ["Harbours", "Forests", "Bridges", "Archives"]
PROFESSIONS = ["Policy", "Finance", "Operations", "Data", "Security"]
BACKGROUNDS = ["First in the family to study", "Carer", "Came from abroad", ""]


def write_people(file: Path, titles: list[str], *, word: str) -> None:
    """Made-up people, one in six of them in both roles."""
    chance = random.Random(word)
    with file.open("w", newline="", encoding="utf-8") as opened:
        rows = csv.writer(opened)
        rows.writerow(titles)
        rows.writerows(_row(number, word, chance) for number in range(PEOPLE))


def _row(number: int, word: str, chance: random.Random) -> list[str]:
    name = [chance.choice(FIRST), f"{chance.choice(LAST)} {number}", f"{word}.{number}@example.org"]
    role, work = "yes" if number % 6 == 0 else "no", ["Specialist", chance.choice(GRADES), chance.choice(DEPARTMENTS)]
    background = [*(["yes"] if word == "mentee" else []), chance.choice(BACKGROUNDS)]
    about = f"I came to {chance.choice(DEPARTMENTS)} from {chance.choice(PROFESSIONS)} and like long walks."
    return [*name, role, *work, chance.choice(PROFESSIONS), *background, about]


@pytest.fixture
def desk(page: Page, live_server: Any, tmp_path: Path) -> SimpleNamespace:
    """Cleo before an empty cohort that nobody has opened yet, with two files."""
    cast = make.cast()
    cast.cohort = make.cohort(cast.program, "Large", state=CohortState.DRAFT)
    cast.folder = Path(os.environ.get("GROUNDWORK_CIVIL_SERVICE", tmp_path))
    if cast.folder == tmp_path:
        write_people(tmp_path / "large-mentors.csv", MENTORS, word="mentor")
        write_people(tmp_path / "large-mentees.csv", MENTEES, word="mentee")
    sign_in(page, live_server, cast.cleo)
    page.set_default_timeout(60_000)
    cast.page = page
    return cast


def fits_on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), page.url
    page.set_viewport_size(DESKTOP)


def bring_in_both_files(desk: SimpleNamespace) -> None:
    cleo = Visitor(desk.page)
    cleo.open(f"/coordinator/cohorts/{desk.cohort.pk}/people/")
    for way_in, file in {"Bring in a file": "mentors", "Bring in another file": "mentees"}.items():
        cleo.click(way_in)
        desk.page.get_by_label("The file with people").set_input_files(desk.folder / f"large-{file}.csv")
        cleo.click("Continue")
        cleo.click("Look through the rows")
        cleo.click("Bring in 500 people")
        cleo.choose(desk.page.get_by_label("Each of them agreed to take part"))
        cleo.click(desk.page.get_by_role("button", name=re.compile("let these 500 people be matched", re.IGNORECASE)))
        desk.page.get_by_text("500 people can be matched now.").wait_for()
        fits_on_a_phone(desk.page)
    axe(desk.page)
    cleo.require(clicks=10, fields=2)


def match(desk: SimpleNamespace) -> None:
    cleo = Visitor(desk.page)
    cleo.click("Start a round")
    cleo.click("Run the round")
    desk.page.get_by_role("heading", name=re.compile("about to run|weakest pairs")).wait_for()
    ran(desk)
    axe(desk.page)
    fits_on_a_phone(desk.page)
    cleo.require(clicks=2, fields=0)


def ran(desk: SimpleNamespace) -> None:
    """The worker takes its turn, and the page that waits for it shows the pairs."""
    run_once(now())
    desk.page.get_by_role("heading", name="Look at the weakest pairs first").wait_for()


def look_through(desk: SimpleNamespace) -> None:
    """The weakest ten by key; another mentor for one of them, two kept apart, one pair locked, all arranged anew."""
    cleo = Visitor(desk.page)
    cleo.click(desk.page.get_by_role("link", name=re.compile("Weakest tenth")))
    desk.page.wait_for_url("**show=weakest**")
    for _pair in range(10):
        desk.page.keyboard.press("j")
        desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("l")
    desk.page.locator("#said", has_text="are locked.").wait_for()
    desk.page.keyboard.press("k")
    desk.page.keyboard.press("s")
    cleo.click(desk.page.get_by_role("button", name=re.compile("^Pair ")).first)
    desk.page.get_by_role("heading", name=re.compile("about to run|weakest pairs")).wait_for()
    ran(desk)
    keep_two_apart_by_key(desk)
    cleo.click(desk.page.get_by_role("button", name=re.compile("^Run again")))
    ran(desk)
    cleo.require(clicks=3, fields=0)


def keep_two_apart_by_key(desk: SimpleNamespace) -> None:
    """The question opens ready to be typed into, and the way back leads to the pair one came from."""
    desk.page.locator("tbody tr:not(:has(.tag)) a").first.focus()
    desk.page.keyboard.press("e")
    desk.page.wait_for_url("**/exclusion/**")
    desk.page.keyboard.type("They share an office.")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    desk.page.locator("tbody tr.is-open", has_text="Apart").wait_for()


def publish(desk: SimpleNamespace) -> None:
    cleo = Visitor(desk.page)
    cleo.click("Preview the two letters")
    desk.page.get_by_text("To the mentee,").wait_for()
    desk.page.get_by_text("To the mentor,").wait_for()
    cleo.click(desk.page.get_by_role("button", name=re.compile("^Publish ")))
    desk.page.get_by_role("button", name="Undo the publication").wait_for()
    axe(desk.page)
    fits_on_a_phone(desk.page)
    cleo.require(clicks=3, fields=0)


def test_a_thousand_people_are_brought_in_matched_looked_through_and_published(desk: SimpleNamespace) -> None:
    bring_in_both_files(desk)
    match(desk)
    look_through(desk)
    publish(desk)

    round = Round.objects.get()
    parts = Participation.objects.filter(cohort=desk.cohort)
    assert round.state == RoundState.PUBLISHED
    assert Pairing.objects.filter(round=round).count() > PEOPLE
    assert Pairing.objects.filter(round=round, keep="locked").count() == 2
    assert Exclusion.objects.get(round=round).reason == "They share an office."
    assert not parts.exclude(consented_at=None).exists()
    assert not LearningProfile.objects.filter(participation__in=parts).exclude(own_words="").exists()
