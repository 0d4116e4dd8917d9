"""Pairs that went out and did not begin: a coordinator has read of them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.matching.actions import take_note

from .access import round_or_404, way_back


@login_required
@require_POST
def note(request: HttpRequest, round: UUID) -> HttpResponse:
    """They leave the page; the trail of the round keeps them."""
    one = round_or_404(request, round)
    if take_note(one, by=request.user, at=now()):
        messages.success(request, _("Noted. What was done in this round keeps it."))
    return redirect(way_back(request, one.pk))
