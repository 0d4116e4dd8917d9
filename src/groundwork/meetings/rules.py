"""Who may do something about a talk, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_seat

from .models import Meeting

MAY_PROPOSE = (2, 3)


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
    if min(times) <= at:
        raise Unacceptable("in_the_past", _("Choose times that are still ahead"), field="times")


def require_begun(meeting: Meeting, *, at: datetime) -> None:
    """What became of a talk is known once it has begun."""
    if meeting.starts_at is None or meeting.starts_at > at:
        raise NotNow("still_ahead", _("This talk is still ahead. You can move it or make it shorter."))
