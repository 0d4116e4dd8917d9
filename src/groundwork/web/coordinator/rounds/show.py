"""A round as it stands: being prepared, running, ready for review, failed, or published."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from groundwork.enrollment.models import Participation
from groundwork.matching.models import Pairing, Round
from groundwork.matching.states import RoundState

from .access import round_or_404
from .batches import render_publications
from .forms import terms_form
from .review import render_review
from .running import UNDER_WAY, render_running
from .terms import render_terms


@login_required
@require_safe
def show_round(request: HttpRequest, round: UUID) -> HttpResponse:
    """The one address of a round, whatever its state."""
    one = round_or_404(request, round)
    if one.state == RoundState.DRAFT:
        return render_terms(request, one, terms_form(one))
    if one.state in UNDER_WAY:
        return render_running(request, one)
    if one.state == RoundState.PUBLISHED:
        return render_publications(request, one)
    if one.state == RoundState.FAILED:
        return _failed(request, one)
    return render_review(request, one)


def _failed(request: HttpRequest, round: Round) -> HttpResponse:
    failure = round.result.get("failure", {})
    parts = Participation.objects.filter(pk__in=[failure[key] for key in ("mentor", "mentee") if key in failure])
    people = {part.role: part.person for part in parts.select_related("person")}
    lock = Pairing.objects.filter(round=round, mentor=failure.get("mentor"), mentee=failure.get("mentee")).first()
    context = {"round": round, "code": failure.get("code"), "people": people, "lock": lock}
    return render(request, "coordinator/rounds/failed.html", context)
