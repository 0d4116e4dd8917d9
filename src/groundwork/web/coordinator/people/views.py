"""People of a cohort: the list, one person, adding one by hand, a table to take away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.importing.writing import write_csv, write_xlsx
from groundwork.enrollment.landing.export import people_table
from groundwork.enrollment.landing.inviting import add_by_hand, invite_waiting, not_written_to
from groundwork.programs.models import Cohort
from groundwork.programs.states import OPEN_TO_JOIN
from groundwork.web.mail import mail_is_off

from .forms import PersonForm
from .listing import FindForm, people_of, shown_name, state_in_words
from .own import MAY_VOUCH, own_cohort

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def people(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Who takes part, page by page."""
    mine = own_cohort(request, cohort)
    form = FindForm(request.GET or None, cohort=mine)
    parts = people_of(mine, seen_by=request.user, form=form)
    page = Paginator(parts, PER_PAGE).get_page(request.GET.get("page"))
    for part in page.object_list:
        part.shown_name = shown_name(part)
        part.state_words, part.state_kind = state_in_words(part)
    context = {
        "cohort": mine,
        "program": mine.program,
        "form": form,
        "page": page,
        "is_searched": any(request.GET.get(name) for name in ("q", "role", "state")),
        "waiting": not_written_to(mine).values("person").distinct().count(),
        "is_open": mine.state in OPEN_TO_JOIN,
        "may_vouch": mine.state in MAY_VOUCH,
        "vouching_url": reverse("coordinator:people_readiness", args=[mine.pk]),
    }
    return render(request, "coordinator/people/people.html", context)


@login_required
def person_new(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """One person by hand, who is invited with it."""
    mine = own_cohort(request, cohort)
    form = PersonForm(request.POST or None, program=mine.program)
    if form.is_valid():
        try:
            part = add_by_hand(mine, **form.cleaned_data, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _added_in_words(mine) % {"name": form.cleaned_data["name"]})
            return redirect("coordinator:person", part.pk)
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/people/person_new.html", {"form": form, "cohort": mine}, status=status)


def _added_in_words(cohort: Cohort) -> str:
    if mail_is_off():
        return _("%(name)s is in the cohort.")
    if cohort.state in OPEN_TO_JOIN:
        return _("%(name)s gets a letter.")
    return _("%(name)s gets a letter when the cohort opens.")


@require_POST
@login_required
def invitations(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Write to everybody whose name was put down and who has had no invitation yet."""
    mine = own_cohort(request, cohort)
    try:
        sent = invite_waiting(mine, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, invited_in_words(sent))
    return redirect("coordinator:people", mine.pk)


def invited_in_words(sent: int) -> str:
    """ "487 people are invited"."""
    if not sent:
        return _("Everyone here has been invited already.")
    return ngettext(
        "%(people)s person is invited and gets a letter.", "%(people)s people are invited and get a letter.", sent
    ) % {"people": sent}


@login_required
def people_export(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """The people as a table with the columns that an import understands."""
    mine = own_cohort(request, cohort)
    titles, rows = people_table(mine)
    name = slugify(f"{mine.program.name} {mine.name}") or "people"
    return as_file(titles, rows, name=name, as_workbook=request.GET.get("as") == "xlsx")


def as_file(titles: list[str], rows: Any, *, name: str, as_workbook: bool) -> HttpResponse:
    """A table to take away, where no cell is ever calculated."""
    if as_workbook:
        content, kind, ending = write_xlsx(titles, rows), XLSX, "xlsx"
    else:
        content, kind, ending = write_csv(titles, rows), "text/csv; charset=utf-8", "csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
