"""The rounds a coordinator may see; for everybody else there is nothing here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from groundwork.core.errors import GroundworkError
from groundwork.matching.models import Change, Exclusion, Pairing, Publication, ReviewFile, Round, RoundPlan
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


PartOfRound = type[Pairing | Change | Exclusion | Publication | ReviewFile | RoundPlan]


def part_of_round_or_404(request: HttpRequest, model: PartOfRound, pk: UUID) -> Any:
    """A pairing, a change, an exclusion, a publication or a plan, with its round at hand."""
    visible = model.objects.visible_to(request.user).select_related("round__cohort__program")
    found: Any = get_object_or_404(visible.defer("round__snapshot"), pk=pk)
    request.cohort = found.round.cohort  # type: ignore[attr-defined]
    return found


def back_with(request: HttpRequest, error: GroundworkError, *to: Any) -> HttpResponse:
    """The domain's no where there is no form: said at the top of the page one goes back to."""
    messages.error(request, str(error.sentence))
    return redirect(*to)


def uuid_or_none(text: str) -> UUID | None:
    """What stands in an address, if it is an id at all."""
    try:
        return UUID(text)
    except ValueError:
        return None


def way_back(request: HttpRequest, round: UUID) -> str:
    """The very page of the table one came from, with the same pair open."""
    back = request.POST.get("back") or request.GET.get("back") or ""
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/"):
        return back
    return reverse("coordinator:round", args=[round])
