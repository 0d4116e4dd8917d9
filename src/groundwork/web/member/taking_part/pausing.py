"""No new requests for a while."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import local_day, now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import lift_pause, pause_asks
from groundwork.enrollment.models import Pause
from groundwork.mentorships.actions import months_after
from groundwork.web.forms import Form
from groundwork.web.middleware import zone_named
from groundwork.web.widgets import ChoiceCards, DayInput

from .own import own_part

MONTHS = {"1": 1, "3": 3}


class PauseForm(Form):
    is_question = True
    how_long = forms.ChoiceField(
        label=_("For how long?"),
        choices=[
            ("1", _("One month")),
            ("3", _("Three months")),
            ("date", _("Until a day I choose")),
            ("open", _("Until I say so")),
        ],
        widget=ChoiceCards,
    )
    until = forms.DateField(label=_("The first day you are there again"), required=False, widget=DayInput)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("how_long") == "date" and not said.get("until") and not self.has_error("until"):
            self.add_error("until", _now("Enter the day, for example 14 9 2027"))
        return said

    def end(self, at: datetime) -> datetime | None:
        """When the pause ends, at the beginning of a day where this person is."""
        chosen = self.cleaned_data["how_long"]
        if chosen == "open":
            return None
        day = (
            self.cleaned_data["until"] if chosen == "date" else months_after(local_day(at, self.person), MONTHS[chosen])
        )
        return datetime.combine(day, time(), tzinfo=zone_named(self.person.time_zone))


@login_required
def pause(request: HttpRequest, part: UUID) -> HttpResponse:
    """Ask for quiet, for as long as one likes; what runs, runs on."""
    mine, at = own_part(request, part), now()
    form = PauseForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            pause_asks(mine, form.end(at), by=request.user, at=at)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _now("New requests pause from now on."))
            return redirect("member:part", mine.pk)
    running = Pause.objects.running(at).filter(participation=mine).first()
    context = {"part": mine, "form": form, "running": running}
    return render(request, "member/taking_part/pause.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def lifting(request: HttpRequest, part: UUID) -> HttpResponse:
    """Open to requests again, before the pause would have ended."""
    mine = own_part(request, part)
    try:
        lift_pause(mine, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _now("Welcome back. New requests can reach you again."))
    return redirect("member:part", mine.pk)
