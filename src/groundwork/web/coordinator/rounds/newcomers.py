"""Those who came after a round, and what it would bring if a young pair changed. Looking changes nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.matching.actions import ask_about_newcomers
from groundwork.matching.plans.inquiries import newcomers_question, newest
from groundwork.matching.plans.newcomers import Newcomers, are_too_many, how_many_look, newcomers_of
from groundwork.matching.review.newcomers_left import why_left
from groundwork.matching.states import InquiryState
from groundwork.programs.models import Cohort

from .access import cohort_or_404
from .running import how_far


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def newcomers(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Who fits into the free places with nobody moved, and what one to three changes would add.

    Of very many people it is worked out in the background: POST asks for it, and the page shows the last answer.
    """
    of = cohort_or_404(request, cohort)
    if request.method == "POST":
        ask_about_newcomers(of, by=request.user, at=now())
        return redirect("coordinator:newcomers", of.pk)
    context = {"cohort": of, **(_in_background(of) if are_too_many(of, at=now()) else _at_once(of))}
    return render(request, "coordinator/rounds/newcomers.html", context)


def _at_once(cohort: Cohort) -> dict[str, Any]:
    found = newcomers_of(cohort, at=now())
    return {"found": found, "looking": found.looking, "left": why_left(found)}


def _in_background(cohort: Cohort) -> dict[str, Any]:
    inquiry = newest(newcomers_question(cohort))
    context: dict[str, Any] = {"large": True, "looking": how_many_look(cohort, at=now())}
    if inquiry is None:
        return context
    if inquiry.is_under_way:
        return {**context, "inquiry": inquiry, **how_far(inquiry)}
    if inquiry.state == InquiryState.FAILED:
        return {**context, "failed": True}
    found = Newcomers.from_facts(inquiry.answer)
    return {**context, "found": found, "left": why_left(found), "answered_at": inquiry.heartbeat_at}
