"""Ending well: as planned, because one has outgrown it, or early; nobody is at fault (P40 to P42)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.agreements.actions.holding import hold
from groundwork.care.models import MentorshipPause
from groundwork.core.clock import local_day
from groundwork.core.errors import NotNow, Unacceptable
from groundwork.enrollment.actions import declare, lift_pause, pause_asks
from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import is_paused
from groundwork.enrollment.states import ParticipationState
from groundwork.history.actions import record
from groundwork.meetings.actions import call_off_with_the_ending
from groundwork.mentorships.actions import close_mentorship, go_on, start_review
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_seat
from groundwork.mentorships.states import Stage
from groundwork.programs.states import CohortState

from .models import Closing, ClosingWords, Thanks

FURTHEST_END = timedelta(days=2 * 365)
MOST_WORDS = 8000  # characters


@transaction.atomic
def end_mentorship(mentorship: Mentorship, *, kind: str, looks_again: bool = False, by: Any, at: datetime) -> Closing:
    """Either of the two ends it, without a reason. Both places are free again; a talk ahead is called off."""
    held = hold(mentorship)
    require_seat(by, held)
    require_live(held)
    if kind not in Closing.Kind.values:
        raise Unacceptable("unknown_kind", _("Choose how it ends"), field="kind")
    close_mentorship(held, by=by, at=at)
    mentorship.refresh_from_db(fields=["stage", "closed_at"])
    MentorshipPause.objects.filter(mentorship=held, ended_at=None).update(ended_at=at)
    call_off_with_the_ending(held, by=by, at=at)
    _look_again_or_rest(held, looks_again, by=by, at=at)
    closing = Closing.objects.create(mentorship=held, by=by, kind=kind, at=at, looks_again=looks_again)
    record("mentorship.closed", about=held, by=by, at=at, organization=held.program.organization_id, kind=kind)
    return closing


def _look_again_or_rest(mentorship: Mentorship, looks_again: bool, *, by: Any, at: datetime) -> None:
    """Whoever ends it can be found and matched again, or is left in peace until they say otherwise."""
    parts = Participation.objects.filter(seats__mentorship=mentorship, person=by, state=ParticipationState.READY)
    for part in parts.exclude(cohort__state=CohortState.CLOSED).select_related("cohort__program"):
        if looks_again and is_paused(part, at=at):
            lift_pause(part, by=by, at=at)
        elif not looks_again and not is_paused(part, at=at):
            pause_asks(part, None, by=by, at=at)


@transaction.atomic
def go_on_until(mentorship: Mentorship, *, ends_on: date, declared: str = "", by: Any, at: datetime) -> None:
    """Looked at together, and the two go on until a later date. Either may still end it at any time (P41).

    `declared` is what they said about being objective with the other, "" when they were not asked (P17).
    """
    held = hold(mentorship)
    require_seat(by, held)
    require_live(held)
    today = local_day(at, by)
    if ends_on <= max(today, held.ends_on):
        raise Unacceptable("not_later", _("Enter a date after the end you have now"), field="ends_on")
    if ends_on > today + FURTHEST_END:
        raise Unacceptable("too_far", _("Enter a date within the next two years"), field="ends_on")
    if held.stage == Stage.GROUNDWORK:
        raise NotNow("too_early", _("You are still laying the groundwork. Your agreement says when it ends."))
    if held.stage == Stage.GROWING:
        start_review(held, by=by, at=at)
    go_on(held, ends_on=ends_on, by=by, at=at)
    if declared:
        declare(held.program, held.other(by), kind=declared, by=by, at=at)
    mentorship.refresh_from_db(fields=["stage", "ends_on"])


@transaction.atomic
def keep_closing_words(
    mentorship: Mentorship, *, expected: str, gained: str, next: str, by: Any, at: datetime
) -> ClosingWords:
    """What one gained against what one expected, and what comes next: said in review or after the end."""
    held = hold(mentorship)
    require_seat(by, held)
    if held.stage not in {Stage.REVIEW, Stage.CLOSED}:
        raise NotNow("too_early", _("The closing conversation belongs to the review and the time after."))
    words = {"expected": expected.strip(), "gained": gained.strip(), "next": next.strip()}
    if not any(words.values()):
        raise Unacceptable("empty", _("Enter a line on one of the questions"), field="gained")
    for name, text in words.items():
        _require_length(text, field=name)
    kept, is_new = ClosingWords.objects.update_or_create(mentorship=held, by=by, defaults=words)
    _record("closing.words_kept", kept, held, by, at, is_new=is_new)
    return kept


@transaction.atomic
def give_thanks(mentorship: Mentorship, text: str, *, by: Any, at: datetime) -> Thanks:
    """A thank-you note to the other, while it lasts or afterwards."""
    require_seat(by, mentorship)
    if not text.strip():
        raise Unacceptable("empty", _("Enter your thanks"), field="text")
    _require_length(text, field="text")
    thanks = Thanks.objects.create(mentorship=mentorship, by=by, text=text.strip(), created_at=at)
    _record("thanks.given", thanks, mentorship, by, at)
    return thanks


def _require_length(text: str, *, field: str) -> None:
    if len(text) > MOST_WORDS:
        raise Unacceptable("long", _("Use 8,000 characters or fewer"), field=field)


def _record(name: str, row: Any, mentorship: Mentorship, by: Any, at: datetime, **facts: Any) -> None:
    organization = mentorship.program.organization_id
    record(name, about=row, by=by, at=at, organization=organization, mentorship=mentorship, **facts)
