"""A round while it is run: how far it is, and calling it off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import call_off_run
from groundwork.matching.models import Inquiry, Round
from groundwork.matching.states import Phase, RoundState

from .access import back_with, round_or_404

UNDER_WAY = {RoundState.QUEUED, RoundState.RUNNING}


def render_running(request: HttpRequest, round: Round) -> HttpResponse:
    """The page that looks again by itself, with or without JavaScript."""
    return render(request, "coordinator/rounds/running.html", _context(round))


@login_required
@require_safe
def show_progress(request: HttpRequest, round: UUID) -> HttpResponse:
    """How far a run is, for the page that asks every second; once it is over that page is opened anew."""
    one = round_or_404(request, round)
    if "HX-Request" not in request.headers:
        return redirect("coordinator:round", one.pk)
    response = render(request, "coordinator/rounds/_progress.html", _context(one))
    if one.state not in UNDER_WAY:
        response.headers["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def call_off(request: HttpRequest, round: UUID) -> HttpResponse:
    """The round stands as it stood before."""
    one = round_or_404(request, round)
    try:
        call_off_run(one, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round", one.pk)
    messages.success(request, _("The run is called off. The round stands as it stood before."))
    return redirect("coordinator:round", one.pk)


def _context(round: Round) -> dict[str, Any]:
    return {"round": round, "people": round.people.count(), **how_far(round)}


def how_far(row: Round | Inquiry) -> dict[str, Any]:
    """What the progress says: how far, at what, or that it waits for its turn."""
    return {
        "percent": int(100 * row.done),
        "phase": Phase(row.phase).label if row.phase else "",
        "waits": row.state == RoundState.QUEUED,
    }
