"""One template becomes a subject, plain text, and HTML whose style sheet is written into the elements.

A letter's template extends `layout`, and each of the three layouts takes from its blocks what it needs: so the words of
a letter stand in one place. They are said in the reader's language and on the reader's clock.
"""

from __future__ import annotations

import unicodedata
from typing import Any, cast
from zoneinfo import ZoneInfo

import css_inline
from django.conf import settings
from django.template import Context, Engine, engines
from django.template.backends.django import DjangoTemplates
from django.utils import timezone, translation

HTML, TEXT, SUBJECT = "mail/_letter.html", "mail/_letter.txt", "mail/_subject.txt"
_inliner = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


def render_letter(
    name: str, context: dict[str, Any], *, reader: Any = None, time_zone: str = ""
) -> tuple[str, str, str]:
    """Subject, text and HTML of this letter. Line breaks never reach the subject: they would forge headers."""
    zone = ZoneInfo(time_zone or getattr(reader, "time_zone", "") or settings.TIME_ZONE)
    with timezone.override(zone), translation.override(language_of(reader)):
        context = {"base_url": settings.BASE_URL, "reader": reader, **context}
        subject = one_line(_render(name, SUBJECT, context))
        context["subject"] = subject
        text = _render(name, TEXT, context).strip() + "\n"
        return subject, text, _inliner.inline(_render(name, HTML, context))


def language_of(reader: Any) -> str:
    """The first of the reader's languages that Groundwork speaks, else its own."""
    spoken = {code for code, _name in settings.LANGUAGES}
    return next((code for code in getattr(reader, "languages", []) if code in spoken), settings.LANGUAGE_CODE)


def one_line(text: str) -> str:
    """The text without line breaks of any alphabet and without control characters."""
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text).split())


def _render(name: str, layout: str, context: dict[str, Any]) -> str:
    # Plain text and subjects are not HTML: in them an ampersand stays one.
    said = Context({**context, "layout": layout}, autoescape=layout == HTML)
    return str(_engine().get_template(f"mail/{name}.html").render(said))


def _engine() -> Engine:
    return cast(DjangoTemplates, engines["django"]).engine
