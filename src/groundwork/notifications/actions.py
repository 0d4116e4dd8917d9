"""Choosing which letters one gets."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.history.actions import record

from .models import Importance, SwitchedOff

CAN_BE_OFF = [importance for importance in Importance if importance != Importance.WAITING]


@transaction.atomic
def choose_letters(person: Any, wanted: Collection[str], *, by: Any, at: datetime) -> None:
    """Get these classes of letters and no others; that somebody waits for one is always told."""
    for importance in CAN_BE_OFF:
        if importance in wanted:
            SwitchedOff.objects.filter(person=person, importance=importance).delete()
        else:
            SwitchedOff.objects.get_or_create(person=person, importance=importance)
    record("letters.chosen", about=person, by=by, at=at, wanted=sorted(wanted))


@transaction.atomic
def switch_off(person: Any, importance: str, *, at: datetime) -> None:
    """No more letters of this class, from this moment on; doing it twice is doing it once."""
    if importance not in CAN_BE_OFF:
        raise Unacceptable("always_told", _("You always hear when somebody waits for your answer."))
    _row, is_new = SwitchedOff.objects.get_or_create(person=person, importance=importance)
    if is_new:
        record("letters.switched_off", about=person, by=person, at=at, importance=importance)
