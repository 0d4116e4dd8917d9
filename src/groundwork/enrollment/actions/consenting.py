"""Somebody whom a coordinator vouched for says yes themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record

from .. import rules
from ..models import Participation
from ..states import ParticipationState


@transaction.atomic
def agree_oneself(part: Participation, *, agrees: bool, by: Any, at: datetime) -> None:
    """What a coordinator said for somebody, they now say themselves: their answers may be used. Once is enough."""
    rules.require_own_part(by, part)
    rules.require_taking_part(part)
    if not agrees:
        raise Unacceptable("no_consent", _("Tick the box to go on"), field="agrees")
    if part.state != ParticipationState.READY:
        raise NotNow("not_ready", _("A question is still open. Answer it first, then go on."))
    if Participation.objects.filter(pk=part.pk, consented_at=None).update(consented_at=at):
        organization = part.cohort.program.organization_id
        record("part.agreed", about=part, by=by, at=at, organization=organization, role=part.role)
    part.refresh_from_db(fields=["consented_at"])
