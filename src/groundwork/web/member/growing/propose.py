"""Proposing times for a talk, for the first time or instead of those that do not fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.meetings.actions import note_moved, plan_talk, propose_instead, propose_others, propose_times
from groundwork.meetings.models import Meeting
from groundwork.meetings.queries import talk_ahead
from groundwork.meetings.slots import suggested_times
from groundwork.meetings.states import MeetingState
from groundwork.meetings.terms import terms_of
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair

from .pages import own_pair, own_talk
from .times import SettledForm, TimesForm

Propose = Callable[[list[datetime], int], Meeting]
Settle = Callable[[datetime], Meeting | None]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """Tap two or three times and send them; the other picks one."""
    pair, at = own_pair(request, mentorship), now()
    ahead = talk_ahead(pair.mentorship)
    if ahead is not None:
        return redirect("member:meeting", ahead.pk)
    length = terms_of(pair.mentorship).minutes
    question = _("When could you talk with %(name)s?") % {"name": pair.other.first_name}
    ways: dict[str, Any] = {"by": request.user, "at": at}
    return _ask(
        request,
        pair,
        question=question,
        minutes=length,
        propose=lambda times, minutes: propose_times(pair.mentorship, times, minutes=minutes, **ways),
        settle=lambda starts_at: plan_talk(pair.mentorship, starts_at, minutes=length, **ways),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_time(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Other times for a talk that is planned, or in place of those proposed."""
    talk, pair = own_talk(request, meeting)
    at = now()
    ways: dict[str, Any] = {"by": request.user, "at": at}
    if talk.state == MeetingState.PROPOSED:
        question = _("Which other times would fit you?")
        return _ask(request, pair, talk=talk, question=question, minutes=talk.minutes, propose=_others(talk, ways))
    if talk.state != MeetingState.PLANNED or not talk.starts_at or talk.starts_at <= at:
        return redirect("member:meeting", talk.pk)
    return _ask(
        request,
        pair,
        talk=talk,
        question=_("When could you talk with %(name)s instead?") % {"name": pair.other.first_name},
        minutes=talk.shortened_from or talk.minutes,
        propose=lambda times, _minutes: propose_instead(talk, times, **ways),
        settle=lambda starts_at: note_moved(talk, to=starts_at, **ways),
    )


def _others(talk: Meeting, ways: dict[str, Any]) -> Propose:
    def act(times: list[datetime], _minutes: int) -> Meeting:
        propose_others(talk, times, **ways)
        return talk

    return act


def _ask(
    request: HttpRequest,
    pair: Pair,
    *,
    question: str,
    minutes: int,
    propose: Propose,
    settle: Settle | None = None,
    talk: Meeting | None = None,
) -> HttpResponse:
    taken = {talk.starts_at} if talk else set()
    suggested = [time for time in suggested_times(pair.mentorship, to=request.user, at=now()) if time not in taken]
    is_settled = settle is not None and "settled" in request.POST
    posted = request.POST if request.method == "POST" else None
    form = TimesForm(None if is_settled else posted, pair=pair, question=question, suggested=suggested, minutes=minutes)
    settled = SettledForm(posted if is_settled else None) if settle else None
    if posted is not None:
        if is_settled and settle and settled is not None:
            planned = _kept(settled, lambda: settle(settled.cleaned_data["next_at"]))
        else:
            planned = _kept(form, lambda: propose(form.chosen(), form.chosen_length()))
        if planned is not None:
            _say(request, pair, planned)
            return redirect("member:meeting", planned.pk)
    context = {
        **pair.page,
        "form": settled if is_settled else form,
        "times": form,
        "settled": settled,
        "meeting": talk,
        "minutes": minutes,
    }
    return render(request, "member/growing/propose.html", context, status=422 if posted is not None else 200)


def _kept(form: Form, act: Callable[[], Meeting | None]) -> Meeting | None:
    if not form.is_valid():
        return None
    try:
        return act()
    except GroundworkError as error:
        form.add_domain_error(error)
        return None


def _say(request: HttpRequest, pair: Pair, meeting: Meeting) -> None:
    name = {"name": pair.other.first_name}
    if meeting.state == MeetingState.PROPOSED:
        messages.success(request, _("Sent. %(name)s picks a time, and you hear of it.") % name)
    else:
        messages.success(request, _("Planned. %(name)s sees it too.") % name)
