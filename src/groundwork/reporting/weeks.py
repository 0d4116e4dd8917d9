"""Contact week by week: one sign for each pair and week, against the rhythm the pair agreed."""

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
    talks, rests = defaultdict(list), defaultdict(list)
    for row in Meeting.objects.filter(mentorship__in=ids, state__in=list(SIGN_OF)).values_list(
        "mentorship_id", "starts_at", "state"
    ):
        talks[row[0]].append((row[1].date(), row[2]))
    for mentorship_id, since, until, ended in MentorshipPause.objects.filter(mentorship__in=ids).values_list(
        "mentorship_id", "since", "until", "ended_at"
    ):
        rests[mentorship_id].append((since.date(), ended.date() if ended else until))
    return {
        contact.mentorship.pk: [
            _sign(contact, week, talks[contact.mentorship.pk], rests[contact.mentorship.pk], at) for week in weeks
        ]
        for contact in everyone
    }


def _sign(contact: Contact, week: date, talks: list[Any], rests: list[Any], at: datetime) -> Sign:
    end = week + WEEK
    for day, state in talks:
        if week <= day < end:
            return SIGN_OF[state]
    if any(since < end and until > week for since, until in rests):
        return Sign.PAUSED
    if week > at.date():
        return Sign.NONE
    before = [day for day, state in talks if day < week and state != MeetingState.PLANNED]
    counted_from = max([*before, contact.mentorship.began_at.date()]) if before else contact.mentorship.began_at.date()
    if counted_from > end or (contact.mentorship.closed_at and contact.mentorship.closed_at.date() < week):
        return Sign.NONE
    return Sign.DUE if counted_from + contact.rhythm < end else Sign.NONE
