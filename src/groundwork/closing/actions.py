"""Ending well: as planned, because one has outgrown it, or early; nobody is at fault (P40 to P42)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import AHEAD, MeetingState
from groundwork.mentorships.actions import close_mentorship
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_seat
from groundwork.mentorships.states import Stage

from .models import Closing, ClosingWords, Thanks


@transaction.atomic
def end_mentorship(mentorship: Mentorship, *, kind: str, looks_again: bool = False, by: Any, at: datetime) -> Closing:
    """Either of the two ends it, without a reason. Both places are free again; a talk ahead is called off."""
    require_seat(by, mentorship)
    require_live(mentorship)
    close_mentorship(mentorship, by=by, at=at)
    Meeting.objects.filter(mentorship=mentorship, state__in=AHEAD).update(
        state=MeetingState.CALLED_OFF, settled_by=by, settled_at=at
    )
    closing = Closing.objects.create(mentorship=mentorship, by=by, kind=kind, at=at, looks_again=looks_again)
    record(
        "mentorship.closed", about=mentorship, by=by, at=at, organization=mentorship.program.organization_id, kind=kind
    )
    return closing


@transaction.atomic
def keep_closing_words(
    mentorship: Mentorship, *, expected: str, gained: str, next: str, by: Any, at: datetime
) -> ClosingWords:
    """What one gained against what one expected, and what comes next: said in review or after the end."""
    require_seat(by, mentorship)
    if mentorship.stage not in {Stage.REVIEW, Stage.CLOSED}:
        raise NotNow("too_early", _("The closing conversation belongs to the review and the time after."))
    words = {"expected": expected.strip(), "gained": gained.strip(), "next": next.strip()}
    if not any(words.values()):
        raise Unacceptable("empty", _("Enter a line on one of the questions"), field="gained")
    kept, _new = ClosingWords.objects.update_or_create(mentorship=mentorship, by=by, defaults=words)
    _record("closing.words_kept", kept, mentorship, by, at)
    return kept


@transaction.atomic
def give_thanks(mentorship: Mentorship, text: str, *, by: Any, at: datetime) -> Thanks:
    """A thank-you note to the other."""
    require_seat(by, mentorship)
    if not text.strip():
        raise Unacceptable("empty", _("Enter your thanks"), field="text")
    thanks = Thanks.objects.create(mentorship=mentorship, by=by, text=text.strip(), created_at=at)
    _record("thanks.given", thanks, mentorship, by, at)
    return thanks


def _record(name: str, row: Any, mentorship: Mentorship, by: Any, at: datetime) -> None:
    record(name, about=row, by=by, at=at, organization=mentorship.program.organization_id, mentorship=mentorship)
