"""What surrounds every answer: security headers, and the clock of the person who asks."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

Answer = Callable[[HttpRequest], HttpResponseBase]

# Nothing inline, nothing from elsewhere: a text that slips through as HTML still runs nothing and sends nothing.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()" for feature in ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"]
)


class SecurityHeaders:
    """Strict headers on every answer; pages of signed-in people are kept by no cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # The cookie rather than `request.user`: it costs no query, and erring towards "no-store" harms nobody.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and _is_html(response):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _is_html(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


class OwnTimeZone:
    """Times are read in the zone of the person who asks."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            timezone.activate(zone_named(user.time_zone))
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()


def zone_named(name: str) -> ZoneInfo:
    """The time zone of this name, or UTC when there is none such."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
