"""Those who came after a round, and what it would bring if a young pair changed. Looking changes nothing."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from groundwork.core.clock import now
from groundwork.matching.plans.newcomers import newcomers_of

from .access import cohort_or_404


@login_required
@require_safe
def newcomers(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Who fits into the free places with nobody moved, and what one to three changes would add."""
    of = cohort_or_404(request, cohort)
    return render(request, "coordinator/rounds/newcomers.html", {"cohort": of, "found": newcomers_of(of, at=now())})
