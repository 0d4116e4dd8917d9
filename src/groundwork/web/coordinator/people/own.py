"""The cohort, part or import that a page is about, if whoever asks coordinates it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from groundwork.enrollment.models import ImportRun, Participation
from groundwork.programs.models import Cohort, programs_coordinated_by
from groundwork.programs.states import OPEN_TO_JOIN, CohortState

# While a cohort is prepared, it is opened in the same click.
MAY_VOUCH = [CohortState.DRAFT, *OPEN_TO_JOIN]


def own_cohort(request: HttpRequest, pk: UUID) -> Cohort:
    """A cohort one coordinates; everybody else's is 404."""
    cohorts = Cohort.objects.coordinated_by(request.user).select_related("program__organization")
    cohort = get_object_or_404(cohorts, pk=pk)
    request.cohort = cohort  # type: ignore[attr-defined]
    return cohort


def own_part(request: HttpRequest, pk: UUID) -> Participation:
    """Somebody's part in a cohort one coordinates."""
    parts = Participation.objects.visible_to(request.user).filter(
        cohort__program__in=programs_coordinated_by(request.user)
    )
    part: Any = get_object_or_404(parts.select_related("person", "cohort__program__organization"), pk=pk)
    request.cohort = part.cohort  # type: ignore[attr-defined]
    return part


def own_import(request: HttpRequest, pk: UUID) -> ImportRun:
    """An import into a cohort one coordinates, without the file itself."""
    runs = ImportRun.objects.visible_to(request.user).select_related("cohort__program__organization", "by")
    run: Any = get_object_or_404(runs.defer("content", "undo"), pk=pk)
    request.cohort = run.cohort  # type: ignore[attr-defined]
    return run
