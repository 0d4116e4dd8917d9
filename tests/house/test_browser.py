"""The instruments of the journeys measure: each is shown something it must notice."""

from __future__ import annotations

import pytest

from tests.browser import Visitor, axe

pytestmark = pytest.mark.journey
BAD_PAGE = (
    """<html lang="en"><title>Bad</title><main><h1>Bad</h1><img src="data:,"><p style="color:#bbb">pale</p></main>"""
)
FORM = """
<html lang="en"><title>Form</title>
<form action="/nowhere/" method="get">
  <label>Name <input name="name"></label>
  <fieldset><legend>How often?</legend>
    <label><input type="radio" name="rhythm" value="2">Every two weeks</label>
    <label><input type="radio" name="rhythm" value="4">Every four weeks</label>
  </fieldset>
  <button>Send</button>
</form>"""


def test_axe_sees_what_is_wrong(page):
    page.set_content(BAD_PAGE)

    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_a_visitor_counts_a_group_of_choices_as_one_field(page, live_server):
    visitor = Visitor(page)
    visitor.open("/static/none")
    page.set_content(FORM)

    visitor.fill("Name", "Ada")
    visitor.fill("Name", "Ada L.")
    visitor.choose("Every two weeks")
    visitor.choose("Every four weeks")
    visitor.click("Send")

    assert (visitor.fields, visitor.clicks, visitor.pages) == (2, 1, 2)
    with pytest.raises(AssertionError, match="2 fields where the budget is 1"):
        visitor.require(fields=1)


def test_another_host_is_never_reached(new_page):
    page = new_page()
    refused = []
    page.on("requestfailed", lambda request: refused.append(request.url))

    page.set_content('<img src="http://elsewhere.example/picture.png">')
    page.wait_for_timeout(200)

    assert refused == ["http://elsewhere.example/picture.png"]
    new_page.strangers.clear()
