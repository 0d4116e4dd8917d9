"""No new requests for a while."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import lift_pause, pause_asks
from groundwork.enrollment.models import Pause
from groundwork.web.pausing import PauseForm

from .own import own_part


@login_required
def pause(request: HttpRequest, part: UUID) -> HttpResponse:
    """Ask for quiet, for as long as one likes; what runs, runs on."""
    mine, at = own_part(request, part), now()
    form = PauseForm(request.POST if request.method == "POST" else None, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            pause_asks(mine, form.end(at), by=request.user, at=at)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            paused = gettext("New requests pause from now on.")
            messages.success(request, paused if mine.is_mentor else gettext("Your search pauses from now on."))
            return redirect("member:part", mine.pk)
    running = Pause.objects.running(at).filter(participation=mine).first()
    context = {"part": mine, "form": form, "running": running}
    return render(request, "member/taking_part/pause.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def lifting(request: HttpRequest, part: UUID) -> HttpResponse:
    """Open to requests again, before the pause would have ended."""
    mine = own_part(request, part)
    try:
        lift_pause(mine, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        reach = gettext("Welcome back. New requests can reach you again.")
        messages.success(request, reach if mine.is_mentor else gettext("Welcome back. The search is on again."))
    return redirect("member:part", mine.pk)
