"""What was done in a round by hand, and taking changes back: the last one, or several in their order."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import undo_back_to, undo_last_change, undoable_changes
from groundwork.matching.models import Change
from groundwork.matching.review import changes_said, events_of, trail, undoing_said
from groundwork.matching.states import OPEN_TO_CHANGE

from .access import back_with, part_of_round_or_404, round_or_404, way_back

PAGE = 50


@login_required
@require_safe
def show_trail(request: HttpRequest, round: UUID) -> HttpResponse:
    """Who did what, newest first; beside each change that can be undone, how many that would be."""
    one = round_or_404(request, round)
    page = Paginator(events_of(one), PAGE).get_page(request.GET.get("page"))
    steps = undoable_changes(one) if one.state in OPEN_TO_CHANGE else []
    back = {str(change.pk): number for number, change in enumerate(steps, 1)}
    lines = [(entry, back.get(entry.change, 0)) for entry in trail(page)]
    return render(request, "coordinator/rounds/trail.html", {"round": one, "page": page, "lines": lines})


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
        messages.success(request, undoing_said(change))
    return redirect(way_back(request, one.pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def undo_back(request: HttpRequest, change: UUID) -> HttpResponse:
    """Which changes would be undone, the last first; the button undoes all of them or none."""
    one = part_of_round_or_404(request, Change, change)
    if request.method == "POST":
        try:
            steps = undo_back_to(one, by=request.user, at=now())
        except GroundworkError as error:
            return back_with(request, error, "coordinator:round_trail", one.round_id)
        text = ngettext("%(count)d change was undone.", "%(count)d changes were undone.", len(steps))
        messages.success(request, text % {"count": len(steps)})
        return redirect("coordinator:round", one.round_id)
    steps = undoable_changes(one.round)
    wanted = [step for step in steps if step.number >= one.number]
    if not any(step.pk == one.pk for step in wanted):
        messages.info(request, _("This change can’t be undone any more, or has been undone already."))
        return redirect("coordinator:round_trail", one.round_id)
    context = {"round": one.round, "entries": changes_said(one.round, wanted)}
    return render(request, "coordinator/rounds/undoing.html", context)
