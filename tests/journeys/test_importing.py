"""C1: five hundred people from a spreadsheet with 37 planted faults, in ten clicks, and the way back (P10)."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page

from groundwork.enrollment.models import Participation
from groundwork.people.models import Person
from groundwork.programs.models import Membership
from groundwork.programs.states import CohortState
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
TITLES = ["Personnel No.", "First Name", "Surname", "Work E-Mail", "Department", "Position", "Reports To"]
TITLES += ["Mentoring role", "Expertise", "Capacity", "Hire date", "Languages"]
FIRST_ROW = 4  # a report name, a blank line and the titles stand above
PEOPLE = 500

# Title of the column -> what stands in it -> how many rows have it.
FAULTS = [
    ("Work E-Mail", "", 4, "No e-mail address"),
    ("Work E-Mail", "anna at example.org", 5, "E-mail address not understood"),
    ("Work E-Mail", "P7@EXAMPLE.ORG", 4, "The same e-mail address twice"),
    ("Personnel No.", "00008", 3, "The same employee number twice"),
    ("Mentoring role", "boss", 4, "Role not understood"),
    ("Capacity", "many", 4, "Places not understood"),
    ("Hire date", "32.13.2020", 4, "Date not understood"),
    ("Reports To", "nobody@elsewhere.org", 5, "Manager not known"),
    ("Languages", "Klingon", 4, "Language not understood"),
]


def spreadsheet() -> tuple[bytes, list[tuple[str, int, str]]]:
    """The file, and for each fault its kind, its row and its column."""
    book, planted = Workbook(), []
    book.active.append(["Active employees, 9 March 2027"])
    book.active.append([])
    book.active.append(TITLES)
    rows = [_row(number) for number in range(PEOPLE)]
    faulty = iter(range(20, PEOPLE, 12))
    for title, value, times, kind in FAULTS:
        for place in [next(faulty) for _time in range(times)]:
            rows[place][TITLES.index(title)] = value or None
            planted.append((kind, FIRST_ROW + place, title))
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue(), planted


def _row(number: int) -> list[Any]:
    role = ("mentor", "mentee")[number % 2]
    manager = f"p{number % 10}@example.org" if number >= 10 else None
    who = [f"{number:05d}", f"Given{number}", f"Family{number}", f"p{number}@example.org"]
    work = ["Planning", "Engineer", manager, role, "Leading a first team", 2]
    return [*who, *work, date(2019, 3, 4), "English"]


@pytest.fixture
def desk(page: Page, live_server: Any, tmp_path: Path) -> SimpleNamespace:
    """Cleo at her desk, with the file on it."""
    cast = make.cast()
    cohort = make.cohort(cast.program, "Autumn", state=CohortState.GATHERING)
    make.skill(cast.here, "Leading a first team")
    sign_in(page, live_server, cast.cleo)
    content, planted = spreadsheet()
    file = tmp_path / "Active employees.xlsx"
    file.write_bytes(content)
    url = f"{live_server.url}/coordinator/cohorts/{cohort.pk}/people/"
    return SimpleNamespace(cast=cast, cohort=cohort, url=url, file=file, planted=planted, visitor=Visitor(page))


def listed(page: Page) -> set[tuple[str, int, str]]:
    """Kind, row and column of every problem on the page."""
    found = set()
    for group in page.locator("section[aria-labelledby=look] details").all():
        kind = group.locator("summary").inner_text().split("(")[0].strip()
        for row in group.locator("tbody tr").all():
            cells = row.locator("td").all_text_contents()
            found.add((kind, int(cells[0]), cells[1]))
    return found


def no_sideways_scrolling(page: Page) -> None:
    """The narrowest phone shows the page whole."""
    usual = page.viewport_size
    assert usual is not None
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(usual)


def test_five_hundred_people_with_37_faults_come_in_and_go_out_again(page: Page, desk: SimpleNamespace) -> None:
    people, members = Person.objects.count(), Membership.objects.count()
    visitor = desk.visitor
    assert len(desk.planted) == 37

    visitor.open(desk.url)
    axe(page)
    visitor.click(page.get_by_role("link", name="Bring in a file").first)
    axe(page)
    page.get_by_label("The file with people").set_input_files(str(desk.file))
    visitor.click("Continue")
    axe(page)
    no_sideways_scrolling(page)
    visitor.click("Look through the rows")
    axe(page)
    no_sideways_scrolling(page)
    assert listed(page) == set(desk.planted)
    page.get_by_role("heading", name="472 people can come in, 28 to correct").wait_for()
    visitor.click("Bring in 472 people")
    page.get_by_role("heading", name="472 people are in").wait_for()
    axe(page)

    visitor.require(clicks=4, fields=0)
    assert Participation.objects.filter(cohort=desk.cohort).count() == 472
    visitor.click("Undo this import")
    page.get_by_role("heading", name=re.compile("everything stands as before")).wait_for()
    assert (Person.objects.count(), Membership.objects.count()) == (people, members)
    assert not Participation.objects.filter(cohort=desk.cohort).exists()


def test_the_rows_to_correct_come_in_when_they_are_right(page: Page, desk: SimpleNamespace, tmp_path: Path) -> None:
    visitor = desk.visitor
    visitor.open(f"{desk.url.removesuffix('people/')}imports/new/")
    page.get_by_label("The file with people").set_input_files(str(desk.file))
    visitor.click("Continue")
    visitor.click("Look through the rows")
    with page.expect_download() as download:
        page.get_by_role("link", name="as CSV").click()
    corrected = tmp_path / "corrected.csv"
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    kept = [lines[0], *(line for line in lines if "boss" in line or "many" in line)]
    corrected.write_text("\n".join(kept).replace("boss", "mentee").replace("many", "3"), encoding="utf-8")
    visitor.click("Bring in 472 people")

    visitor.open(f"{desk.url.removesuffix('people/')}imports/new/")
    page.get_by_label("The file with people").set_input_files(str(corrected))
    visitor.click("Continue")
    visitor.click("Look through the rows")

    page.get_by_role("heading", name="All 8 people can come in").wait_for()


def test_a_phone_without_scripts_is_enough(new_page: Any, live_server: Any, desk: SimpleNamespace) -> None:
    phone = new_page(viewport=PHONE, java_script_enabled=False)
    sign_in(phone, live_server, desk.cast.cleo)

    phone.goto(desk.url)
    phone.get_by_role("link", name="Bring in a file").first.click()
    phone.get_by_label("The file with people").set_input_files(str(desk.file))
    for button in ("Continue", "Look through the rows", "Bring in 472 people"):
        phone.get_by_role("button", name=button).click()

    phone.get_by_role("heading", name="472 people are in").wait_for()
