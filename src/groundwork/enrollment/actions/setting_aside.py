"""Not this person: one word is enough, nobody asks why and nobody is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record

from .. import rules
from ..models import Block, Participation


@transaction.atomic
def set_aside(part: Participation, other: Participation, *, by: Any, at: datetime) -> None:
    """The two are never suggested to each other and no round brings them together: the same private fact as a block."""
    rules.require_own_part(by, part)
    rules.require_taking_part(part)
    if other.cohort.program_id != part.cohort.program_id or other.role == part.role or other.person_id == by.pk:
        raise Unacceptable("nobody_to_set_aside", _("This person is not suggested to you."))
    organization_id = part.cohort.program.organization_id
    Block.objects.get_or_create(organization_id=organization_id, by=by, other=other.person, unit="")
    record("part.set_aside", about=part, by=by, at=at, organization=organization_id)


@transaction.atomic
def look_again(part: Participation, other: Any, *, by: Any, at: datetime) -> None:
    """Somebody who was set aside may be suggested again."""
    rules.require_own_part(by, part)
    organization_id = part.cohort.program.organization_id
    if not Block.objects.filter(organization_id=organization_id, by=by, other=other).delete()[0]:
        raise NotNow("not_set_aside", _("This person is not set aside."))
    record("part.looked_again", about=part, by=by, at=at, organization=organization_id)
