"""A letter becomes a mail: what stands around its words, and the headers that keep mail clients and people at ease."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.invitations.links import pause_url
from groundwork.programs.queries import coordinators_of

from .catalogue import Letter
from .links import letters_url
from .models import Importance, Notification
from .rendering import render_letter


def compose(
    notification: Notification, letter: Letter, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """The mail, in HTML and plain text."""
    link = letters_url(notification.person_id, notification.importance) if notification.person_id else ""
    context = {**frame(letter, notification.person), **letter.context, "letters_link": link}
    subject, text, html = render_letter(
        notification.kind, context, reader=notification.person, time_zone=letter.time_zone
    )
    message = EmailMultiAlternatives(
        subject,
        text,
        to=[notification.address],
        headers=_headers(notification, letter, link),
        connection=connection,
        reply_to=[letter.reply_to] if letter.reply_to else None,
    )
    message.attach_alternative(html, "text/html")
    for name, content, kind in letter.attachments:
        message.attach(name, content, kind)
    return message


def frame(letter: Letter, reader: Any) -> dict[str, Any]:
    """The program at its head, the pause at hand for mentors, and whom it comes from."""
    program = letter.program
    organization = letter.organization or (program.organization if program else None)
    coordinators = coordinators_of(program) if program else []
    return {
        "program": program,
        "program_name": program.name if program else "",
        "mentee_word": program.mentee_word if program else "",
        "coordinator": coordinators[0] if coordinators else None,
        "sender_line": ", ".join(str(name) for name in [*coordinators[:1], organization] if name),
        "pause_link": _pause_link(reader, program),
    }


def _pause_link(reader: Any, program: Any) -> str:
    if reader is None or program is None:
        return ""
    parts = Participation.objects.mentors().filter(person=reader, cohort__program=program)
    part = parts.exclude(state=ParticipationState.LEFT).order_by("-created_at").first()
    return pause_url(part) if part else ""


def _headers(notification: Notification, letter: Letter, link: str) -> dict[str, str]:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    headers = {"Message-ID": f"<{notification.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    if letter.thread:
        headers["References"] = f"<{letter.thread}@{host}>"
    if link and notification.importance != Importance.WAITING:
        headers |= {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers
