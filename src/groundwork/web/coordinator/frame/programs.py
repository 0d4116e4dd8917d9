"""Programs: the list, a new one, its ways, and who looks after it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.states import ParticipationState
from groundwork.programs.actions import change_program, name_coordinator, release_coordinator, start_program
from groundwork.programs.models import Cohort, Coordination, Membership, Organization, Program

from .forms import LATER_PAGES, PAGES, CoordinatorForm, NameForm, facts_of
from .own import own_program
from .rows import program_rows

LATEST_FIRST = [F("starts_on").desc(nulls_first=True), "name"]  # without a date yet: the newest of all


@login_required
def programs(request: HttpRequest) -> HttpResponse:
    """The programs one shapes, by organization, with their cohorts."""
    mine = Program.objects.shaped_by(request.user).select_related("organization").prefetch_related("cohorts")
    owned = _organized_by(request.user)
    if not mine and not owned:
        raise Http404
    context = {"programs": mine.order_by("organization__name", "name"), "organizations": owned}
    return render(request, "coordinator/frame/programs.html", context)


def _organized_by(person: Any) -> list[Organization]:
    owned = Membership.objects.current().filter(person=person, role=Membership.Role.OWNER)
    return list(Organization.objects.filter(pk__in=owned.values("organization_id")))


@login_required
def program_new(request: HttpRequest, organization: UUID) -> HttpResponse:
    """The first page of a new program: name and purpose. The rest has defaults and follows page by page."""
    inside = next((each for each in _organized_by(request.user) if each.pk == organization), None)
    if inside is None:
        raise Http404
    form = NameForm(request.POST or None)
    if form.is_valid():
        try:
            program = start_program(inside, **form.cleaned_data, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:program_edit", program.pk, "ways")
    return _question(request, form, {"organization": inside, "is_new": True, "step": 1})


@login_required
def program_edit(request: HttpRequest, program: UUID, page: str) -> HttpResponse:
    """One page about a program. While it has no cohort, each page leads to the next, and the last one to a cohort."""
    mine = own_program(request, program)
    pages = {**PAGES, **LATER_PAGES}
    if page not in pages:
        raise Http404
    is_new = page in PAGES and not mine.cohorts.exists()
    form = pages[page](request.POST or None, instance=mine)
    if form.is_valid():
        facts = facts_of(form)
        mine.refresh_from_db()  # a form over a model has written its answers onto the row already
        try:
            change_program(mine, by=request.user, at=now(), **facts)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return _onward(mine, page, is_new=is_new)
    return _question(request, form, {"program": mine, "is_new": is_new, "step": list(pages).index(page) + 1})


def _onward(program: Program, page: str, *, is_new: bool) -> HttpResponse:
    pages = list(PAGES)
    if not is_new:
        return redirect("coordinator:program", program.pk)
    if page == pages[-1]:
        return redirect("coordinator:cohort_new", program.pk)
    return redirect("coordinator:program_edit", program.pk, pages[pages.index(page) + 1])


def _question(request: HttpRequest, form: Any, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/frame/question.html", {"form": form, **context}, status=status)


@login_required
def program(request: HttpRequest, program: UUID) -> HttpResponse:
    """What was decided about a program, its cohorts, and who looks after it."""
    mine = own_program(request, program)
    return _program_page(request, mine, CoordinatorForm())


def _program_page(request: HttpRequest, mine: Program, form: CoordinatorForm) -> HttpResponse:
    here = ~Q(participations__state=ParticipationState.LEFT)
    taking_part = Count("participations__person", filter=here, distinct=True)
    coordinations = _coordinations(mine)
    context = {
        "program": mine,
        "rows": program_rows(mine),
        "cohorts": Cohort.objects.filter(program=mine).annotate(people=taking_part).order_by(*LATEST_FIRST),
        "coordinations": coordinations,
        "coordinates": any(each.person_id == request.user.pk for each in coordinations),
        "form": form,
    }
    return render(request, "coordinator/frame/program.html", context, status=422 if form.errors else 200)


def _coordinations(program: Program) -> list[Coordination]:
    """Who looks after the program, under the name each has in this organization."""
    found = list(Coordination.objects.filter(program=program).select_related("person").order_by("created_at"))
    members = Membership.objects.filter(
        organization=program.organization_id, person__in=[each.person_id for each in found]
    )
    names = dict(members.values_list("person_id", "name_here"))
    for each in found:
        each.name = names.get(each.person_id) or str(each.person)  # type: ignore[attr-defined]
    return found


@require_POST
@login_required
def coordinators(request: HttpRequest, program: UUID) -> HttpResponse:
    """One more coordinator."""
    mine = own_program(request, program)
    form = CoordinatorForm(request.POST)
    if form.is_valid():
        try:
            name_coordinator(mine, **form.cleaned_data, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("One more person looks after this program."))
            return redirect("coordinator:program", mine.pk)
    return _program_page(request, mine, form)


@require_POST
@login_required
def release(request: HttpRequest, program: UUID, coordination: UUID) -> HttpResponse:
    """One coordinator fewer; the last one stays."""
    mine = own_program(request, program)
    chosen = get_object_or_404(mine.coordinations.select_related("person", "program__organization"), pk=coordination)
    try:
        release_coordinator(chosen, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    if not Program.objects.shaped_by(request.user).filter(pk=mine.pk).exists():
        return redirect("public:landing")
    return redirect("coordinator:program", mine.pk)
