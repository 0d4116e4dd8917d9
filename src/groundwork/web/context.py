"""What every page gets besides its own context: the frame around it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from . import navigation
from .appearance import scheme_of
from .mail import mail_is_off


def frame(request: HttpRequest) -> dict[str, Any]:
    """Asked for lazily, so that a fragment for htmx costs no query for a top bar it does not show."""
    return {
        "nav": SimpleLazyObject(lambda: navigation.nav_for(request)),
        "account": SimpleLazyObject(lambda: navigation.account_for(request)),
        "program_name": SimpleLazyObject(lambda: navigation.program_name_for(request)),
        "foot": SimpleLazyObject(lambda: navigation.foot_for(request)),
        "scheme": scheme_of(request),
        "mail_is_off": mail_is_off(),
        "appearance_url": SimpleLazyObject(lambda: reverse("public:appearance")),
    }
