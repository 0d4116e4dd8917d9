"""A talk's own page: pick a time, see when and what, take it into a calendar, read what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from groundwork.agreements.wording import CHANNELS, say_length
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError, Unacceptable
from groundwork.meetings.actions import choose_time
from groundwork.meetings.calendar_entries import calendar_entry
from groundwork.meetings.models import ActionItem, AgendaItem, Meeting, Note, Pulse
from groundwork.meetings.states import HELD, MeetingState
from groundwork.meetings.terms import terms_of
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.templatetags.groundwork.moments import there
from groundwork.web.widgets import ChoiceCards

from .agenda import agenda_of
from .pages import own_talk
from .times import say_moment, say_zones


class ChoiceForm(Form):
    """One of the proposed times."""

    is_question = True
    option = forms.ChoiceField(
        widget=ChoiceCards(), error_messages={"required": gettext_lazy("Choose one of the times")}
    )

    def __init__(self, data: Any = None, *, talk: Meeting, pair: Pair, at: datetime) -> None:
        super().__init__(data)
        options = [option for option in talk.options.all() if option.starts_at > at]
        asked: Any = self.fields["option"]
        asked.label = _("When would you like to talk with %(name)s?") % {"name": pair.other.first_name}
        asked.choices = [(str(option.pk), say_moment(option.starts_at)) for option in options]
        asked.widget.hints = {str(option.pk): there(option.starts_at, pair.other) for option in options}
        self.hints = {"option": say_zones(pair)}
        self.options = {str(option.pk): option for option in options}


@login_required
@require_safe
def show_meeting(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """What matters about a talk at this moment."""
    talk, pair = own_talk(request, meeting)
    return _page(request, talk, pair)


@login_required
@require_POST
def choose(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Pick one of the proposed times."""
    talk, pair = own_talk(request, meeting)
    at = now()
    form = ChoiceForm(request.POST, talk=talk, pair=pair, at=at)
    if not form.is_valid():
        return _page(request, talk, pair, form=form)
    option = form.options[form.cleaned_data["option"]]
    try:
        choose_time(talk, option, by=request.user, at=at)
    except Unacceptable as error:
        form.add_domain_error(error)
        return _page(request, talk, pair, form=form)
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Planned. %(name)s hears of it.") % {"name": pair.other.first_name})
    return redirect("member:meeting", talk.pk)


@login_required
@require_safe
def show_calendar_entry(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The talk as a file for one's own calendar."""
    talk, pair = own_talk(request, meeting)
    if talk.starts_at is None:
        raise Http404
    link = settings.BASE_URL + reverse("member:meeting", args=[talk.pk])
    where = str(CHANNELS.get(terms_of(pair.mentorship).channel, "")).capitalize()
    entry = calendar_entry(talk, reader=request.user, at=now(), link=link, where=where)
    headers = {"Content-Disposition": 'attachment; filename="talk.ics"', "Cache-Control": "no-store"}
    return HttpResponse(entry, content_type="text/calendar; charset=utf-8", headers=headers)


def _page(request: HttpRequest, talk: Meeting, pair: Pair, *, form: ChoiceForm | None = None) -> HttpResponse:
    at = now()
    context = {**pair.page, "meeting": talk, "form": form, "zones": say_zones(pair)}
    if talk.state == MeetingState.PROPOSED:
        template, more = "talk_proposed", _of_proposed(talk, pair, form, at)
    elif talk.state == MeetingState.PLANNED:
        template, more = "talk_planned", _of_planned(talk, pair, at)
    else:
        template, more = "talk_past", _of_past(talk, request.user)
    status = 422 if form is not None and form.errors else 200
    return render(request, f"member/growing/{template}.html", {**context, **more}, status=status)


def _of_proposed(talk: Meeting, pair: Pair, form: ChoiceForm | None, at: datetime) -> dict[str, Any]:
    form = form or ChoiceForm(talk=talk, pair=pair, at=at)
    picks = talk.proposed_by_id != pair.me.pk and pair.is_live
    return {
        "form": form if picks else None,
        "options": list(form.options.values()),
        "picks": picks,
        "length": say_length(talk.minutes),
    }


def _of_planned(talk: Meeting, pair: Pair, at: datetime) -> dict[str, Any]:
    return {
        "has_begun": talk.starts_at is not None and talk.starts_at <= at,
        "where": CHANNELS.get(terms_of(pair.mentorship).channel, ""),
        **agenda_of(pair),
    }


def _of_past(talk: Meeting, person: Any) -> dict[str, Any]:
    return {
        "was_held": talk.state in HELD,
        "talked": AgendaItem.objects.visible_to(person).filter(talked_in=talk).select_related("by"),
        "agreed": ActionItem.objects.visible_to(person).filter(agreed_in=talk, dropped_at=None).select_related("owner"),
        "pulse": Pulse.objects.visible_to(person).filter(meeting=talk).first(),
        "notes": Note.objects.visible_to(person).filter(meeting=talk),
        "instead": talk.moved_to.first(),
    }
