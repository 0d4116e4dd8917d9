"""What was done in a round by hand, and taking back the last of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import undo_last_change
from groundwork.matching.review import events_of, trail

from .access import round_or_404, way_back

PAGE = 50


@login_required
@require_safe
def show_trail(request: HttpRequest, round: UUID) -> HttpResponse:
    """Who did what, newest first."""
    one = round_or_404(request, round)
    page = Paginator(events_of(one), PAGE).get_page(request.GET.get("page"))
    context = {"round": one, "page": page, "entries": trail(page)}
    return render(request, "coordinator/rounds/trail.html", context)


@login_required
@require_POST
def undo_last(request: HttpRequest, round: UUID) -> HttpResponse:
    """Whoever made it: the page says what it was."""
    one = round_or_404(request, round)
    try:
        change = undo_last_change(one, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Undone: %(what)s.") % {"what": change.get_kind_display().lower()})
    return redirect(way_back(request, one.pk))
