"""Contact week by week: one sign for each pair and week, against the rhythm and grace the pair agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from groundwork.care.models import MentorshipPause
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState

from .contact import Contact

WEEK = timedelta(weeks=1)


class Sign(models.TextChoices):
    """What a week was for a pair."""

    MET = "met", _("met")
    SHORT = "short", _("met, a shorter one")
    PLANNED = "planned", _("planned")
    DUE = "due", _("due, not yet")
    NONE = "none", _("nothing due")
    PAUSED = "paused", _("paused")


SIGN_OF = {MeetingState.KEPT: Sign.MET, MeetingState.SHORTENED: Sign.SHORT, MeetingState.PLANNED: Sign.PLANNED}


def mondays(at: datetime, *, back: int = 9, ahead: int = 1) -> list[date]:
    """The Mondays of the weeks around this one."""
    monday = at.date() - timedelta(days=at.weekday())
    return [monday + WEEK * n for n in range(-back, ahead + 1)]


def signs(everyone: Sequence[Contact], weeks: list[date], *, at: datetime) -> dict[Any, list[Sign]]:
    """For each mentorship its sign in each of these weeks, in two queries whatever their number."""
    ids = [contact.mentorship.pk for contact in everyone]
    talks, rests = _talks(ids), _rests(ids)
    return {
        contact.mentorship.pk: [
            _sign(contact, week, talks[contact.mentorship.pk], rests[contact.mentorship.pk], at.date())
            for week in weeks
        ]
        for contact in everyone
    }


Talk = tuple[date, Sign]
Rest = tuple[date, date, bool]  # from, to, and whether it is over


def _talks(ids: list[Any]) -> dict[Any, list[Talk]]:
    found: dict[Any, list[Talk]] = defaultdict(list)
    rows = Meeting.objects.filter(mentorship__in=ids, state__in=list(SIGN_OF))
    for mentorship_id, starts_at, state in rows.values_list("mentorship_id", "starts_at", "state"):
        found[mentorship_id].append((starts_at.date(), SIGN_OF[state]))
    return found


def _rests(ids: list[Any]) -> dict[Any, list[Rest]]:
    found: dict[Any, list[Rest]] = defaultdict(list)
    rows = MentorshipPause.objects.filter(mentorship__in=ids)
    for mentorship_id, since, until, ended in rows.values_list("mentorship_id", "since", "until", "ended_at"):
        found[mentorship_id].append((since.date(), ended.date() if ended else until, ended is not None))
    return found


def _sign(contact: Contact, week: date, talks: list[Talk], rests: list[Rest], today: date) -> Sign:
    end = week + WEEK
    in_this_week = [sign for day, sign in talks if week <= day < end]
    if in_this_week:
        return min(in_this_week, key=[Sign.MET, Sign.SHORT, Sign.PLANNED].index)
    if any(since < end and until > week for since, until, _over in rests):
        return Sign.PAUSED
    if week > today:
        return Sign.NONE
    return Sign.DUE if _due_on(contact, week, talks, rests) < end else Sign.NONE


def _due_on(contact: Contact, week: date, talks: list[Talk], rests: list[Rest]) -> date:
    """The day by which the pair's rhythm and grace asked for a talk, as it stood when this week began."""
    counted = [contact.mentorship.began_at.date()]
    counted += [day for day, sign in talks if day < week and sign != Sign.PLANNED]
    counted += [until for _since, until, over in rests if over and until <= week]
    return max(counted) + contact.rhythm + contact.grace
