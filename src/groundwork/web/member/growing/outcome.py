"""After a talk: one screen and one tap, the rest as anybody likes. And a talk nobody had planned here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.meetings import actions
from groundwork.meetings.models import Meeting
from groundwork.meetings.queries import held_moments, open_topics, talk_ahead
from groundwork.meetings.rules import LONGEST, SHORTEST
from groundwork.meetings.slots import suggested_times
from groundwork.meetings.states import HELD, MeetingState
from groundwork.meetings.terms import terms_of
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair

from .fields import MomentField
from .outcome_form import MISSED, MOVED, OUTCOMES, SHORT, OutcomeForm, StepLine
from .pages import own_pair, own_talk
from .steps import owner_of

STEPS = 3
TIMES = 2
TO_ADD = timedelta(days=60)  # how long afterwards one can still add to a talk


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def say_how_it_went(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """One answer is asked for; whoever comes second may still add to it."""
    talk, pair = own_talk(request, meeting)
    at = now()
    if not pair.is_live or not _may_be_told(talk, at):
        return redirect("member:meeting", talk.pk)
    posted = request.POST if request.method == "POST" else None
    form = _form(request, talk, pair, at)
    lines = [StepLine(posted, pair=pair, number=number) for number in range(1, STEPS + 1)]
    # Every form is asked, so that all that is wrong stands on the page at once.
    if posted is not None and all([form.is_valid(), *(line.is_valid() for line in lines)]):
        try:
            _keep(form, lines, talk, pair, at)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return _after(request, pair, form)
    context = {**pair.page, "meeting": talk, "form": form, "lines": lines, "is_told": talk.state in HELD}
    return render(request, "member/growing/outcome.html", context, status=422 if posted is not None else 200)


def _may_be_told(talk: Meeting, at: datetime) -> bool:
    has_begun = talk.starts_at is not None and talk.starts_at <= at
    fresh = talk.starts_at is not None and at - talk.starts_at < TO_ADD
    open_states = {MeetingState.PLANNED, MeetingState.MISSED}
    return has_begun and (talk.state in open_states or (talk.state in HELD and fresh))


def _form(request: HttpRequest, talk: Meeting, pair: Pair, at: datetime) -> OutcomeForm:
    has_next = Meeting.objects.ahead().filter(mentorship=pair.mentorship).exclude(pk=talk.pk).exists()
    wanted = request.GET.get("outcome")
    form = OutcomeForm(
        request.POST if request.method == "POST" else None,
        pair=pair,
        talk=talk,
        has_next=has_next,
        initial={"outcome": wanted if wanted in dict(OUTCOMES) else None, "next_time": ""},
    )
    form.offer_topics(open_topics(pair.mentorship, pair.me, held=held_moments(pair.mentorship)))
    form.offer_times(suggested_times(pair.mentorship, to=pair.me, at=at, many=TIMES, after=talk), pair)
    return form


@transaction.atomic
def _keep(form: OutcomeForm, lines: list[StepLine], talk: Meeting, pair: Pair, at: datetime) -> None:
    """All that was said, or nothing of it."""
    said, ways = form.cleaned_data, {"by": pair.me, "at": at}
    outcome = said.get("outcome")
    moment = form.next_moment
    if outcome == MISSED:
        actions.note_missed(talk, **ways)
    elif outcome == MOVED:
        actions.note_moved(talk, to=moment, **ways)
    elif outcome:
        minutes = said["minutes"] if outcome == SHORT else None
        actions.note_talk(talk, minutes=minutes, talked_about=form.talked_about, **ways)
    else:
        actions.tick_talked_about(talk, form.talked_about, **ways)
    if moment and outcome != MOVED:
        actions.plan_talk(pair.mentorship, moment, minutes=terms_of(pair.mentorship).minutes, **ways)
    _keep_the_rest(form, lines, talk, pair, ways)


def _keep_the_rest(form: OutcomeForm, lines: list[StepLine], talk: Meeting, pair: Pair, ways: dict[str, Any]) -> None:
    for line in lines:
        step = line.cleaned_data
        if step["text"].strip():
            actions.agree_action(
                pair.mentorship,
                step["text"],
                owner=owner_of(pair, step["owner"]),
                due_on=step["due_on"],
                agreed_in=talk,
                **ways,
            )
    if form.cleaned_data["question"].strip():
        actions.add_to_agenda(pair.mentorship, form.cleaned_data["question"], is_question=True, **ways)
    if form.cleaned_data["pulse"] and talk.state in HELD:
        actions.give_pulse(talk, form.cleaned_data["pulse"], **ways)


def _after(request: HttpRequest, pair: Pair, form: OutcomeForm) -> HttpResponse:
    is_settled = form.next_moment is not None or "next_time" not in form.fields
    messages.success(request, _("Noted. Thank you.") if is_settled else _("Noted. Propose times when it suits you."))
    return redirect("member:mentorship", pair.mentorship.pk)


class PastTalkForm(Form):
    """A talk that took place without being planned here."""

    starts_at = MomentField(label=gettext_lazy("When did you talk?"))
    minutes = forms.IntegerField(label=gettext_lazy("How many minutes?"), min_value=SHORTEST, max_value=LONGEST)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def note_past_talk(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """ "We talked, note it"."""
    pair, at = own_pair(request, mentorship), now()
    ahead = talk_ahead(pair.mentorship)
    if ahead is not None and ahead.starts_at is not None and ahead.starts_at <= at:
        return redirect("member:outcome", ahead.pk)
    initial = {"minutes": terms_of(pair.mentorship).minutes}
    form = PastTalkForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            talk = actions.note_unplanned_talk(pair.mentorship, **form.cleaned_data, by=request.user, at=at)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Noted. Add what you like, or leave it at that."))
            return redirect("member:outcome", talk.pk)
    return render(
        request, "member/growing/past_talk.html", {**pair.page, "form": form}, status=422 if form.errors else 200
    )
