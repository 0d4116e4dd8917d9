"""Some weeks before the agreed end, the review begins by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.sweeping import sweep
from groundwork.mentorships.actions import start_review
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

REVIEW_BEFORE_END = timedelta(weeks=4)


@sweep(every=timedelta(hours=1))
def begin_reviews(now: datetime) -> int:
    """Ask the pairs whose end date is near whether to go on, change or close."""
    near = Mentorship.objects.filter(stage=Stage.GROWING, ends_on__lte=now.date() + REVIEW_BEFORE_END)
    pairs = list(near.select_related("program"))
    for mentorship in pairs:
        start_review(mentorship, by=None, at=now)
    return len(pairs)
