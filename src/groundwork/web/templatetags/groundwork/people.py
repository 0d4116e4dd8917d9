"""People, their words, and who can read those."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from groundwork.core.circles import Circle, Words
from groundwork.web.markdown import to_html

from .library import register

HUES = 12
JOINER = "\u200d"

RINGS = {
    Circle.ME: '<circle cx="10" cy="10" r="2.4"/>',
    Circle.US: '<circle cx="6.8" cy="10" r="2.1"/><circle cx="13.2" cy="10" r="2.1"/>',
    Circle.COORDINATOR: '<circle cx="6.8" cy="11.8" r="1.9"/><circle cx="13.2" cy="11.8" r="1.9"/>'
    '<path d="M10 4.2l2.1 3.6H7.9z"/>',
    Circle.MANAGER: '<circle cx="6.8" cy="10" r="2.1"/><rect x="11.2" y="8" width="4" height="4"/>',
    Circle.PROGRAM: '<circle cx="10" cy="5.4" r="1.5"/><circle cx="14.4" cy="8.6" r="1.5"/>'
    '<circle cx="12.7" cy="13.7" r="1.5"/><circle cx="7.3" cy="13.7" r="1.5"/><circle cx="5.6" cy="8.6" r="1.5"/>',
}


def first_grapheme(word: str) -> str:
    """The first letter as people see it, with its accents and joined signs."""
    end = 1
    while end < len(word) and (
        unicodedata.category(word[end]).startswith("M") or word[end] == JOINER or word[end - 1] == JOINER
    ):
        end += 1
    return word[:end]


def initials(name: str) -> str:
    """At most two letters: of the first and of the last part of a name."""
    parts = [part for part in name.split() if part[0].isalnum()] or name.split()
    ends = parts[:1] + parts[1:][-1:]
    return unicodedata.normalize("NFC", "".join(first_grapheme(part) for part in ends)).upper() or "·"


def hue_of(person: Any) -> int:
    """One of twelve hues, the same for this person on every page."""
    return crc32(str(getattr(person, "id", person)).encode()) % HUES + 1


@register.simple_tag
def avatar(person: Any, size: str = "") -> SafeString:
    """Initials in a circle; hidden from screen readers because the name stands beside it."""
    name = getattr(person, "name", "") or getattr(person, "email", "") or str(person)
    kind = f" is-{size}" if size else ""
    return format_html(
        '<span class="avatar{}" data-hue="{}" aria-hidden="true">{}</span>', kind, hue_of(person), initials(name)
    )


@register.simple_tag
def avatars(*people: Any, size: str = "") -> SafeString:
    """Several people overlapping, as on a pair's page."""
    drawn = format_html_join("", "{}", ((avatar(person, size),) for person in people))
    return format_html('<span class="avatars">{}</span>', drawn)


@register.simple_tag
def circle(of: Any, readers: str = "", *, label: str = "", with_name: str = "") -> SafeString:
    """Who can read a text: a ring that holds exactly those who are let in, and the words beside it."""
    which = of.circle if isinstance(of, Words) else Circle(of)
    if with_name and not readers:
        readers = _("%(name)s and you") % {"name": with_name}
    said = readers or label or getattr(of, "readers", "") or which.label
    return format_html(
        '<span class="circle"><svg viewBox="0 0 20 20" aria-hidden="true">'
        '<circle class="ring" cx="10" cy="10" r="8.25"/>{}</svg><span><span class="vh">{} </span>{}</span></span>',
        mark_safe(RINGS[which]),
        _("Who can read this:"),
        said,
    )


@register.simple_tag
def words(text: str, by: str = "") -> SafeString:
    """A person's own words as a quotation in the book face. Prints nothing when there are none."""
    if not text:
        return mark_safe("")
    footer = format_html("<footer>{}</footer>", by) if by else ""
    return format_html('<blockquote class="words">{}{}</blockquote>', to_html(text), footer)


@register.simple_tag
def said(text: str) -> SafeString:
    """A few words of somebody inside a sentence of ours."""
    return format_html('<q class="said">{}</q>', text)


@register.filter
def markdown(text: str | None) -> SafeString:
    """A person's words as safe HTML: paragraphs, lists, emphasis and links."""
    return to_html(text or "")


@register.filter
def in_a_row(names: Iterable[Any]) -> str:
    """Names as in speech: "Ada, Ben and Cleo"."""
    listed = [str(name) for name in names]
    if len(listed) < 2:
        return "".join(listed)
    return _("%(first)s and %(last)s") % {"first": ", ".join(listed[:-1]), "last": listed[-1]}


@register.filter
def first_word(name: str | None) -> str:
    """How a person is called in a sentence, from their whole name."""
    return (name or "").split(" ")[0]
