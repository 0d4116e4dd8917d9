"""Questions too large for a page: asked, worked out by the worker with signs of life, called off, answered."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.programs.models import Cohort
from groundwork.programs.rules import require_coordinator

from ..models import Inquiry, Round, RoundPlan
from ..plans.inquiries import Asked, newcomers_question, newest, repetition_question, what_if_question, work_out
from ..states import INQUIRY_LEADS_TO, InquiryState, Phase
from .pulse import TRYING, CalledOff, Pulse
from .running import CLAIM_LIVES, MOST_TRIES

log = logging.getLogger(__name__)
KEPT = 60  # of a cohort: an answer can be worked out again


@transaction.atomic
def ask_what_if(
    round: Round,
    *,
    places: Collection[str] = (),
    like: Collection[str] = (),
    off: Collection[str] = (),
    by: Any,
    at: datetime,
) -> Inquiry:
    """What would follow with these places, mentors or without these rules; an answer there is already is the answer."""
    require_coordinator(by, round.cohort.program)
    if not round.ran_at:
        raise NotNow("not_run", _("Run the round first, then try what would change it."))
    asked = Asked(places=list(places), like=list(like), off=list(off))
    question = what_if_question(round, asked)
    known = newest(question)
    if known and known.state == InquiryState.ANSWERED:
        return known
    return _ask(round.cohort, Inquiry.Kind.WHAT_IF, question, by, at, round=round, asked=asked)


@transaction.atomic
def ask_for_repetition(plan: RoundPlan, *, by: Any, at: datetime) -> Inquiry:
    """Make this plan again from what was kept of it, and say whether the same comes out."""
    cohort = plan.round.cohort
    require_coordinator(by, cohort.program)
    return _ask(cohort, Inquiry.Kind.REPETITION, repetition_question(plan), by, at, round=plan.round, plan=plan)


@transaction.atomic
def ask_about_newcomers(cohort: Cohort, *, by: Any, at: datetime) -> Inquiry:
    """Who fits into the free places now, and what a change of a young pair would add."""
    require_coordinator(by, cohort.program)
    return _ask(cohort, Inquiry.Kind.NEWCOMERS, newcomers_question(cohort), by, at)


@transaction.atomic
def call_off_inquiry(inquiry: Inquiry, *, by: Any, at: datetime) -> None:
    """It is no longer wanted. Who is at it notices within a second or so, and stops."""
    require_coordinator(by, inquiry.cohort.program)
    move(inquiry, InquiryState.CALLED_OFF, leads_to=INQUIRY_LEADS_TO)
    _record("inquiry.called_off", inquiry, by, at)


def answer_inquiry(inquiry: Inquiry, *, at: datetime) -> bool:
    """Claim a question that waits and work it out; False when somebody else had claimed it, or it was called off."""
    try:
        leads_to = {InquiryState.QUEUED: {InquiryState.RUNNING}}
        move(inquiry, InquiryState.RUNNING, leads_to=leads_to, heartbeat_at=at, phase=Phase.READING, done=0)
    except NotNow:
        return False
    pulse = Pulse(inquiry, at=at, spans=TRYING)
    try:
        answer = work_out(inquiry, pulse)
    except CalledOff:
        return False
    except Exception:  # whatever it is, people get an answer and the log the story
        log.exception("Inquiry %s could not be answered", inquiry.pk)
        return _end(inquiry, InquiryState.FAILED, {}, at)
    return _end(inquiry, InquiryState.ANSWERED, answer, at)


def requeue_stale_inquiries(*, at: datetime) -> int:
    """Questions whose worker went away wait again; says how many. After some tries they are given up."""
    stale = Inquiry.objects.filter(state=InquiryState.RUNNING, heartbeat_at__lt=at - CLAIM_LIVES)
    for inquiry in stale.filter(tries__gte=MOST_TRIES - 1).select_related("cohort__program", "by"):
        log.error("Inquiry %s was given up: whoever was at it went away %d times", inquiry.pk, MOST_TRIES)
        _end(inquiry, InquiryState.FAILED, {}, at)
    return stale.update(state=InquiryState.QUEUED, tries=F("tries") + 1, phase="", done=0)


def _ask(cohort: Cohort, kind: str, question: UUID, by: Any, at: datetime, **about: Any) -> Inquiry:
    """Ask, unless the same is being worked out: two clicks are one question."""
    try:
        with transaction.atomic():
            made: Inquiry = Inquiry.objects.create(
                cohort=cohort, kind=kind, question=question, by=by, created_at=at, **about
            )
    except IntegrityError:
        present: Inquiry = Inquiry.objects.under_way().get(question=question)
        return present
    too_many = list(cohort.inquiries.values_list("pk", flat=True)[KEPT:])
    Inquiry.objects.filter(pk__in=too_many).delete()
    _record("inquiry.asked", made, by, at, kind=kind)
    return made


@transaction.atomic
def _end(inquiry: Inquiry, state: InquiryState, answer: dict[str, Any], at: datetime) -> bool:
    ours = Inquiry.objects.filter(pk=inquiry.pk, state=InquiryState.RUNNING, heartbeat_at=inquiry.heartbeat_at)
    if not ours.update(heartbeat_at=inquiry.heartbeat_at):
        return False
    move(inquiry, state, leads_to=INQUIRY_LEADS_TO, answer=answer, answered_at=at, phase="", done=1)
    _record(f"inquiry.{state.value}", inquiry, inquiry.by, at, kind=inquiry.kind)
    return True


def _record(name: str, inquiry: Inquiry, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=inquiry, by=by, at=at, organization=inquiry.cohort.program.organization_id, **facts)
