"""Before the first meeting: each prepares alone, and both read when both are done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship

from .. import rules
from ..models import Preparation
from .holding import hold

ANSWERS = ("expectations", "this_year", "in_three_years", "about_me")


@transaction.atomic
def save_preparation(mentorship: Mentorship, answers: Mapping[str, str], *, by: Any, at: datetime) -> Preparation:
    """Keep what one has written so far; it stays one's own until one is ready."""
    preparation = _written(mentorship, answers, by=by)
    _record("preparation.saved", preparation, by=by, at=at)
    return preparation


@transaction.atomic
def finish_preparation(mentorship: Mentorship, answers: Mapping[str, str], *, by: Any, at: datetime) -> Preparation:
    """One is ready to be read; once both are, they read each other's."""
    preparation = _written(mentorship, answers, by=by)
    if not any(getattr(preparation, name).strip() for name in ANSWERS):
        raise Unacceptable(
            "nothing_written", _("Write a line under one of the questions, then you are ready"), field="expectations"
        )
    preparation.done_at = preparation.done_at or at
    preparation.save(update_fields=["done_at"])
    _record("preparation.done", preparation, by=by, at=at)
    done = Preparation.objects.filter(mentorship=mentorship, done_at__isnull=False).count()
    if done == len(mentorship.seats.all()):
        show_preparations(mentorship, at=at, by=by)
        preparation.refresh_from_db(fields=["shown_at"])
    return preparation


@transaction.atomic
def show_preparations(mentorship: Mentorship, *, at: datetime, by: Any = None) -> int:
    """Let the two read what each has finished; drafts stay their own. Says how many came into view."""
    finished = Preparation.objects.filter(mentorship=mentorship, done_at__isnull=False, shown_at=None)
    shown = finished.update(shown_at=at)
    if shown:
        organization = mentorship.program.organization_id
        record("preparations.shown", about=mentorship, by=by, at=at, organization=organization, count=shown)
    return shown


def _written(mentorship: Mentorship, answers: Mapping[str, str], *, by: Any) -> Preparation:
    held = hold(mentorship)
    rules.require_may_work_on(held, by)
    preparation, _made = Preparation.objects.get_or_create(mentorship=held, by=by)
    rules.require_not_shown(preparation)
    for name in ANSWERS:
        setattr(preparation, name, answers.get(name, getattr(preparation, name)))
    preparation.save(update_fields=list(ANSWERS))
    return preparation


def _record(name: str, preparation: Preparation, *, by: Any, at: datetime) -> None:
    mentorship = preparation.mentorship
    record(
        name, about=preparation, by=by, at=at, organization=mentorship.program.organization_id, mentorship=mentorship
    )
