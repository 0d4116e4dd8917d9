"""What surrounds every answer: headers, time zone, appearance, error pages, letters."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from groundwork import web
from groundwork.notifications.rendering import render_letter
from groundwork.web.appearance import choose_appearance, scheme_of
from groundwork.web.context import frame
from groundwork.web.middleware import OwnTimeZone, SecurityHeaders

TEMPLATES = Path(web.__file__).parent / "templates"
STATIC = Path(web.__file__).parent / "static"


def asked(path: str = "/", **cookies: str) -> Any:
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    return request


def test_nothing_inline_and_nothing_from_elsewhere_runs():
    policy = SecurityHeaders(lambda request: HttpResponse())(asked())["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_pages_of_people_with_a_session_are_kept_by_no_cache():
    answer = SecurityHeaders(lambda request: HttpResponse())

    assert answer(asked(**{settings.SESSION_COOKIE_NAME: "x"}))["Cache-Control"] == "no-store"
    assert "Cache-Control" not in answer(asked())


def test_a_view_may_set_its_own_headers():
    mine = SecurityHeaders(lambda request: HttpResponse(headers={"Cache-Control": "private, max-age=60"}))

    assert mine(asked(**{settings.SESSION_COOKIE_NAME: "x"}))["Cache-Control"] == "private, max-age=60"


@pytest.mark.parametrize(
    ("zone", "read_in"),
    [("Pacific/Auckland", "Pacific/Auckland"), ("Middle-earth/Shire", "UTC"), ("../etc/passwd", "UTC"), ("", "UTC")],
)
def test_times_are_read_in_the_zone_of_the_person_who_asks(zone, read_in):
    seen = []
    request = asked()
    request.user = SimpleNamespace(is_authenticated=True, time_zone=zone)

    OwnTimeZone(lambda request: seen.append(timezone.get_current_timezone_name()) or HttpResponse())(request)

    assert seen == [read_in]
    assert timezone.get_current_timezone_name() == settings.TIME_ZONE


def test_appearance_is_kept_in_a_cookie_and_leads_back():
    request = RequestFactory().post("/appearance/", {"scheme": "dark", "next": "/goals/?open=1"})

    response = choose_appearance(request)

    assert response.cookies["appearance"].value == "dark"
    assert response["Location"] == "/goals/?open=1"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_appearance_never_leads_elsewhere(elsewhere):
    request = RequestFactory().post("/appearance/", {"scheme": "dark", "next": elsewhere})

    assert choose_appearance(request)["Location"] == "/"


def test_like_my_device_forgets_the_choice():
    response = choose_appearance(RequestFactory().post("/appearance/", {"scheme": ""}))

    assert response.cookies["appearance"]["max-age"] == 0
    assert scheme_of(asked(appearance="purple")) == ""


def test_a_fragment_costs_no_question_about_the_frame(monkeypatch):
    def unexpected(request):
        raise AssertionError("the frame was asked for")

    for name in ["nav_for", "account_for", "program_name_for", "foot_for"]:
        monkeypatch.setattr(f"groundwork.web.navigation.{name}", unexpected)

    assert frame(asked())["scheme"] == ""


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_stands_alone(name):
    html = render_to_string(f"{name}.html")

    assert html.count("<h1>") == 1
    assert "css/tokens.css" in html


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_no_template_of_a_page_carries_inline_style_or_script(template):
    text = re.sub(r"{%.*?%}", "", template.read_text(), flags=re.DOTALL)  # what reaches the browser

    if "mail" not in template.parts:
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on|javascript:", text)
        assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("sheet", sorted((STATIC / "css").glob("*.css")), ids=lambda path: path.name)
def test_each_sheet_is_linked_short_and_layered(sheet):
    text = sheet.read_text()

    assert f"css/{sheet.name}" in (TEMPLATES / "parts" / "_head.html").read_text()
    assert text.count("\n") < 250
    assert "@layer" in text


def test_a_letters_text_is_not_escaped_and_leaves_no_holes():
    _subject, text, _html = render_letter("preparation_done", {"letters_link": "https://example.org/?a=1&b=2"})

    assert "https://example.org/?a=1&b=2" in text
    assert "\n\n\n" not in text
