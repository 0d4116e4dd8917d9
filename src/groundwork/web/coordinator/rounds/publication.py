"""The last look before a round goes out, and taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Role
from groundwork.matching.actions import publish_round, undo_publication
from groundwork.matching.models import Publication
from groundwork.matching.queries import pairings_of
from groundwork.matching.states import RoundState
from groundwork.notifications.previews import preview_match

from .access import back_with, part_of_round_or_404, round_or_404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, round: UUID) -> HttpResponse:
    """The two letters as two real people will read them, and the button."""
    one = round_or_404(request, round)
    if request.method == "POST":
        try:
            publish_round(one, by=request.user, at=now())
        except GroundworkError as error:
            return back_with(request, error, "coordinator:round", one.pk)
        return redirect("coordinator:round", one.pk)
    first = pairings_of(one).last()
    if one.state != RoundState.READY or one.result.get("outdated") or first is None:
        return redirect("coordinator:round", one.pk)
    letters = [(role, preview_match(first.mentor, first.mentee, role)) for role in (Role.MENTOR, Role.MENTEE)]
    context = {
        "round": one,
        "pairs": one.pairings.count(),
        "pairing": first,
        "letters": letters,
        "waiting": len(one.result.get("unmatched", [])),
    }
    return render(request, "coordinator/rounds/publication.html", context)


@login_required
@require_POST
def undo(request: HttpRequest, publication: UUID) -> HttpResponse:
    """Everything is as it was; nobody has heard of it."""
    one = part_of_round_or_404(request, Publication, publication)
    try:
        undo_publication(one, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round", one.round_id)
    messages.success(request, _("Undone. Nobody was told, and every place is free again."))
    return redirect("coordinator:round", one.round_id)
