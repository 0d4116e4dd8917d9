"""Some weeks before the agreed end, the review begins by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.care.models import MentorshipPause
from groundwork.core.errors import NotNow
from groundwork.core.sweeping import sweep
from groundwork.mentorships.actions import start_review
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

REVIEW_BEFORE_END = timedelta(weeks=4)


@sweep(every=timedelta(hours=1))
def begin_reviews(now: datetime) -> int:
    """Ask the pairs whose end date is near whether to go on, change or close; those who rest are left in peace."""
    resting = MentorshipPause.objects.filter(ended_at=None).values("mentorship_id")
    near = Mentorship.objects.filter(stage=Stage.GROWING, ends_on__lte=now.date() + REVIEW_BEFORE_END)
    return sum(_begin(mentorship, now) for mentorship in near.exclude(pk__in=resting).select_related("program"))


def _begin(mentorship: Mentorship, now: datetime) -> bool:
    try:
        start_review(mentorship, by=None, at=now)
    except NotNow:  # closed or begun meanwhile
        return False
    return True
