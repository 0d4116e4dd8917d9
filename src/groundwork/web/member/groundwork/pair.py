"""The pair's page: where the two are, what comes next, what lies behind them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from groundwork.agreements.queries import versions_of
from groundwork.agreements.wording import say_rhythm_and_length
from groundwork.core.clock import now
from groundwork.enrollment.models import Participation
from groundwork.invitations.queries import word_of_manager
from groundwork.meetings.states import MeetingState
from groundwork.web.member.growing.desk import desk_context
from groundwork.web.member.growing.nextsteps import step_of_proposal
from groundwork.web.nextsteps import NextStep

from .nextsteps import step_of
from .pairs import Pair, pair_or_404
from .road import road_of
from .standing import Standing, standings
from .tasks import tasks_of
from .timeline import timeline_of
from .why import why_us


@login_required
@require_safe
def show_pair(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """Everything about two people in one place, for the two of them."""
    pair, at = pair_or_404(request, mentorship), now()
    standing = standings([pair.mentorship], request.user)[0]
    context = {
        **pair.page,
        "standing": standing,
        "why": why_us(pair),
        "rhythm": say_rhythm_and_length(standing.in_force) if standing.in_force else "",
        "road": road_of(pair.mentorship, at=at, held=standing.held, ahead=standing.planned),
        "timeline": timeline_of(
            pair.mentorship,
            versions=versions_of(pair.mentorship),
            shown_at=standing.mine.shown_at or standing.theirs.shown_at,
        ),
        **_word_of_manager(pair),
        **_by_stage(pair, standing, request, at),
    }
    return render(request, "member/groundwork/mentorship.html", context)


def _word_of_manager(pair: Pair) -> dict[str, Any]:
    """What the manager said is the mentee's (P18); a letter leads here to read it."""
    if pair.is_mentor:
        return {}
    notice, guidance = word_of_manager(pair.mentorship.pk, pair.me)
    return {"notice": notice, "guidance": guidance}


def _by_stage(pair: Pair, standing: Standing, request: HttpRequest, at: Any) -> dict[str, Any]:
    """Tasks while groundwork lasts, then the desk; a closed mentorship keeps what remains."""
    if not pair.is_live:
        return {}
    if pair.in_groundwork:
        step = _step_in_groundwork(standing, at)
        asked = {"own_word": _still_to_say_yes(pair)}
        return {"step": step, "tasks": tasks_of(standing, at=at), **asked}
    return {"step": step_of(standing, at=at), **desk_context(pair.mentorship, request.user, at)}


def _still_to_say_yes(pair: Pair) -> Participation | None:
    """The part of a reader who was matched on a coordinator's word, until they say yes themselves."""
    mine = Participation.objects.filter(seats__mentorship=pair.mentorship, person=pair.me, consented_at=None)
    return mine.ready().first()


def _step_in_groundwork(standing: Standing, at: datetime) -> NextStep | None:
    """Who waits for a choice of times comes before one's own preparation."""
    step, talk = step_of(standing, at=at), standing.talk_ahead
    if talk is None or talk.state != MeetingState.PROPOSED:
        return step
    of_talk = step_of_proposal(standing.pair, talk, at=at)
    return of_talk if step is None or of_talk.urgency < step.urgency else step
