"""Looking back together on agreed dates: each answers alone, and both are shown when both have answered (P37)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.enrollment.actions import declare
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_seat

from .models import Answer, Checkpoint


@transaction.atomic
def open_checkpoint(mentorship: Mentorship, *, due_on: date, at: datetime) -> Checkpoint:
    """The date to look back has come. Opening twice opens once."""
    checkpoint, is_new = Checkpoint.objects.get_or_create(mentorship=mentorship, due_on=due_on)
    if is_new:
        _record("checkpoint.opened", checkpoint, None, at)
    return checkpoint


@transaction.atomic
def answer_checkpoint(
    checkpoint: Checkpoint,
    *,
    satisfied: str,
    working: str,
    progress: str,
    better: str,
    declared: str = "",
    by: Any,
    at: datetime,
) -> Answer:
    """One answers alone; the second answer shows both to both.

    `declared` is what they said about being objective with the other, "" when they were not asked (P17). It is kept
    apart from the answer: the other never reads it.
    """
    require_seat(by, checkpoint.mentorship)
    require_live(checkpoint.mentorship)
    if satisfied not in Answer.Satisfied.values:
        raise Unacceptable("unknown", _("Choose one of the answers"), field="satisfied")
    # The lock orders two who answer at the same moment, so that exactly one of them is the second.
    locked = Checkpoint.objects.select_for_update().get(pk=checkpoint.pk)
    if locked.shown_at:
        raise NotNow("shown", _("You have both answered and read this. It stays as it is."))
    words = {"working": working.strip(), "progress": progress.strip(), "better": better.strip()}
    answer, _new = Answer.objects.update_or_create(
        checkpoint=locked, by=by, defaults={**words, "satisfied": satisfied, "answered_at": at}
    )
    _record("checkpoint.answered", checkpoint, by, at)
    if declared:
        mentorship = checkpoint.mentorship
        declare(mentorship.program, mentorship.other(by), kind=declared, by=by, at=at)
    if Answer.objects.filter(checkpoint=locked).count() == checkpoint.mentorship.seats.count():
        Checkpoint.objects.filter(pk=locked.pk).update(shown_at=at)
        checkpoint.shown_at = at
        _record("checkpoint.shown", checkpoint, by, at)
    return answer


def _record(name: str, checkpoint: Checkpoint, by: Any, at: datetime) -> None:
    mentorship = checkpoint.mentorship
    record(name, about=checkpoint, by=by, at=at, organization=mentorship.program.organization_id, mentorship=mentorship)
