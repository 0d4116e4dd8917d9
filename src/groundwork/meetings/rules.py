"""Who may do something about a talk, and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_seat

from .models import Meeting, TimeOption
from .states import HELD

MAY_PROPOSE = (2, 3)
SHORTEST, LONGEST = 10, 480  # minutes
FAR_AHEAD = timedelta(days=366)  # a slip in the year, rather than a plan


def require_both_open(person: Any, mentorship: Mentorship) -> None:
    """One of the two, while their mentorship lives."""
    require_seat(person, mentorship)
    require_live(mentorship)


def require_other_than_proposer(person: Any, meeting: Meeting) -> None:
    """The one who proposed times waits; the other picks one."""
    require_both_open(person, meeting.mentorship)
    if meeting.proposed_by_id == person.pk:
        raise NotAllowed("yours_to_wait", _("You proposed these times. The other of you picks one."))


def require_proposable(times: list[datetime], *, at: datetime) -> None:
    """Two or three different times, all ahead."""
    low, high = MAY_PROPOSE
    if not low <= len(set(times)) <= high:
        raise Unacceptable("two_or_three", _("Choose two or three different times"), field="times")
    for time in times:
        require_still_ahead(time, at=at, field="times")


def require_still_ahead(starts_at: datetime, *, at: datetime, field: str = "next_at") -> None:
    """A plan is for later, and for within a year."""
    if starts_at <= at:
        raise Unacceptable("in_the_past", _("Choose times that are still ahead"), field=field)
    if starts_at > at + FAR_AHEAD:
        raise Unacceptable("far_ahead", _("Choose times within a year from now"), field=field)


def require_on_offer(option: TimeOption, meeting: Meeting, *, at: datetime) -> None:
    """One of the times proposed now, and still ahead."""
    offered = TimeOption.objects.filter(pk=option.pk, meeting=meeting, starts_at__gt=at)
    if not offered.exists():
        raise Unacceptable("pick_one", _("Choose one of the times that are still ahead"), field="option")


def require_length(minutes: int, *, field: str = "minutes") -> None:
    """A talk has a length that people can sit through."""
    if not SHORTEST <= minutes <= LONGEST:
        sentence = _("Enter a length from 10 minutes to 8 hours")
        raise Unacceptable("length", sentence, field=field)


def require_shorter(minutes: int, meeting: Meeting) -> None:
    """Shorter than it is now, and still a talk."""
    if not SHORTEST <= minutes < meeting.minutes:
        raise Unacceptable("shorter", _("Choose a length that is shorter than now"), field="minutes")


def require_begun(meeting: Meeting, *, at: datetime) -> None:
    """What became of a talk is known once it has begun."""
    if meeting.starts_at is None or meeting.starts_at > at:
        raise NotNow("still_ahead", _("This talk is still ahead. You can move it or make it shorter."))


def require_not_begun(meeting: Meeting, *, at: datetime) -> None:
    """A talk whose time has come is not called off: one says what became of it."""
    if meeting.starts_at is not None and meeting.starts_at <= at:
        raise NotNow("begun", _("The time of this talk has come. Say how it went instead."))


def require_held(meeting: Meeting) -> None:
    """The talk took place."""
    if meeting.state not in HELD:
        raise NotNow("not_held", _("Nobody has said yet that this talk took place."))


def require_within(mentorship: Mentorship, starts_at: datetime, *, at: datetime) -> None:
    """A talk to note lies behind the two, and in the time of their mentorship."""
    if starts_at > at:
        raise Unacceptable("still_ahead", _("Enter a time that has passed"), field="starts_at")
    # Some note the very talk in which they decided to begin.
    if starts_at < mentorship.began_at - timedelta(days=31):
        raise Unacceptable("before_us", _("Enter a time since the two of you began"), field="starts_at")
