"""The rounds of a cohort, and starting one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.matching.actions import start_round
from groundwork.matching.models import Round
from groundwork.matching.queries import mentees_who_ask, ready_people, rounds_of
from groundwork.programs.models import Cohort
from groundwork.programs.states import CohortState

from .access import cohort_or_404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def list_rounds(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """What was matched so far, and who could be matched now."""
    of = cohort_or_404(request, cohort)
    if request.method == "POST":
        made = start_round(of, seed=secrets.randbelow(2**31), by=request.user, at=now())
        return redirect("coordinator:round", made.pk)
    at = now()
    ready = ready_people(of, at=at).values()
    mentors = sum(part.is_mentor for part in ready)
    context = {
        "cohort": of,
        "rounds": _numbered(list(rounds_of(of))),
        "mentors": mentors,
        "mentees": len(ready) - mentors,
        "asking": mentees_who_ask(of, at=at).count(),
        "is_over": of.state in {CohortState.CLOSING, CohortState.CLOSED},
        "not_ready": _not_ready(of) if mentors in (0, len(ready)) else 0,
        "running": of.mentorships.filter(closed_at=None).count(),
    }
    return render(request, "coordinator/rounds/rounds.html", context)


def _not_ready(cohort: Cohort) -> int:
    """How many people are here who can't be matched yet."""
    on_their_way = [ParticipationState.INVITED, ParticipationState.JOINING]
    parts = Participation.objects.filter(cohort=cohort, state__in=on_their_way)
    return parts.values("person").distinct().count()


def _numbered(rounds: Sequence[Round]) -> list[tuple[int, Round]]:
    """The first round of a cohort is number one; the newest stands on top."""
    return [(len(rounds) - place, round) for place, round in enumerate(rounds)]
