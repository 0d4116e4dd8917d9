"""Cohorts: planned, opened, begun, closed; and the link to join by."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import local_day, now
from groundwork.core.errors import GroundworkError
from groundwork.programs import actions
from groundwork.programs.models import Cohort
from groundwork.programs.queries import coordinates
from groundwork.programs.states import CohortState

from .dates import suggested_days
from .forms import CohortForm
from .grades_waiting import GradesWaiting, grades_waiting
from .line import line_in_words
from .own import own_cohort, own_program
from .tasks import done_in_words, tasks_of

MOVES = {
    CohortState.GATHERING: actions.open_cohort,
    CohortState.RUNNING: actions.begin_cohort,
    CohortState.CLOSING: actions.begin_closing,
    CohortState.CLOSED: actions.close_cohort,
}


@login_required
def cohort_new(request: HttpRequest, program: UUID) -> HttpResponse:
    """A name and three days, suggested."""
    mine = own_program(request, program)
    suggested = suggested_days(mine, today=local_day(now(), request.user))
    form = CohortForm(request.POST or None, initial=suggested)
    if form.is_valid():
        try:
            cohort = actions.plan_cohort(mine, **form.cleaned_data, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:cohort", cohort.pk)
    context = {"program": mine, "is_new": not mine.cohorts.exists(), "step": 4}
    return _question(request, form, context)


@login_required
def cohort_edit(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Another name or other days."""
    mine = own_cohort(request, cohort)
    form = CohortForm(request.POST or None, instance=mine)
    if form.is_valid():
        said = form.cleaned_data
        mine.refresh_from_db()  # the form has written its answers onto the row already
        try:
            actions.change_cohort(mine, **said, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:cohort", mine.pk)
    return _question(request, form, {"program": mine.program, "cohort": mine, "is_new": False})


def _question(request: HttpRequest, form: CohortForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/frame/question.html", {"form": form, **context}, status=status)


@login_required
def cohort(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """What is done and what comes next, what state the cohort is in and what that means."""
    mine = own_cohort(request, cohort)
    is_coordinator = coordinates(request.user, mine.program)
    tasks = tasks_of(mine, coordinates=is_coordinator)
    context = {
        "cohort": mine,
        "program": mine.program,
        "tasks": tasks,
        "done": done_in_words(tasks),
        "is_coordinator": is_coordinator,
        "line": line_in_words(mine, at=now()) if is_coordinator else None,
        "grades_waiting": _new_grades(mine),
        "join_url": settings.BASE_URL + reverse("public:join", args=[mine.join_token]),
    }
    return render(request, "coordinator/frame/cohort.html", context)


def _new_grades(cohort: Cohort) -> GradesWaiting | None:
    """Grades that came in since the ladder was made; an organization that never made one isn't asked here."""
    waiting = grades_waiting(cohort.program)
    return waiting if waiting and waiting.has_ladder else None


@require_POST
@login_required
def cohort_state(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Open it, start it, bring it to its end."""
    mine = own_cohort(request, cohort)
    to = request.POST.get("to", "")
    if to not in MOVES:
        raise Http404
    try:
        _verb(mine, CohortState(to))(mine, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    return redirect("coordinator:cohort", mine.pk)


def _verb(cohort: Cohort, to: CohortState) -> Any:
    if to == CohortState.RUNNING and cohort.state == CohortState.CLOSING:
        return actions.resume_cohort
    return MOVES[to]


@require_POST
@login_required
def join_link(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """A new link; the one that went too far ends."""
    mine = own_cohort(request, cohort)
    actions.renew_join_link(mine, by=request.user, at=now())
    messages.success(request, _("There is a new link to join by. The old one has ended."))
    return redirect("coordinator:cohort", mine.pk)
