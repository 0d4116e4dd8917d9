"""A review for colleagues: out as a workbook, back with their decisions, and looked at before it changes anything."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation
from groundwork.matching.actions import apply_review_file, take_review_file, what_it_says
from groundwork.matching.models import Change, ReviewFile
from groundwork.matching.review_files import Would, review_workbook, would_change
from groundwork.matching.states import OPEN_TO_CHANGE, RoundState

from .access import part_of_round_or_404, round_or_404
from .forms import ReviewFileForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Line:
    """What one row would change, in words."""

    row: int
    says: str
    reason: str


@login_required
@require_safe
def download(request: HttpRequest, round: UUID) -> HttpResponse:
    """The pairs that are still here, with room for a decision and a reason."""
    one = round_or_404(request, round)
    if one.state != RoundState.READY:
        return redirect("coordinator:round", one.pk)
    name = f"{slugify(str(one.cohort)) or 'round'}-{slugify(_('review'))}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(review_workbook(one), content_type=XLSX, headers=headers)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring_back(request: HttpRequest, round: UUID) -> HttpResponse:
    """Choose the file. It is read and kept, and nothing is changed."""
    one = round_or_404(request, round)
    if one.state not in OPEN_TO_CHANGE:
        return redirect("coordinator:round", one.pk)
    form = ReviewFileForm(request.POST, request.FILES) if request.method == "POST" else ReviewFileForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = take_review_file(one, file_name=file.name, content=file.read(), by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:review_file", kept.pk)
    context = {"round": one, "form": form}
    return render(request, "coordinator/rounds/review_file_new.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review_file(request: HttpRequest, file: UUID) -> HttpResponse:
    """Row by row what it would change, and what can't be taken; the button brings it in."""
    one = part_of_round_or_404(request, ReviewFile, file)
    sheet, decisions, faults = what_it_says(one)
    changes, more = would_change(one.round, decisions)
    if request.method == "POST" and request.POST.get("seen", "") != _fingerprint(changes):
        messages.warning(request, _("The round has changed since you looked. This is what the file would change now."))
        return redirect("coordinator:review_file", one.pk)
    if request.method == "POST":
        try:
            rows = apply_review_file(one, by=request.user, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        else:
            text = ngettext("%(rows)d change was brought in.", "%(rows)d changes were brought in.", rows)
            messages.success(request, text % {"rows": rows} + " " + _("You can undo it."))
        return redirect("coordinator:round", one.round_id)
    context = {
        "file": one,
        "round": one.round,
        "sheet": sheet,
        "lines": _lines([] if one.applied_at else changes),
        "faults": sorted([*faults, *([] if one.applied_at else more)], key=lambda fault: fault.row),
        "rows": len(decisions) + len(faults),
        "seen": _fingerprint(changes),
    }
    return render(request, "coordinator/rounds/review_file.html", context)


def _fingerprint(changes: list[Would]) -> str:
    """The same for the same changes: nothing is brought in that was not on the page."""
    said = [(each.row, each.kind, str(each.mentor), str(each.mentee)) for each in changes]
    return sha256(repr(said).encode()).hexdigest()[:16]


def _lines(changes: list[Would]) -> list[Line]:
    ids = {part for each in changes for part in (each.mentor, each.mentee)}
    people = Participation.objects.filter(pk__in=ids).select_related("person")
    names = {str(part.pk): str(part.person) for part in people}
    says = {
        Change.Kind.LOCK: _("%(mentee)s and %(mentor)s would be locked."),
        Change.Kind.UNLOCK: _("%(mentee)s and %(mentor)s would be unlocked."),
        Change.Kind.EXCLUDE: _("%(mentee)s and %(mentor)s would be kept apart."),
        Change.Kind.LIFT: _("%(mentee)s and %(mentor)s could be matched again."),
    }
    return [
        Line(
            each.row,
            says[Change.Kind(each.kind)] % {"mentee": names[each.mentee], "mentor": names[each.mentor]},
            each.reason if each.kind == Change.Kind.EXCLUDE else "",
        )
        for each in changes
    ]
