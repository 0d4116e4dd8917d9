"""Leaving a quiet pair in peace until a date."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from groundwork.care.actions import leave_until
from groundwork.core.clock import local_day, now
from groundwork.core.days import say_day
from groundwork.core.errors import GroundworkError
from groundwork.web.forms import Form

from .pair import pair_or_404
from .sentences import names_of

A_WHILE = timedelta(weeks=4)


class LeaveForm(Form):
    """Until when?"""

    is_question = True
    hints = {"until": gettext_lazy("They leave your list until then. The two never learn of it.")}
    until = forms.DateField(label=gettext_lazy("Until when would you leave the two in peace?"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """One question."""
    found = pair_or_404(request, mentorship)
    form = LeaveForm(
        request.POST if request.method == "POST" else None,
        initial={"until": local_day(now(), request.user) + A_WHILE},
    )
    form.caption = names_of(found)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        try:
            leave_until(found, until=until, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            said = _("%(pair)s are left in peace until %(day)s.")
            messages.success(request, said % {"pair": names_of(found), "day": say_day(until)})
            return redirect("coordinator:home")
    context = {"form": form, "mentorship": found, "names": names_of(found)}
    return render(request, "coordinator/overview/leave.html", context, status=422 if form.errors else 200)
