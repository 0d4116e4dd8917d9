"""Taking part no longer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import leave_cohort

from .own import own_part


@login_required
def departure(request: HttpRequest, part: UUID) -> HttpResponse:
    """One page that says what leaving means, one button."""
    mine = own_part(request, part)
    if request.method != "POST":
        return render(request, "member/taking_part/departure.html", {"part": mine, "program": mine.cohort.program})
    try:
        leave_cohort(mine, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("member:part", mine.pk)
    messages.success(request, _("You have left. The door stays open: the link of the program brings you back."))
    return redirect("member:home")
