"""Noting who has been to the orientation, where a program asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from groundwork.history.actions import record
from groundwork.programs.rules import require_coordinator

from .. import rules
from ..models import Orientation, Participation


@transaction.atomic
def note_orientation(parts: Iterable[Participation], *, by: Any, at: datetime) -> int:
    """These people have been to the orientation; says for how many that is new."""
    new = 0
    for part in parts:
        require_coordinator(by, part.cohort.program)
        rules.require_taking_part(part)
        _noted, made = Orientation.objects.get_or_create(participation=part, defaults={"by": by, "created_at": at})
        if made:
            new += 1
            organization = part.cohort.program.organization_id
            record("part.oriented", about=part, by=by, at=at, organization=organization)
    return new


@transaction.atomic
def take_back_orientation(part: Participation, *, by: Any, at: datetime) -> None:
    """It was noted by mistake: the orientation is still ahead of this person."""
    require_coordinator(by, part.cohort.program)
    gone, _each = Orientation.objects.filter(participation=part).delete()
    if gone:
        organization = part.cohort.program.organization_id
        record("part.orientation_taken_back", about=part, by=by, at=at, organization=organization)
