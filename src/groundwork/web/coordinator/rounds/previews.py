"""What other words would change, while a coordinator still chooses them: nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions.preparing import checked_weights
from groundwork.matching.models import Round
from groundwork.matching.plans.differences import Shift
from groundwork.matching.plans.previews import Preview, preview_terms
from groundwork.matching.plans.words import changes_said, names_for, shift_lines
from groundwork.matching.states import OPEN_TO_CHANGE

from .access import round_or_404
from .forms import TermsForm, terms_form
from .terms import render_terms


@login_required
@require_POST
def preview(request: HttpRequest, round: UUID) -> HttpResponse:
    """The words on the form against the plan there is; a fragment for the form, or its whole page."""
    one = round_or_404(request, round)
    if one.state not in OPEN_TO_CHANGE:
        return redirect("coordinator:round", one.pk)
    form = terms_form(one, request.POST)
    context = _preview(one, form) if form.is_valid() else {}
    if "HX-Request" in request.headers:
        return render(request, "coordinator/rounds/_preview.html", {"round": one, "form": form, **context})
    return render_terms(request, one, form, **context)


def _preview(round: Round, form: TermsForm) -> dict[str, Any]:
    try:
        weights = checked_weights(form.weights)
    except GroundworkError as error:
        form.add_domain_error(error)
        return {}
    found = preview_terms(round, weights, form.chosen_aim, at=now())
    return {"looked": True, "preview": found, **(_said(round, found) if found else {})}


def _said(round: Round, found: Preview) -> dict[str, Any]:
    examples = _examples(found.difference.shifts)
    return {
        "says": changes_said(found.difference, round.cohort.program.mentee_word_plural),
        "examples": shift_lines(examples, names_for(examples)),
        "more": len(found.difference.shifts) - len(examples),
    }


def _examples(shifts: Sequence[Shift]) -> list[Shift]:
    """Who gains most, who gains least or loses, and one between: good news alone would be no preview."""
    places = sorted({0, len(shifts) // 2, len(shifts) - 1} & set(range(len(shifts))))
    return [shifts[place] for place in places]
