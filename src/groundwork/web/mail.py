"""Whether letters go out at all: where they don't, people are told so, and links are passed on by hand."""

from __future__ import annotations

from django.conf import settings


def mail_is_off() -> bool:
    """This installation has no mail server."""
    return bool(settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"))
