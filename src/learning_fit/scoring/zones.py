"""How far apart two people's days are."""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_WINTER_AND_SUMMER = (datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC))


@lru_cache(maxsize=1024)
def standard_offset(zone: str) -> float | None:
    """Hours from UTC in standard time, by the IANA name; None when there is no such zone.

    Standard time of one fixed year: two runs of the same round must agree, whatever day they are run on.
    """
    try:
        clock = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return None
    offsets = [moment.astimezone(clock).utcoffset() for moment in _WINTER_AND_SUMMER]
    return min(offset.total_seconds() / 3600 for offset in offsets if offset is not None)
