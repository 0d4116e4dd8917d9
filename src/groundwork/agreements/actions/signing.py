"""Signing: when both have, the version is in force."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from groundwork.core.moves import move
from groundwork.enrollment.actions import declare
from groundwork.history.actions import record
from groundwork.mentorships.actions import agree_on_end, start_growing
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

from .. import rules
from ..models import Agreement, Signature
from ..states import AGREEMENT_LEADS_TO, AgreementState
from .holding import hold


@transaction.atomic
def sign_agreement(draft: Agreement, *, revision: int, declared: str = "", by: Any, at: datetime) -> Agreement:
    """One of the two agrees to what they have read; with the second signature it is in force.

    `declared` is what they said about being objective with the other, "" when they were not asked (P17).
    Signing twice does nothing more. Raises NotNow when the draft changed since `revision` was read.
    """
    held = hold(draft.mentorship)
    draft = Agreement.objects.get(pk=draft.pk)
    rules.require_may_work_on(held, by)
    rules.require_draft(draft)
    rules.require_read(draft, revision)
    rules.require_dates_ahead(draft, by=by, at=at)
    if declared:
        declare(held.program, held.other(by), kind=declared, by=by, at=at)
    rules.require_nothing_declared(held, by)
    _, signed_now = Signature.objects.get_or_create(
        agreement=draft, by=by, defaults={"name": str(by), "at": at, "time_zone": by.time_zone}
    )
    if not signed_now:
        return draft
    organization = held.program.organization_id
    record(
        "agreement.signed", about=draft, by=by, at=at, organization=organization, mentorship=held, number=draft.number
    )
    if draft.signatures.count() == len(held.seats.all()):
        _put_in_force(draft, held, by=by, at=at)
    return draft


def _put_in_force(draft: Agreement, mentorship: Mentorship, *, by: Any, at: datetime) -> None:
    """Both have signed: it replaces the version before, the end date follows, and growing begins."""
    for before in Agreement.objects.in_force().filter(mentorship=mentorship):
        move(before, AgreementState.REPLACED, leads_to=AGREEMENT_LEADS_TO)
    move(draft, AgreementState.IN_FORCE, leads_to=AGREEMENT_LEADS_TO, in_force_at=at)
    record(
        "agreement.in_force",
        about=draft,
        by=by,
        at=at,
        organization=mentorship.program.organization_id,
        mentorship=mentorship,
        number=draft.number,
        look_back_on=draft.look_back_on,
    )
    if mentorship.ends_on != draft.ends_on:
        agree_on_end(mentorship, ends_on=draft.ends_on, by=by, at=at)
    if mentorship.stage == Stage.GROUNDWORK:
        start_growing(mentorship, by=by, at=at)


@transaction.atomic
def go_without_agreement(mentorship: Mentorship, *, declared: str = "", by: Any, at: datetime) -> None:
    """The two go faster: growing begins without an agreement, by a choice that is recorded."""
    held = hold(mentorship)
    rules.require_may_work_on(held, by)
    rules.require_in_groundwork(held)
    if declared:
        declare(held.program, held.other(by), kind=declared, by=by, at=at)
    rules.require_nothing_declared(held, by)
    start_growing(held, by=by, at=at, without_agreement=True)
    mentorship.refresh_from_db(fields=["stage", "growing_at"])
