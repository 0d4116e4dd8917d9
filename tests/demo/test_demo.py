"""The demo as its visitors meet it: planted once, everybody's seat free, the mail to read."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, build_opener
from uuid import UUID

import pytest

from tests.stories.paper import Paper

from .running import running_demo

pytestmark = pytest.mark.sqlite_only
SEATS = {
    "Ben": ["/home/", "Ben"],
    "Ada": ["/home/", "Ada"],
    "Noor": ["/home/", "Ada has your note"],
    "Iris": ["/home/", "We keep looking for you"],
    "Cleo": ["/coordinator/", "could use a word"],
    "Mo": ["/manager/", "Send my answer"],
    "Otto": ["/operator/", "Valemere Hospitals"],
    "Mallory": ["/home/", "Mallory"],
}


class Visitor:
    """Somebody who looks around, by one of this computer's names."""

    def __init__(self, demo, host="127.0.0.1"):
        self.url, self.opener = demo.url.replace("127.0.0.1", host), build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, address, data=None):
        with self.opener.open(urljoin(self.url, address), data and data.encode(), timeout=30) as answer:
            self.path = answer.url.removeprefix(self.url)
            self.page = Paper(answer.read().decode())

    def sit_as(self, name):
        self.open("/demo/")
        button = self.page.named(f"See as {name}", self.page.controls(buttons=True))
        form = self.page.form_of(button)
        self.open(form["action"], urlencode(self.page.answers(form, button), doseq=True))


def eventually(happens, seconds=30):
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.3)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize(("name", "place", "words"), [(name, *rest) for name, rest in SEATS.items()])
def test_every_seat_leads_to_that_persons_own_page_on_the_name_the_visitor_came_by(demo, host, name, place, words):
    visitor = Visitor(demo, host)

    visitor.sit_as(name)

    assert visitor.path.startswith(place)
    assert words in visitor.page.top.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_letters_of_the_last_days_lie_in_the_outbox_and_open_and_lead_back_to_where_the_visitor_is(demo, host):
    visitor = Visitor(demo, host)

    def there_is_mail():
        visitor.open("/demo/outbox/")
        return visitor.page.top.all("tbody")

    eventually(there_is_mail)
    link = visitor.page.top.all("tbody")[0].all("a")[0]
    visitor.open(urljoin(visitor.path, link["href"]))
    assert link.text in visitor.page.top.text
    visitor.open(f"{visitor.path}letter/")
    links = [node["href"] for node in visitor.page.top.all("a")]
    assert links
    assert all(link.startswith(visitor.url) for link in links)


def test_the_programs_past_speaks_and_the_plan_has_groups_large_enough_to_be_shown(demo):
    visitor = Visitor(demo)
    visitor.sit_as("Cleo")

    def follow(words):
        links = [node["href"] for node in visitor.page.top.all("a") if node.text == words]
        visitor.open(urljoin(visitor.path, links[0]))

    for words in ("Programs", "Side by Side", "See what your past says"):
        follow(words)
    assert "Your past speaks for other weights" in visitor.page.top.text

    with closing(sqlite3.connect(demo.home / "groundwork.sqlite3")) as database:
        newest = database.execute("SELECT id FROM matching_round ORDER BY ran_at DESC").fetchone()[0]
    visitor.open(f"/coordinator/rounds/{UUID(newest)}/groups/")
    tables = visitor.page.top.all("tbody")
    assert len(tables) == 2
    assert all(len(table.all("tr")) > 1 for table in tables)


def test_a_second_start_brings_nobody_in_twice(demo, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    for name in ("this-is-a-demo", "keys.toml"):
        (home / name).write_bytes((demo.home / name).read_bytes())
    with (
        closing(sqlite3.connect(demo.home / "groundwork.sqlite3")) as here,
        closing(sqlite3.connect(home / "groundwork.sqlite3")) as there,
    ):
        here.backup(there)
    people = count_people(home)

    with running_demo(home) as again:
        assert "Inviting people" in demo.said
        assert "Inviting people" not in again.said

    assert count_people(home) == people > 200


def count_people(home):
    with closing(sqlite3.connect(home / "groundwork.sqlite3")) as database:
        return database.execute("SELECT count(*) FROM people_person").fetchone()[0]


def test_the_seed_leaves_no_trouble_in_the_log(demo):
    assert not re.search(r"Traceback|ERROR|WARNING", demo.said), demo.said
