"""Letters that let people in. They go at once, because somebody waits in front of the page."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from groundwork.notifications.rendering import render_letter

log = logging.getLogger(__name__)


def send_letter(request: HttpRequest, name: str, address: str, context: dict[str, Any]) -> None:
    """Send the letter now. When the mail server is away, the page says so and nothing else changes."""
    facts = {"minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60, "sign_in_url": _sign_in_url(), **context}
    subject, text, html = render_letter(name, facts)
    message = EmailMultiAlternatives(subject, text, to=[address], headers={"Auto-Submitted": "auto-generated"})
    message.attach_alternative(html, "text/html")
    try:
        message.send()
    except (SMTPException, OSError):
        log.exception("A letter that lets somebody in could not be sent")
        messages.error(request, _("Our letter could not be sent. Try again in a few minutes."))


def _sign_in_url() -> str:
    return settings.BASE_URL + reverse("public:sign_in")
