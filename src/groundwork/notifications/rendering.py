"""A letter's three templates become a subject, plain text, and HTML whose style sheet is written into the elements."""

from __future__ import annotations

from typing import Any

import css_inline
from django.conf import settings
from django.template.loader import render_to_string

_inliner = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


def render_letter(name: str, context: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML of the letter called `name`. Line breaks never reach the subject: they would forge headers."""
    context = {"base_url": settings.BASE_URL, **context}
    subject = " ".join(render_to_string(f"mail/{name}.subject.txt", context).split())
    text = render_to_string(f"mail/{name}.txt", context).strip() + "\n"
    return subject, text, _inliner.inline(render_to_string(f"mail/{name}.html", {**context, "subject": subject}))
