"""The front page, and two pages everybody may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundwork.web.navigation import home_name
from groundwork.web.road import Road
from groundwork.web.whereabouts import whereabouts


def landing(request: HttpRequest) -> HttpResponse:
    """What this is, for visitors; whoever is signed in goes to their home."""
    if request.user.is_authenticated:
        return redirect(home_name(whereabouts(request)))
    return render(request, "public/accounts/landing.html", {"road": _a_whole_road()})


def _a_whole_road() -> Road:
    """What lies before two people, from finding each other to a good ending."""
    return Road(
        stages=[
            {
                "name": _("Groundwork"),
                "when": _("You get to know each other and agree on how you want it"),
                "state": "here",
            },
            {
                "name": _("Growing"),
                "when": _("You talk regularly, about what matters to the one who learns"),
                "state": "ahead",
            },
            {"name": _("Review"), "when": _("You look back together: go on, change, or close"), "state": "ahead"},
            {"name": _("Closing"), "when": _("You say what you gained, and thank you"), "state": "ahead"},
        ],
        today=0.1,
    )


def routing_guide(request: HttpRequest) -> HttpResponse:
    """What am I really asking for? Mentoring, or something else that goes by its name."""
    return render(request, "public/accounts/routing_guide.html")


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """The circles of sight, in plain words, for each role."""
    return render(request, "public/accounts/who_sees_what.html")
