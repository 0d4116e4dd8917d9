"""The rounds a coordinator may see; for everybody else there is nothing here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from groundwork.core.errors import GroundworkError
from groundwork.matching.models import Exclusion, Pairing, Publication, Round
from groundwork.programs.models import Cohort


def cohort_or_404(request: HttpRequest, pk: UUID) -> Cohort:
    """A cohort this person coordinates; the page's frame follows it."""
    cohort = get_object_or_404(Cohort.objects.coordinated_by(request.user).select_related("program"), pk=pk)
    request.cohort = cohort  # type: ignore[attr-defined]
    return cohort


def round_or_404(request: HttpRequest, pk: UUID) -> Round:
    """A round of a cohort this person coordinates. Its snapshot stays sealed until somebody needs it."""
    visible = Round.objects.visible_to(request.user).select_related("cohort__program").defer("snapshot")
    round: Round = get_object_or_404(visible, pk=pk)
    request.cohort = round.cohort  # type: ignore[attr-defined]
    return round


def part_of_round_or_404(request: HttpRequest, model: type[Pairing | Exclusion | Publication], pk: UUID) -> Any:
    """A pairing, an exclusion or a publication, with its round at hand."""
    visible = model.objects.visible_to(request.user).select_related("round__cohort__program")
    found: Any = get_object_or_404(visible.defer("round__snapshot"), pk=pk)
    request.cohort = found.round.cohort  # type: ignore[attr-defined]
    return found


def back_with(request: HttpRequest, error: GroundworkError, *to: Any) -> HttpResponse:
    """The domain's no where there is no form: said at the top of the page one goes back to."""
    messages.error(request, str(error.sentence))
    return redirect(*to)
