"""Bringing in a file, in four steps: choose it, say its columns, look, done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError, Unacceptable
from groundwork.enrollment.landing import actions, outcome
from groundwork.enrollment.landing.inviting import invite_waiting, not_written_to
from groundwork.enrollment.landing.undoing import names_of
from groundwork.enrollment.models import ImportRun, Participation
from groundwork.enrollment.states import ImportState
from groundwork.programs.models import Cohort
from groundwork.programs.states import OPEN_TO_JOIN

from ..frame.grades_waiting import grades_waiting
from .forms import UploadForm
from .mapping_form import MappingForm
from .own import MAY_VOUCH, own_cohort, own_import
from .views import invited_in_words

# From so many rows on, a request would keep everyone else waiting: the worker lands the file.
TOO_MANY_FOR_A_REQUEST = 10_000
# From so many new words on, a list of skills is no longer shared by looking at it.
LONG_LIST = 60
RECENT = 10
LOOK_AGAIN_SECONDS = 3


@login_required
def import_new(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Step 1: the file. It is read and kept, and nothing is written about anybody."""
    mine = own_cohort(request, cohort)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = actions.take_file(mine, file_name=file.name, content=file.read(), by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:import_columns", run.pk)
    earlier = ImportRun.objects.visible_to(request.user).filter(cohort=mine).select_related("by")
    context = {"form": form, "cohort": mine, "earlier": earlier.defer("content", "undo", "outcome")[:RECENT]}
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/people/import_new.html", context, status=status)


@login_required
def columns(request: HttpRequest, run: UUID) -> HttpResponse:
    """Step 2: what each column is. Going on holds every row against it."""
    mine = own_import(request, run)
    if mine.state not in {ImportState.MAPPING, ImportState.CHECKED}:
        return redirect("coordinator:import", mine.pk)
    form = MappingForm(request.POST or None, run=mine)
    if form.is_valid():
        try:
            actions.choose_columns(mine, form.mapping(), default_role=form.default_role(), by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:import", mine.pk)
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/people/import_columns.html", {"form": form, "run": mine}, status=status)


@require_POST
@login_required
def sheet(request: HttpRequest, run: UUID) -> HttpResponse:
    """Read another sheet of the workbook."""
    mine = own_import(request, run)
    try:
        actions.choose_sheet(mine, request.POST.get("sheet", ""), by=request.user, at=now())
    except Unacceptable as error:
        messages.error(request, str(error.sentence))
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("coordinator:import", mine.pk)
    return redirect("coordinator:import_columns", mine.pk)


@login_required
def import_(request: HttpRequest, run: UUID) -> HttpResponse:
    """Where the import stands: to be looked at, being brought in, done, undone."""
    mine = own_import(request, run)
    if mine.state == ImportState.MAPPING:
        return redirect("coordinator:import_columns", mine.pk)
    if mine.state == ImportState.CHECKED:
        return _preview(request, mine)
    if mine.state == ImportState.LANDING:
        response = render(request, "coordinator/people/import_landing.html", {"run": mine})
        response.headers["Refresh"] = str(LOOK_AGAIN_SECONDS)
        return response
    return _done(request, mine)


def _preview(request: HttpRequest, run: ImportRun) -> HttpResponse:
    new_skills = run.outcome.get("new_skills", [])
    context = {
        "run": run,
        "counts": run.outcome["counts"],
        "groups": outcome.problem_groups(run.outcome),
        "new_skills": new_skills,
        "suggests_skills": len(new_skills) <= LONG_LIST,
        "refused": run.outcome.get("refused", ""),
        "is_large": run.outcome["rows"] > TOO_MANY_FOR_A_REQUEST,
    }
    return render(request, "coordinator/people/import_preview.html", context)


def _done(request: HttpRequest, run: ImportRun, *, reasons: Any = (), status: int = 200) -> HttpResponse:
    waiting = not_written_to(run.cohort).filter(pk__in=brought_in(run))
    context = {
        "run": run,
        "counts": run.outcome["counts"],
        "waiting": waiting.values("person").distinct().count(),
        "is_open": run.cohort.state in OPEN_TO_JOIN,
        "may_vouch": run.cohort.state in MAY_VOUCH,
        "vouching_url": reverse("coordinator:import_readiness", args=[run.pk]),
        "cohort": run.cohort,
        "can_match": _can_match(run.cohort),
        "reasons": list(reasons)[:20],
        "more_reasons": max(0, len(list(reasons)) - 20),
        "is_undone": run.state == ImportState.UNDONE,
        "program": run.cohort.program,
        "grades_waiting": grades_waiting(run.cohort.program) if run.state == ImportState.LANDED else None,
        "may_undo": run.state == ImportState.LANDED and not run.outcome.get("forgotten"),
    }
    return render(request, "coordinator/people/import_done.html", context, status=status)


def _can_match(cohort: Cohort) -> bool:
    ready = Participation.objects.filter(cohort=cohort).ready()
    return cohort.state in OPEN_TO_JOIN and ready.mentors().exists() and ready.mentees().exists()


def brought_in(run: ImportRun) -> Any:
    """The parts that came with this import."""
    came: Any = run.landed_at
    return Participation.objects.filter(cohort=run.cohort, source="import", created_at=came).values("pk")


@require_POST
@login_required
def landing(request: HttpRequest, run: UUID) -> HttpResponse:
    """Step 3, the button: the clean rows come in, in one transaction."""
    mine = own_import(request, run)
    new_skills = "new_skills" in request.POST
    verb = actions.ask_to_land if mine.outcome.get("rows", 0) > TOO_MANY_FOR_A_REQUEST else actions.land
    try:
        verb(mine, new_skills=new_skills, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    return redirect("coordinator:import", mine.pk)


@require_POST
@login_required
def undo(request: HttpRequest, run: UUID) -> HttpResponse:
    """Everything stands as before, or the page says exactly why it stays."""
    mine = own_import(request, run)
    try:
        actions.undo(mine, by=request.user, at=now())
    except actions.StillNeeded as no:
        mine.refresh_from_db(fields=["state"])
        return _done(request, mine, reasons=list(names_of(no.reasons)), status=409)
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    return redirect("coordinator:import", mine.pk)


@require_POST
@login_required
def import_invitations(request: HttpRequest, run: UUID) -> HttpResponse:
    """Write to those who came with this import."""
    mine = own_import(request, run)
    parts = Participation.objects.filter(pk__in=brought_in(mine))
    try:
        sent = invite_waiting(mine.cohort, parts=parts, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, invited_in_words(sent))
    return redirect("coordinator:import", mine.pk)


@require_POST
@login_required
def removal(request: HttpRequest, run: UUID) -> HttpResponse:
    """Put the file away and begin again."""
    mine = own_import(request, run)
    cohort = mine.cohort_id
    try:
        actions.drop_file(mine, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("coordinator:import", mine.pk)
    messages.success(request, _("The file has been put away. Nothing was changed."))
    return redirect("coordinator:import_new", cohort)
