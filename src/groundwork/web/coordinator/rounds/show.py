"""A round as it stands: being prepared, running, ready for review, failed, or published."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from groundwork.core.clock import now
from groundwork.enrollment.models import Participation
from groundwork.matching.models import Exclusion, Pairing, Round
from groundwork.matching.queries import pairings_of
from groundwork.matching.review import certificate_of, open_pair, reviewed, waiting_in
from groundwork.matching.states import PublicationState, RoundState

from .access import round_or_404
from .forms import WeightsForm
from .running import UNDER_WAY, render_running
from .terms import render_terms

PAGE = 50


@login_required
@require_safe
def show_round(request: HttpRequest, round: UUID) -> HttpResponse:
    """The one address of a round, whatever its state."""
    one = round_or_404(request, round)
    if one.state == RoundState.DRAFT:
        return render_terms(request, one, WeightsForm(initial=one.weights))
    if one.state in UNDER_WAY:
        return render_running(request, one)
    if one.state == RoundState.PUBLISHED:
        return _published(request, one)
    if one.state == RoundState.FAILED:
        return _failed(request, one)
    return _review(request, one)


def _failed(request: HttpRequest, round: Round) -> HttpResponse:
    failure = round.result.get("failure", {})
    parts = Participation.objects.filter(pk__in=[failure[key] for key in ("mentor", "mentee") if key in failure])
    people = {part.role: part.person for part in parts.select_related("person")}
    lock = Pairing.objects.filter(round=round, mentor=failure.get("mentor"), mentee=failure.get("mentee")).first()
    context = {"round": round, "code": failure.get("code"), "people": people, "lock": lock}
    return render(request, "coordinator/rounds/failed.html", context)


def _published(request: HttpRequest, round: Round) -> HttpResponse:
    publication = round.publications.exclude(state=PublicationState.UNDONE).select_related("by").latest("created_at")
    left = publication.undo_until - now()
    context = {
        "round": round,
        "publication": publication,
        "pairs": round.pairings.count(),
        "can_undo": publication.state == PublicationState.WAITING and left.total_seconds() > 0,
        "minutes_left": max(1, round_up_minutes(left.total_seconds())),
        "told": publication.state == PublicationState.TOLD,
    }
    return render(request, "coordinator/rounds/published.html", context)


def round_up_minutes(seconds: float) -> int:
    """Started minutes, so that a promise of time is never longer than the time."""
    return int(seconds // 60)


def _review(request: HttpRequest, round: Round) -> HttpResponse:
    everyone = pairings_of(round)
    locked = round.pairings.filter(keep=Pairing.Keep.LOCKED).count()
    show = "locked" if request.GET.get("show") == "locked" else ""
    rows = everyone.filter(keep=Pairing.Keep.LOCKED) if show else everyone
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lines = reviewed(round, list(page))
    waiting = waiting_in(round)
    context: dict[str, Any] = {
        "round": round,
        "certificate": certificate_of(round),
        "page": page,
        "lines": lines,
        "pair": _opened(round, request.GET.get("pair"), lines),
        "waiting": waiting,
        "pairs": page.paginator.count if not show else round.pairings.count(),
        "locked": locked,
        "exclusions": _exclusions(round),
        "outdated": bool(round.result.get("outdated")),
        "show": show,
        "here": request.get_full_path(),
    }
    return render(request, "coordinator/rounds/review.html", context)


def _opened(round: Round, wanted: str | None, lines: Any) -> Any:
    """The pair that was asked for, or the first on the page."""
    found = next((line.pairing for line in lines if str(line.pairing.pk) == wanted), None)
    if found is None and wanted:
        found = next((row for row in round.pairings.all() if str(row.pk) == wanted), None)
    found = found or (lines[0].pairing if lines else None)
    return open_pair(round, found.mentor_id, found.mentee_id) if found else None


def _exclusions(round: Round) -> list[Exclusion]:
    rows = Exclusion.objects.standing().filter(round=round).select_related("mentor__person", "mentee__person", "by")
    return list(rows.order_by("created_at"))
