"""Writing a version of the agreement together; the one in force holds until both have signed the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship

from .. import rules
from ..drafts import FACTS, draft_to_begin_with
from ..models import Agreement, Clause
from ..states import AGREEMENT_LEADS_TO, AgreementState
from .holding import hold


@transaction.atomic
def change_draft(
    mentorship: Mentorship, *, by: Any, at: datetime, facts: Mapping[str, Any], clauses: Mapping[str, str]
) -> Agreement:
    """Write some facts and clauses of the version being drafted, beginning it when there is none.

    What was signed was other words, so signatures on the draft are taken off; the page says so before.
    """
    held = hold(mentorship)
    rules.require_may_work_on(held, by)
    draft, words = _draft(held, by=by, at=at)
    for name in FACTS:
        setattr(draft, name, facts.get(name, getattr(draft, name)))
    rules.require_hours_in_order(draft)
    rules.require_dates_ahead(draft, by=by, at=at)
    taken_off, _rows = draft.signatures.all().delete()
    draft.revision = F("revision") + 1
    draft.save(update_fields=[*FACTS, "revision"])
    draft.refresh_from_db(fields=["revision"])
    _write(draft, {**words, **clauses})
    record(
        "agreement.changed",
        about=draft,
        by=by,
        at=at,
        organization=held.program.organization_id,
        mentorship=held,
        signatures_taken_off=taken_off,
    )
    return draft


@transaction.atomic
def drop_draft(draft: Agreement, *, by: Any, at: datetime) -> None:
    """The two leave it as it was: the draft and its words go, the version in force stays."""
    held = hold(draft.mentorship)
    rules.require_may_work_on(held, by)
    move(draft, AgreementState.DROPPED, leads_to=AGREEMENT_LEADS_TO)
    draft.clauses.all().delete()
    record("agreement.dropped", about=draft, by=by, at=at, organization=held.program.organization_id, mentorship=held)


def _draft(mentorship: Mentorship, *, by: Any, at: datetime) -> tuple[Agreement, dict[str, str]]:
    """The draft there is, or a new one with the words it begins from."""
    draft = Agreement.objects.filter(mentorship=mentorship, state=AgreementState.DRAFT).first()
    if draft is not None:
        return draft, {}
    draft, words = draft_to_begin_with(mentorship, by=by, at=at)
    draft.save(force_insert=True)
    record(
        "agreement.proposed",
        about=draft,
        by=by,
        at=at,
        organization=mentorship.program.organization_id,
        mentorship=mentorship,
        number=draft.number,
    )
    return draft, words


def _write(draft: Agreement, words: Mapping[str, str]) -> None:
    for key, text in words.items():
        Clause.objects.update_or_create(agreement=draft, key=key, defaults={"text": text.strip()})
