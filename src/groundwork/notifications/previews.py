"""Letters as they will be read, before anybody is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from groundwork.enrollment.models import Participation, Role

from .catalogue import Letter
from .composing import frame
from .kinds.matching import match_context
from .rendering import render_letter

MATCH = {Role.MENTOR: "match_mentor", Role.MENTEE: "match_mentee"}


@dataclass(frozen=True)
class Preview:
    """To whom, and the letter's words in plain text."""

    reader: Any
    subject: str
    paragraphs: list[str]


def preview_match(mentor: Participation, mentee: Participation, role: Role) -> Preview:
    """What one of the two will read when this pair is published. Its button has no page to lead to yet."""
    reader = (mentor if role == Role.MENTOR else mentee).person
    letter = Letter(
        {"is_mentor": role == Role.MENTOR, "url": settings.BASE_URL, **match_context(mentor, mentee, role)},
        program=mentee.cohort.program,
    )
    context = {**frame(letter, reader), **letter.context}
    subject, text, _html = render_letter(MATCH[role], context, reader=reader)
    words = text.partition("\n--\n")[0].removeprefix(subject).replace(f":\n{settings.BASE_URL}", "").strip()
    return Preview(reader, subject, [part.strip() for part in words.split("\n\n") if part.strip()])
