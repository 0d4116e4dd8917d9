"""A real Chromium for the journeys: found, kept from the outer world, and counted.

A journey asks for `page`, or for `new_page(...)` when two people meet or JavaScript is off; it acts through a
`Visitor`, who counts what a person does, and asserts the budget at the end.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
ON_MACOS = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
QUIET = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 10_000


class NoBrowser(Exception):
    """No Chromium was found on this machine."""


def chromium() -> str:
    """The Chromium of this machine, or NoBrowser with the one line to type."""
    given = os.environ.get("GROUNDWORK_CHROMIUM")
    if given:
        if not shutil.which(given):
            raise NoBrowser(f"GROUNDWORK_CHROMIUM={given} is no program that can be run")
        return given
    found = [shutil.which(name) for name in NAMES] + [name for name in ON_MACOS if Path(name).exists()]
    for browser in [*filter(None, found), *_downloads()]:
        return browser
    raise NoBrowser(f"The journeys need Chromium. Type: {_install_line()}")


def _downloads() -> list[str]:
    with sync_playwright() as playwright:
        expected = playwright.chromium.executable_path
    return [expected] if Path(expected).exists() else []


def _install_line() -> str:
    if shutil.which("apt-get"):
        return ("" if os.getuid() == 0 else "sudo ") + "apt-get install -y chromium"
    return ".venv/bin/playwright install chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of a process."""
    try:
        program = chromium()
    except NoBrowser as problem:
        pytest.exit(str(problem), returncode=1)
    args = [*QUIET, *(["--no-sandbox"] if os.getuid() == 0 else [])]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=args)
        yield running
        running.close()


@pytest.fixture
def new_page(browser: Browser, live_server: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open a page as somebody else: `new_page(viewport=PHONE, java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    def stay_home(route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(live_server.url).netloc:
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"base_url": live_server.url, "viewport": DESKTOP, "locale": "en-GB"} | options)
        context.set_default_timeout(PATIENCE)
        context.route("http*://**/*", stay_home)
        contexts.append(context)
        return context.new_page()

    open_page.strangers = strangers  # type: ignore[attr-defined]
    yield open_page

    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        if failed and context.pages:
            _keep_picture(context.pages[-1], f"{request.node.name}-{number}")
        context.close()
    assert not strangers, f"The page asked foreign hosts for {strangers}"


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page on a desk, where the request to any other host fails the test."""
    return new_page()


def _keep_picture(page: Page, name: str) -> None:
    folder = Path("test-results")
    folder.mkdir(exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
    (folder / f"{name}.html").write_text(page.content(), encoding="utf-8")


def sign_in(page: Page, live_server: Any, person: Any) -> None:
    """Let the page be this person's, without the way through the sign-in form."""
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])


def axe(page: Page) -> None:
    """Assert that axe finds nothing on this page; say readably what it found."""
    found = Axe().run(page).response["violations"]
    lines = [
        f"{violation['impact']}: {violation['help']} ({violation['id']})\n      {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not found, f"axe on {urlsplit(page.url).path} found {len(lines)}:\n" + "\n".join(lines)


class Visitor:
    """A person at a page, who counts: `clicks` that change page or state, `fields` answered, `pages` seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self._answered: set[tuple[str, str]] = set()
        self._pages: list[str] = []
        page.on("request", self._notice)

    @property
    def fields(self) -> int:
        return len(self._answered)

    @property
    def pages(self) -> int:
        return len(self._pages)

    def _notice(self, request: Request) -> None:
        """A page seen is a document fetched for the window; sending a form and coming back to it is the same page."""
        if request.is_navigation_request() and request.frame == self.page.main_frame and request.method == "GET":
            path = urlsplit(request.url).path
            if not self._pages or self._pages[-1] != path:
                redirected_here = request.redirected_from and request.redirected_from.method == "GET"
                if redirected_here and self._pages:
                    self._pages[-1] = path
                else:
                    self._pages.append(path)

    def open(self, path: str) -> None:
        self.page.goto(path)

    def click(self, name: str | Locator) -> None:
        """Press the button or link of this name."""
        self.clicks += 1
        self._button(name).click()

    def fill(self, label: str | Locator, words: str) -> None:
        """Type an answer."""
        field = self._labelled(label)
        self._count(field)
        field.fill(words)

    def choose(self, label: str | Locator) -> None:
        """Tick a box or a radio button: a group of them is one field."""
        field = self._labelled(label)
        self._count(field)
        field.check()

    def select(self, label: str | Locator, option: str) -> None:
        """Take an option out of a list."""
        field = self._labelled(label)
        self._count(field)
        field.select_option(label=option)

    def require(self, *, clicks: int | None = None, fields: int | None = None, pages: int | None = None) -> None:
        """Assert that no more than this was asked of the person."""
        for what, most in {"clicks": clicks, "fields": fields, "pages": pages}.items():
            spent = getattr(self, what)
            seen = {"fields": sorted(self._answered), "pages": self._pages}.get(what, "")
            assert most is None or spent <= most, f"{spent} {what} where the budget is {most}: {seen}"

    def _count(self, field: Locator) -> None:
        name = field.get_attribute("name") or field.get_attribute("id") or repr(field)
        self._answered.add((urlsplit(self.page.url).path, name))

    def _labelled(self, label: str | Locator) -> Locator:
        return label if isinstance(label, Locator) else self.page.get_by_label(label, exact=True)

    def _button(self, name: str | Locator) -> Locator:
        if isinstance(name, Locator):
            return name
        of_this_name = self.page.get_by_role("button", name=name, exact=True)
        return of_this_name.or_(self.page.get_by_role("link", name=name, exact=True)).first


if __name__ == "__main__":
    try:
        print(f"Chromium: {chromium()}")
    except NoBrowser as problem:
        sys.exit(str(problem))
