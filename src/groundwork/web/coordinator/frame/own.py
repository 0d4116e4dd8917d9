"""The program or cohort that a page is about, if whoever asks may shape it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from groundwork.programs.models import Cohort, Program


def own_program(request: HttpRequest, pk: UUID) -> Program:
    """A program of one's own to shape; everybody else's is 404."""
    program = get_object_or_404(Program.objects.shaped_by(request.user).select_related("organization"), pk=pk)
    request.program = program  # type: ignore[attr-defined]
    return program


def own_cohort(request: HttpRequest, pk: UUID) -> Cohort:
    """A cohort of one's own to shape; everybody else's is 404."""
    programs = Program.objects.shaped_by(request.user)
    cohorts = Cohort.objects.filter(program__in=programs).select_related("program__organization")
    cohort = get_object_or_404(cohorts, pk=pk)
    request.cohort = cohort  # type: ignore[attr-defined]
    return cohort
