"""Times as people type them: a wall clock without a zone, in the zone where they live.

Twice a year a wall clock tells a lie. An hour that is skipped when clocks go forward can't be meant, so it is refused
with the reason. An hour that comes twice when clocks go back is taken as its first coming, the one a person who
counts on from the evening before would mean.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from groundwork.core.errors import Unacceptable


def moment_at(wall_clock: datetime, zone: tzinfo, *, field: str | None = None) -> datetime:
    """The moment at which clocks in this zone show this time."""
    if wall_clock.tzinfo is not None:
        raise ValueError("A wall clock has no zone")
    moment = wall_clock.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None, fold=0) != wall_clock.replace(fold=0):
        said = date_format(wall_clock, pgettext("time format", "H:i"))
        sentence = _("Enter another time: clocks go forward that day and never show %(time)s") % {"time": said}
        raise Unacceptable("skipped_hour", sentence, field=field)
    return moment
