"""The whole demo, walked by everybody in it in a real browser: nothing broken, nothing barred, nothing too wide."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.browser import DESKTOP, PHONE, axe

SMALL = {"width": 320, "height": 640}
EACH, MOST = 2, 45  # pages of one kind, pages in all
FILES = ("_text", "_calendar", "_export", "import_rows")
DIFFERENTLY = 3  # each third kind of page is also looked at in the dark, on a phone
NOT_WALKED = ("/demo/", "/static/", "/sign-out/")


class Walk:
    """One person's way along all links."""

    def __init__(self, context, demo):
        self.demo, self.page = demo, context.new_page()
        self.troubles, self.kinds, self.seen = [], Counter(), set()
        self.page.on("console", lambda said: self._note(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda problem: self._note(str(problem)))

    def sit_as(self, name):
        self.page.goto(f"{self.demo.url}/demo/")
        self.page.get_by_role("button", name=f"See as {name}").click()
        self.page.wait_for_load_state()
        return self.page.url

    def through_everything(self, start):
        ahead = [start]
        while ahead and sum(self.kinds.values()) < MOST:
            address = ahead.pop(0)
            kind = self.kind_of(address)
            if kind is None or address in self.seen or self.kinds[kind] >= EACH:
                continue
            self.seen.add(address)
            self.kinds[kind] += 1
            ahead += self.look_at(address, kind)

    def kind_of(self, address):
        """The name of the address's pattern, or None where we don't walk."""
        path = urlsplit(address).path
        if not address.startswith(self.demo.url) or path.startswith(NOT_WALKED):
            return None
        try:
            return resolve(path).view_name
        except Resolver404:
            return f"no address: {path}"

    def look_at(self, address, kind):
        """What is wrong with this page, and where its links lead."""
        if kind.endswith(FILES):
            status = self.page.context.request.get(address).status
        else:
            status = self.page.goto(address).status
        if status >= 400:
            self._note(f"{status} {address}")
        if status >= 400 or kind.endswith(FILES):
            return []
        self._check("")
        if self.kinds[kind] == 1:
            self._in_other_surroundings()
        links = self.page.eval_on_selector_all("a[href]", "links => links.map(a => a.getAttribute('href'))")
        return [urljoin(address, link).partition("#")[0] for link in links]

    def _in_other_surroundings(self):
        page = self.page
        if len(self.kinds) % DIFFERENTLY == 0:
            page.set_viewport_size(PHONE)
            page.emulate_media(color_scheme="dark")
            self._check(" in the dark on a phone")
            page.emulate_media(color_scheme="light")
        page.set_viewport_size(SMALL)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SMALL["width"]:
            self._note(f"{width} px wide on a page of {SMALL['width']}")
        page.set_viewport_size(DESKTOP)

    def _check(self, where):
        try:
            axe(self.page)
        except AssertionError as found:
            self._note(f"{where}{found}")

    def _note(self, trouble):
        self.troubles.append(f"{urlsplit(self.page.url).path}: {trouble}")


@pytest.mark.parametrize("name", ["Ben", "Ada", "Cleo", "Mo", "Otto", "Mallory"])
def test_everybody_can_go_everywhere_they_are_led(browser, demo, name):
    context = browser.new_context(viewport=DESKTOP, locale="en-GB", reduced_motion="reduce")
    walk = Walk(context, demo)

    walk.through_everything(walk.sit_as(name))

    context.close()
    print(f"{name} saw {sum(walk.kinds.values())} pages: {', '.join(map(str, walk.kinds))}")
    assert not walk.troubles, "\n".join(walk.troubles)
