"""The ladder: the grades that people have, put in order once, for every program of the organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.programs.actions import order_grades
from groundwork.programs.grades import suggested_order, suggested_places
from groundwork.programs.queries import GradeHeld, grades_held

from .grades_form import MOST_AT_ONCE, LadderForm
from .own import own_program
from .seniority import seniority_in_words


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grades(request: HttpRequest, program: UUID) -> HttpResponse:
    """Every grade with how many people have it; a suggestion fills the page in and keeps nothing."""
    mine = own_program(request, program)
    held = grades_held(mine.organization_id)
    asked = [each for each in held if each.placed]
    unplaced = [each for each in held if not each.placed]
    asked += unplaced[:MOST_AT_ONCE]
    suggested = _suggested(asked)
    shown = suggested if "suggested" in request.GET else {}
    form = LadderForm(request.POST if request.method == "POST" else None, grades=asked, suggested=shown)
    if form.is_valid():
        try:
            order_grades(mine.organization, form.numbers(), beside=form.beside(), by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(
                request, _("The order is kept, and numbered afresh from 1. It counts from the next run of a round on.")
            )
            return redirect("coordinator:grades", mine.pk)
    context = {
        "program": mine,
        "form": form,
        "may_suggest": bool(suggested) and not shown,
        "is_suggested": bool(shown) and not form.is_bound,
        "later": len(unplaced) - len(unplaced[:MOST_AT_ONCE]),
        "rule": seniority_in_words(mine),
    }
    return render(request, "coordinator/frame/grades.html", context, status=422 if form.is_bound else 200)


def _suggested(asked: Sequence[GradeHeld]) -> Mapping[str, Decimal | int]:
    """Numbers for the grades that have no place yet; those on the ladder keep theirs."""
    unplaced = [each.name for each in asked if not each.placed]
    rungs = {each.name: each.rung for each in asked if each.rung}
    return suggested_places(unplaced, rungs) if rungs else suggested_order(unplaced)
