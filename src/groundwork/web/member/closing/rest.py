"""Resting until a date, and waking earlier."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.care.actions import rest, resume
from groundwork.care.models import MentorshipPause
from groundwork.core.clock import local_day, now
from groundwork.core.days import say_day
from groundwork.core.errors import GroundworkError
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair

from .live import for_a_live_pair

A_MONTH = timedelta(days=30)


class RestForm(Form):
    """One date."""

    is_question = True
    until = forms.DateField(label=gettext_lazy("Until when would you like to rest?"))
    hints = {"until": gettext_lazy("Six months at most. Either of you can wake it earlier.")}


def rest_of(pair: Pair) -> MentorshipPause | None:
    """The rest the two are taking now, if any."""
    return MentorshipPause.objects.filter(mentorship=pair.mentorship, ended_at=None).first()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_a_live_pair
def rest_page(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Choose a date; while the two rest, the way back."""
    running = rest_of(pair)
    if running and request.method != "POST":
        return render(request, "member/closing/resting.html", {**pair.page, "rest": running})
    if request.method == "POST":
        form = RestForm(request.POST)
        if form.is_valid() and _rested(request, pair, form):
            return redirect("member:mentorship", pair.mentorship.pk)
    else:
        form = RestForm(initial={"until": local_day(now(), request.user) + A_MONTH})
    planned = Meeting.objects.filter(mentorship=pair.mentorship, state=MeetingState.PLANNED).first()
    status = 422 if form.errors else 200
    return render(request, "member/closing/rest.html", {**pair.page, "form": form, "planned": planned}, status=status)


def _rested(request: HttpRequest, pair: Pair, form: RestForm) -> bool:
    try:
        pause = rest(pair.mentorship, until=form.cleaned_data["until"], by=request.user, at=now())
    except GroundworkError as error:
        form.add_domain_error(error)
        return False
    said = {"name": pair.other.first_name, "day": say_day(pause.until)}
    messages.success(request, _("You rest until %(day)s, and %(name)s is told.") % said)
    return True


@login_required
@require_POST
@for_a_live_pair
def end_rest(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Awake again, earlier than planned."""
    try:
        resume(pair.mentorship, by=request.user, at=now())
    except GroundworkError as error:
        messages.info(request, str(error.sentence))
    else:
        messages.success(request, _("You go on. %(name)s is told.") % {"name": pair.other.first_name})
    return redirect("member:mentorship", pair.mentorship.pk)
