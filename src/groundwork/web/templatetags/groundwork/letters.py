"""Letters are tables inside, as mail programs want them; a part with nothing in it leaves no gap."""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .library import register

GAP = mark_safe('<table role="presentation"><tr><td class="gap">&nbsp;</td></tr></table>')
HOLES = re.compile(r"\n{3,}")
PARTS = {
    "quote": mark_safe('<table role="presentation" width="100%"><tr><td class="quote">{}</td></tr></table>'),
    "facts": mark_safe('<table role="presentation" class="facts" width="100%">{}</table>'),
    "buttons": mark_safe('<table role="presentation" class="stackable"><tr>{}</tr></table>'),
}


@register.simple_block_tag
def letter_part(content: str, part: str) -> SafeString:
    """A quote, the facts or the buttons of a letter, with the space below it."""
    if not content.strip():
        return mark_safe("")
    return format_html(PARTS[part], mark_safe(content.strip())) + GAP


@register.simple_block_tag
def plain_text(content: str) -> SafeString:
    """A letter's text: what a block leaves empty leaves no hole."""
    lines = "\n".join(line.rstrip() for line in content.strip().splitlines())
    return mark_safe(HOLES.sub("\n\n", lines))
