"""A talk made shorter rather than lost, and called off where it has to be (P26)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.agreements.wording import say_length
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.meetings.actions import call_off, make_shorter
from groundwork.meetings.models import Meeting
from groundwork.meetings.rules import SHORTEST
from groundwork.meetings.states import AHEAD, MeetingState
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceCards

from .pages import attempt, own_talk

LENGTHS = [45, 30, 20, 15, SHORTEST]


def shorter_lengths(minutes: int) -> list[int]:
    """At most three lengths below this one, the longest first."""
    return [length for length in LENGTHS if length < minutes][:3]


class LengthForm(Form):
    """How long the talk is now to be."""

    is_question = True
    minutes = forms.TypedChoiceField(coerce=int, widget=ChoiceCards())

    def __init__(self, data: Any = None, *, talk: Meeting) -> None:
        super().__init__(data)
        asked: Any = self.fields["minutes"]
        asked.label = _("How short may it be?")
        asked.choices = [(length, say_length(length).capitalize()) for length in shorter_lengths(talk.minutes)]
        self.hints = {"minutes": _("A short talk keeps the thread. Nothing is counted against anybody.")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def shorten(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Make a planned talk shorter."""
    talk, pair = own_talk(request, meeting)
    if talk.state != MeetingState.PLANNED or not shorter_lengths(talk.minutes):
        return redirect("member:meeting", talk.pk)
    form = LengthForm(request.POST if request.method == "POST" else None, talk=talk)
    if form.is_bound and form.is_valid():
        try:
            make_shorter(talk, form.cleaned_data["minutes"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            length = say_length(talk.minutes)
            messages.success(request, _("Your talk now takes %(length)s.") % {"length": length})
            return redirect("member:meeting", talk.pk)
    context = {**pair.page, "meeting": talk, "form": form}
    return render(request, "member/growing/shorten.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_it_off(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Shorter and later are offered first; then the talk can be called off."""
    talk, pair = own_talk(request, meeting)
    if talk.state not in AHEAD:
        return redirect("member:meeting", talk.pk)
    if request.method == "POST":
        name = {"name": pair.other.first_name}
        is_off = attempt(
            request,
            lambda: call_off(talk, by=request.user, at=now()),
            said=_("Called off. %(name)s hears of it. Propose times when it suits you.") % name,
        )
        if is_off:
            return redirect("member:mentorship", pair.mentorship.pk)
        return redirect("member:meeting", talk.pk)
    shortest = shorter_lengths(talk.minutes)[:1] if talk.state == MeetingState.PLANNED else []
    context = {**pair.page, "meeting": talk, "shorter": next(iter(shortest), None)}
    return render(request, "member/growing/call_off.html", context)
