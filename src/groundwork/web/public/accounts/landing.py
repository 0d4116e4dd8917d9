"""The front page, and two pages everybody may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundwork.web.navigation import home_name


def landing(request: HttpRequest) -> HttpResponse:
    """What this is, for visitors; whoever is signed in goes to their home."""
    if request.user.is_authenticated:
        return redirect(home_name(request.user))
    return render(request, "public/accounts/landing.html")


def routing_guide(request: HttpRequest) -> HttpResponse:
    """What am I really asking for? Mentoring, or something else that goes by its name."""
    return render(request, "public/accounts/routing_guide.html")


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """The circles of sight, in plain words, for each role."""
    return render(request, "public/accounts/who_sees_what.html")
