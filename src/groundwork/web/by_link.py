"""Pages behind a signed link: nobody signs in, no cache keeps them, and a link whose time is over says what next."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control

from groundwork.core.signing import LinkExpired

from .middleware import zone_named

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """A page whose address alone lets somebody in."""

    @wraps(view)
    @cache_control(private=True, no_store=True)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except LinkExpired:
            response = render(request, "public/answers/link_expired.html", status=410)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


def on_the_clock_of(person: Any) -> timezone.override:
    """Days and times as this person reads them, though nobody has signed in."""
    return timezone.override(zone_named(person.time_zone))
