"""Small pieces of a page: tags, notices, empty states."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .icons import icon
from .library import register

NOTICE_ICONS = {"info": "info", "good": "check", "attention": "attention"}

SCENES = {
    "yet": '<path d="M6 52C40 52 52 38 70 35"/><path d="M6 61C44 61 56 47 70 44"/>'
    '<path class="faint" d="M70 35C96 30 112 28 138 28M70 44C98 39 114 37 138 37"/>'
    '<circle class="dot" cx="42" cy="33" r="7"/><circle class="dot" cx="64" cy="20" r="7"/>'
    '<circle class="open" cx="104" cy="33" r="8"/>',
    "found": '<path d="M6 60C52 60 84 46 138 46"/><path d="M6 69C54 69 86 55 138 55"/>'
    '<circle class="dot" cx="34" cy="44" r="7"/><circle class="open" cx="78" cy="31" r="8"/>'
    '<path class="faint" d="m45 41 22-8M88 28l26-10"/><circle class="open" cx="123" cy="15" r="6"/>',
    "done": '<path d="M6 58C52 58 84 42 138 42"/><path d="M6 67C54 67 86 51 138 51"/>'
    '<circle class="dot" cx="24" cy="46" r="5.5"/><circle class="dot" cx="38" cy="40" r="5.5"/>'
    '<circle class="dot" cx="66" cy="37" r="5.5"/><circle class="dot" cx="80" cy="30" r="5.5"/>'
    '<circle class="dot" cx="108" cy="29" r="5.5"/><circle class="dot" cx="122" cy="22" r="5.5"/>',
}


@register.simple_tag
def tag_label(text: Any, kind: str = "", sign: str = "") -> SafeString:
    """A fact in a pill. `kind`: good, info, attention, outline or nothing."""
    return format_html(
        '<span class="tag{}">{}{}</span>', f" is-{kind}" if kind else "", icon(sign) if sign else "", text
    )


@register.simple_tag
def scene(name: str) -> SafeString:
    """The drawing of an empty place: nothing "yet", nothing "found", all "done"."""
    return format_html('<svg class="scene" viewBox="0 0 144 72" aria-hidden="true">{}</svg>', mark_safe(SCENES[name]))


@register.simple_block_tag
def nothing(content: str, kind: str, title: str, level: int = 2) -> SafeString:
    """Nothing to show: what is true, why, and the one thing that could come next."""
    return format_html('<div class="empty">{}<h{level}>{}</h{level}>{}</div>', scene(kind), title, content, level=level)


@register.simple_block_tag
def notice(content: str, kind: str = "info", sign: str = "") -> SafeString:
    """A remark that matters on this page."""
    variant = "" if kind == "info" else f" is-{kind}"
    drawing = icon(sign or NOTICE_ICONS[kind])
    return format_html('<div class="notice{}">{}<div>{}</div></div>', variant, drawing, content)


@register.simple_block_tag
def door(content: str, url: str, title: str, drawing: str = "") -> SafeString:
    """A quiet way on that says what is behind it. `drawing`: goals, questions, constellation, agreement or nothing."""
    picture = DOOR.format(DOORS[drawing]) if drawing else ""
    return format_html('<a class="door" href="{}"><h3>{}</h3><p>{}</p>{}</a>', url, title, content, mark_safe(picture))


DOOR = '<svg viewBox="0 0 64 48" aria-hidden="true">{}</svg>'
DOORS = {
    "goals": '<path d="M3 40C20 40 22 12 32 12s12 28 29 28"/><circle class="dot" cx="44.5" cy="27" r="4.5"/>',
    "questions": '<path d="M10 12h44M10 24h44M10 36h26"/>',
    "constellation": '<path d="M12 36 29 11M33 12l17 20"/><path class="faint" d="m16 38 30 4"/>'
    '<circle class="dot" cx="11" cy="37" r="4"/><circle class="dot" cx="31" cy="9" r="4"/>'
    '<circle class="dot" cx="52" cy="34" r="4"/><circle class="open" cx="52" cy="10" r="5"/>',
    "agreement": '<path d="M14 5h28l9 9v29H14zM42 5v9h9"/><path d="M21 35c3-6 5-9 7-8.5 2 .7-2 7 0 8s3-3.5 '
    '5-3.2-1 3 1 3 3-1.5 9-1.5M21 15h14M21 21h22"/>',
    "people": '<circle class="dot" cx="23" cy="16" r="6"/><circle class="dot" cx="43" cy="10" r="6"/>'
    '<path d="M3 33c22 0 30-8 58-8M3 42c23 0 31-8 58-8"/>',
    "calendar": '<path d="M12 11h40v32H12zM12 20h40M22 6v9M42 6v9"/><circle class="dot" cx="38" cy="31" r="4"/>',
}
