"""When a letter may arrive: in its reader's waking, working hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_BEGINS, DAY_ENDS = time(8), time(19)
SATURDAY = 5


def earliest(zone: ZoneInfo, at: datetime) -> datetime:
    """The first moment from `at` on at which somebody on this clock may be written to."""
    local = at.astimezone(zone)
    if local.time() >= DAY_ENDS:
        local = _morning(local + timedelta(days=1))
    elif local.time() < DAY_BEGINS:
        local = _morning(local)
    while local.weekday() >= SATURDAY:
        local = _morning(local + timedelta(days=1))
    return local.astimezone(at.tzinfo)


def _morning(local: datetime) -> datetime:
    return datetime.combine(local.date(), DAY_BEGINS, tzinfo=local.tzinfo)
