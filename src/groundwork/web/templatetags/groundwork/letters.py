"""Letters are written once and read twice: as tables, which mail programs want, and as plain text."""

from __future__ import annotations

import re
from typing import Any

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from groundwork.core.days import Day, Moment, here, say_clock, say_day, say_when
from groundwork.web.markdown import to_html

from .library import register
from .moments import there

GAP = mark_safe('<table role="presentation"><tr><td class="gap">&nbsp;</td></tr></table>')
HOLES = re.compile(r"\n{3,}")
PARTS = {
    "quote": mark_safe('<table role="presentation" width="100%"><tr><td class="quote">{}</td></tr></table>'),
    "facts": mark_safe('<table role="presentation" class="facts" width="100%">{}</table>'),
    "buttons": mark_safe('<table role="presentation" class="stackable"><tr>{}</tr></table>'),
}
FACT = mark_safe('<tr><td class="what">{}</td><td>{}</td></tr>')
BUTTON = mark_safe('<td class="yes"><a href="{}">{}</a></td>')
OTHER = mark_safe('<td class="sep">&nbsp;</td><td class="other"><a href="{}">{}</a></td>')


def is_html(context: Context) -> bool:
    """Whether this reading of the letter is the one with tables."""
    return str(context.get("layout", "")).endswith(".html")


@register.simple_block_tag(takes_context=True)
def paragraph(context: Context, content: str, kind: str = "") -> SafeString:
    """A paragraph of a letter; `kind` may be "muted" or "small muted"."""
    said = mark_safe(" ".join(content.split()))
    if not said:
        return said
    if not is_html(context):
        return mark_safe(f"{said}\n\n")
    return format_html('<p class="{}">{}</p>', kind, said) if kind else format_html("<p>{}</p>", said)


@register.simple_tag(takes_context=True)
def quote(context: Context, text: str) -> SafeString:
    """A person's own words in a letter."""
    if is_html(context):
        return format_html(PARTS["quote"], to_html(text)) + GAP
    lines = "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
    return mark_safe(f"{lines}\n\n")


@register.simple_tag(takes_context=True)
def fact(context: Context, what: str, says: Any) -> SafeString:
    """One fact of a letter with its name; nothing when there is nothing to say."""
    if not says:
        return mark_safe("")
    return format_html(FACT, what, says) if is_html(context) else mark_safe(f"{what}: {says}\n")


@register.simple_tag(takes_context=True)
def button(context: Context, url: str, label: str, kind: str = "") -> SafeString:
    """What the reader can do; the first is the one to press, the others are "other"."""
    if not is_html(context):
        return mark_safe(f"{label}:\n{url}\n\n")
    return format_html(OTHER if kind == "other" else BUTTON, url, label)


@register.filter
def said_day(value: Day | None) -> str:
    """ "Thursday 11 March", as plain text."""
    return say_day(value) if value else ""


@register.filter
def said_when(value: Moment | None, other: Any = None) -> str:
    """ "Thursday 11 March, 16:00 (Ada: 17:00)" on the reader's clock, as plain text."""
    if value is None:
        return ""
    return f"{say_when(value)} {there(value, other)}".strip()


@register.filter
def said_clock(value: Moment | None) -> str:
    """ "16:00" on the reader's clock, as plain text."""
    if value is None:
        return ""
    local = here(value)
    assert isinstance(local, Moment)
    return say_clock(local)


@register.simple_block_tag(takes_context=True)
def letter_part(context: Context, content: str, part: str) -> SafeString:
    """The facts or the buttons of a letter, with the space below; a part with nothing in it leaves no gap."""
    if not content.strip():
        return mark_safe("")
    if not is_html(context):
        return mark_safe("\n".join(filter(None, (line.strip() for line in content.splitlines()))))
    return format_html(PARTS[part], mark_safe(content.strip())) + GAP


@register.simple_block_tag
def plain_text(content: str) -> SafeString:
    """A letter's text: what a block leaves empty leaves no hole."""
    lines = "\n".join(line.strip() for line in content.strip().splitlines())
    return mark_safe(HOLES.sub("\n\n", lines))
