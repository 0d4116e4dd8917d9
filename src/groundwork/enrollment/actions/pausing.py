"""How much somebody can be asked for: places, and pauses."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record

from .. import rules
from ..models import MentorOffer, Participation, Pause

MOST_PLACES = 20


@transaction.atomic
def change_capacity(part: Participation, places: int, *, by: Any, at: datetime) -> None:
    """A mentor offers more or fewer places. Fewer ends nothing that runs; it stops new requests."""
    rules.require_own_part(by, part)
    rules.require_taking_part(part)
    if not 1 <= places <= MOST_PLACES:
        raise Unacceptable("places_out_of_reach", _("Enter a number from 1 to 20."), field="places")
    MentorOffer.objects.update_or_create(participation=part, defaults={"places": places})
    organization = part.cohort.program.organization_id
    record("part.capacity_changed", about=part, by=by, at=at, organization=organization, places=places)


@transaction.atomic
def pause_asks(part: Participation, until: datetime | None, *, by: Any, at: datetime) -> Pause:
    """No new requests until then, or until lifted; what runs, runs on. A new pause replaces the one before."""
    rules.require_own_part_or_coordinator(by, part)
    rules.require_taking_part(part)
    if until is not None and until <= at:
        raise Unacceptable("pause_is_over", _("Choose a day after today."), field="until")
    Pause.objects.running(at).filter(participation=part).update(lifted_at=at)
    pause = Pause.objects.create(participation=part, since=at, until=until, by=by)
    record("part.paused", about=part, by=by, at=at, organization=part.cohort.program.organization_id, until=until)
    return pause


@transaction.atomic
def lift_pause(part: Participation, *, by: Any, at: datetime) -> None:
    """Open to requests again."""
    rules.require_own_part_or_coordinator(by, part)
    if not Pause.objects.running(at).filter(participation=part).update(lifted_at=at):
        raise NotNow("not_paused", _("There is no pause at present."))
    record("part.pause_lifted", about=part, by=by, at=at, organization=part.cohort.program.organization_id)
