"""Home: a sentence and a button, not a dashboard."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groundwork.core.clock import now
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import AHEAD, HELD, MeetingState
from groundwork.mentorships.models import Mentorship
from groundwork.web.member.groundwork.road import road_of
from groundwork.web.member.growing.desk import card_of
from groundwork.web.navigation import home_name
from groundwork.web.nextsteps import next_steps
from groundwork.web.road import Road
from groundwork.web.whereabouts import whereabouts

QUIET_WAYS = 3


@dataclass(frozen=True)
class Pair:
    """A mentorship as it stands on its owner's home."""

    mentorship: Mentorship
    other: Any
    meeting: Meeting | None
    road: Road


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The one next step, the next talk, the road with each partner, and quiet ways on."""
    at = now()
    here = whereabouts(request)
    if home_name(here) != "member:home":
        return redirect(home_name(here))
    steps = next_steps(here, at=at)
    pairs = _pairs(here.mentorships, request.user, at=at)
    first = _soonest(pairs, at)
    context = {
        "greeting": greeting(timezone.localtime(at)),
        "today": timezone.localdate(at),
        "step": next(iter(steps), None),
        "more": steps[1 : 1 + QUIET_WAYS],
        "pairs": pairs,
        "first": first,
        "card": card_of(first.meeting, request.user) if first and first.meeting else None,
        "parts": here.parts,
        "ended": [(mentorship, mentorship.other(request.user)) for mentorship in here.ended],
        "here": here,
    }
    return render(request, "member/home/home.html", context)


def greeting(local: datetime) -> str:
    """What people say to each other at this hour."""
    if 4 <= local.hour < 12:
        return _("Good morning")
    return _("Good afternoon") if 12 <= local.hour < 18 else _("Good evening")


def _pairs(mentorships: list[Mentorship], person: Any, *, at: datetime) -> list[Pair]:
    meetings: dict[Any, list[Meeting]] = defaultdict(list)
    wanted = Meeting.objects.filter(mentorship__in=mentorships, state__in=[*HELD, *AHEAD]).order_by("starts_at")
    for meeting in wanted:
        meetings[meeting.mentorship_id].append(meeting)
    return [_pair(mentorship, meetings[mentorship.pk], person, at=at) for mentorship in mentorships]


def _pair(mentorship: Mentorship, meetings: list[Meeting], person: Any, *, at: datetime) -> Pair:
    held = [meeting for meeting in meetings if meeting.state in HELD]
    planned = next((meeting for meeting in meetings if meeting.state == MeetingState.PLANNED), None)
    if planned:
        planned.mentorship = mentorship
    road = road_of(mentorship, at=at, held=held, ahead=planned)
    return Pair(mentorship, mentorship.other(person), planned, road)


def _soonest(pairs: list[Pair], at: datetime) -> Pair | None:
    """The pair whose talk comes first: it stands beside the next step until it is over."""
    ends = [(pair.meeting.ends_at, pair) for pair in pairs if pair.meeting and pair.meeting.ends_at]
    return min(((end, pair) for end, pair in ends if end > at), key=lambda each: each[0], default=(None, None))[1]
