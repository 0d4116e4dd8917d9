"""A mail backend that keeps every mail for the outbox page and sends nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .models import Mail


class OutboxBackend(BaseEmailBackend):
    """Where all mail of the demo lands."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            html = [content for content, kind in getattr(message, "alternatives", []) if kind == "text/html"]
            names = [attachment[0] for attachment in message.attachments if isinstance(attachment, tuple)]
            for address in message.recipients():
                Mail.objects.create(
                    to=address,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=str(html[0]) if html else "",
                    attachments=names,
                )
        return len(email_messages)
