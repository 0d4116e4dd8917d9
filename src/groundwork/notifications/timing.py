"""When a letter may arrive: in its reader's waking, working hours, unless it concerns a meeting at hand."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .models import Importance

DAY_BEGINS, DAY_ENDS = time(8), time(19)
AT_ONCE = {Importance.MEETING}  # a time was chosen or changed: calendars wait for nobody


def earliest(person: Any, importance: str, at: datetime) -> datetime:
    """The first moment from `at` on at which this person may be written to about something of this importance."""
    if importance in AT_ONCE:
        return at
    zone = ZoneInfo(person.time_zone if person else "UTC")
    local = at.astimezone(zone)
    if local.time() >= DAY_ENDS:
        local = _morning(local + timedelta(days=1))
    elif local.time() < DAY_BEGINS:
        local = _morning(local)
    while local.weekday() >= 5:
        local = _morning(local + timedelta(days=1))
    return local.astimezone(at.tzinfo)


def _morning(local: datetime) -> datetime:
    return datetime.combine(local.date(), DAY_BEGINS, tzinfo=local.tzinfo)
