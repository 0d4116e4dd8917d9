"""Questions that are worked out in the background: asking, how far they are, calling them off."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import ask_what_if, call_off_inquiry
from groundwork.matching.models import Inquiry

from .access import back_with, round_or_404
from .running import how_far
from .trials import trial_of

PLACES = {"places": "place", "like": "like", "off": "off"}
"""How an address names what is tried."""


@login_required
@require_POST
def ask(request: HttpRequest, round: UUID) -> HttpResponse:
    """Have a trial worked out; its answer stands at the address of the trial itself."""
    one = round_or_404(request, round)
    trial = trial_of(one, request.POST)
    if not trial.asks:
        return redirect("coordinator:round_what_if", one.pk)
    try:
        inquiry = ask_what_if(one, **trial.asked, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round_what_if", one.pk)
    return redirect(address_of(inquiry))


@login_required
@require_safe
def show_progress(request: HttpRequest, inquiry: UUID) -> HttpResponse:
    """How far it is, for the page that asks every second; once it is over that page is opened anew."""
    one = _inquiry_or_404(request, inquiry)
    if "HX-Request" not in request.headers:
        return redirect(address_of(one))
    response = render(request, "coordinator/rounds/_progress.html", how_far(one))
    if not one.is_under_way:
        response.headers["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def call_off(request: HttpRequest, inquiry: UUID) -> HttpResponse:
    """It is no longer wanted."""
    one = _inquiry_or_404(request, inquiry)
    try:
        call_off_inquiry(one, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, address_of(one))
    messages.success(request, _("Called off. Nothing was changed."))
    return redirect(address_of(one).partition("?")[0])


def address_of(inquiry: Inquiry) -> str:
    """Where its answer is read."""
    if inquiry.kind == Inquiry.Kind.NEWCOMERS:
        return reverse("coordinator:newcomers", args=[inquiry.cohort_id])
    if inquiry.kind == Inquiry.Kind.REPETITION:
        return reverse("coordinator:round_plans", args=[inquiry.round_id])
    query = [(PLACES[name], value) for name, values in inquiry.asked.items() for value in values]
    return f"{reverse('coordinator:round_what_if', args=[inquiry.round_id])}?{urlencode(query)}"


def _inquiry_or_404(request: HttpRequest, pk: UUID) -> Any:
    visible = Inquiry.objects.visible_to(request.user).select_related("cohort__program").defer("answer")
    one = get_object_or_404(visible, pk=pk)
    request.cohort = one.cohort  # type: ignore[attr-defined]
    return one
