"""What a new version begins from: the version in force, or what the program suggests."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db.models import Max

from groundwork.core.clock import local_day
from groundwork.mentorships.models import Mentorship

from .models import Agreement, Clause
from .ready import first_words
from .states import AgreementState

FACTS = [
    "rhythm_weeks",
    "grace_days",
    "minutes",
    "channel",
    "hours_from",
    "hours_until",
    "answer_days",
    "look_back_on",
    "ends_on",
]
REACHED_FROM, REACHED_UNTIL = time(9), time(17)


def draft_to_begin_with(mentorship: Mentorship, *, by: Any, at: datetime) -> tuple[Agreement, dict[str, str]]:
    """An unsaved next version and the words of its clauses. Asked by one of the two, who may read those words."""
    before = Agreement.objects.in_force().filter(mentorship=mentorship).first()
    today = local_day(at, by)
    draft = Agreement(mentorship=mentorship, number=_next_number(mentorship), by=by)
    if before is None:
        _take_from_program(draft, mentorship, today)
        return draft, first_words(mentorship)
    for name in FACTS:
        setattr(draft, name, getattr(before, name))
    if draft.look_back_on is not None and draft.look_back_on <= today:
        draft.look_back_on = half_way(today, draft.ends_on)
    words = Clause.objects.visible_to(by).filter(agreement=before)
    return draft, {clause.key: clause.text for clause in words}


def half_way(today: date, ends_on: date) -> date | None:
    """The day in the middle, or none when nothing is left in between."""
    middle = today + (ends_on - today) / 2
    return middle if middle > today else None


def _take_from_program(draft: Agreement, mentorship: Mentorship, today: date) -> None:
    program = mentorship.program
    draft.rhythm_weeks = program.rhythm_weeks
    draft.minutes = program.meeting_minutes
    draft.hours_from, draft.hours_until = REACHED_FROM, REACHED_UNTIL
    draft.ends_on = mentorship.ends_on
    draft.look_back_on = half_way(today, mentorship.ends_on)


def _next_number(mentorship: Mentorship) -> int:
    kept = Agreement.objects.filter(mentorship=mentorship).exclude(state=AgreementState.DROPPED)
    return (kept.aggregate(Max("number"))["number__max"] or 0) + 1
