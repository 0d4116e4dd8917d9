"""Times to suggest: around the day the pair's rhythm asks for, at their usual hour, in both people's working day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from groundwork.core.errors import Unacceptable
from groundwork.mentorships.models import Mentorship

from .models import Meeting
from .moments import moment_at
from .terms import Terms, terms_of

NOTICE = timedelta(hours=24)  # nobody is asked for tomorrow morning in the evening
SATURDAY = 5
WORKING = range(9, 17)  # hours at which a talk may begin
USUAL = time(15)
HOW_MANY = 4
LOOK_AHEAD = 60  # days


def suggested_times(
    mentorship: Mentorship, *, to: Any, at: datetime, many: int = HOW_MANY, after: Meeting | None = None
) -> list[datetime]:
    """Some moments around the day that the rhythm asks for, for `to` to choose from.

    It counts from their last talk, or from the one named in `after`, which nobody has noted yet.
    """
    last = after or Meeting.objects.held().filter(mentorship=mentorship).order_by("-starts_at").first()
    terms = terms_of(mentorship)
    begin = _begin(last, terms, at)
    other = mentorship.other(to)
    hour = _usual_hour(last, begin, to, other)
    found = (_moment(day, hour, to) for day in _working_days(begin.astimezone(_zone(to)).date()))
    times = [moment for moment in found if moment is not None and moment >= at + NOTICE]
    return times[:many]


def _begin(last: Meeting | None, terms: Terms, at: datetime) -> datetime:
    """The day before the one that the rhythm asks for, or soon when there is none or it has gone by."""
    soon = at + timedelta(days=2)
    if last is None or last.starts_at is None:
        return soon
    return max(soon, terms.due_after(last.starts_at) - timedelta(days=1))


def _usual_hour(last: Meeting | None, day: datetime, person: Any, other: Any) -> time:
    """The hour of their last talk; at first one in the afternoon that lies in both people's working day."""
    if last is not None and last.starts_at is not None:
        return _round(last.starts_at.astimezone(_zone(person)).time())
    hours = sorted((time(hour) for hour in WORKING), key=lambda hour: abs(hour.hour - USUAL.hour))
    for hour in hours:
        moment = _moment(day.astimezone(_zone(person)).date(), hour, person)
        if moment is not None and moment.astimezone(_zone(other)).hour in WORKING:
            return hour
    return USUAL


def _round(hour: time) -> time:
    """To the quarter before: a talk noted at 15:04 began at three."""
    return time(hour.hour, hour.minute // 15 * 15)


def _working_days(begin: date) -> Iterator[date]:
    days = (begin + timedelta(days=number) for number in range(LOOK_AHEAD))
    return (day for day in days if day.weekday() < SATURDAY)


def _moment(day: date, hour: time, person: Any) -> datetime | None:
    try:
        return moment_at(datetime.combine(day, hour), _zone(person))
    except Unacceptable:  # skipped that night when clocks go forward
        return None


def _zone(person: Any) -> ZoneInfo:
    return ZoneInfo(person.time_zone)
