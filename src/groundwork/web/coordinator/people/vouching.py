"""People who said yes elsewhere: whoever coordinates says so, and a round can match them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.landing.inviting import not_written_to
from groundwork.enrollment.landing.vouching import vouch_for
from groundwork.enrollment.models import Participation
from groundwork.programs.actions import open_cohort
from groundwork.programs.models import Cohort
from groundwork.programs.states import CohortState

from .imports import brought_in
from .own import own_cohort, own_import


@require_POST
@login_required
def import_readiness(request: HttpRequest, run: UUID) -> HttpResponse:
    """Those who came with this import said yes elsewhere: they can be matched by what the file says."""
    mine = own_import(request, run)
    _vouch(request, mine.cohort, Participation.objects.filter(pk__in=brought_in(mine)))
    return redirect("coordinator:import", mine.pk)


@require_POST
@login_required
def people_readiness(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """The same for everybody whose name was put down and who has had no invitation."""
    mine = own_cohort(request, cohort)
    _vouch(request, mine, not_written_to(mine))
    return redirect("coordinator:people", mine.pk)


def _vouch(request: HttpRequest, cohort: Cohort, parts: Any) -> None:
    """A cohort that is still being prepared is opened with it, as the button says."""
    agreed = "agreed" in request.POST
    try:
        if agreed and cohort.state == CohortState.DRAFT:
            open_cohort(cohort, by=request.user, at=now())
        ready = vouch_for(cohort, parts, agreed=agreed, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        said = ngettext("%(people)s person can be matched now.", "%(people)s people can be matched now.", ready)
        messages.success(request, said % {"people": ready})
