"""The worker's part in rounds: run those that are queued, tell of those whose half hour is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.errors import NotNow
from groundwork.core.sweeping import sweep

from .actions import (
    answer_inquiry,
    begin_published_pairs,
    requeue_stale_inquiries,
    requeue_stale_rounds,
    run_round,
    send_out,
    tell_publication,
)
from .models import Inquiry, Publication, Round
from .states import InquiryState, PublicationState, RoundState


@sweep(every=timedelta(seconds=5))
def run_queued_rounds(now: datetime) -> int:
    """Run the rounds that wait, those first whose runner went away."""
    requeue_stale_rounds(at=now)
    queued = Round.objects.filter(state=RoundState.QUEUED).select_related("cohort__program", "by")
    return sum(run_round(round, at=now) for round in list(queued))


@sweep(every=timedelta(seconds=5))
def answer_inquiries(now: datetime) -> int:
    """Work out the questions that wait, the oldest first."""
    requeue_stale_inquiries(at=now)
    waiting = Inquiry.objects.filter(state=InquiryState.QUEUED).order_by("created_at")
    whole = waiting.select_related("cohort__program", "round__cohort__program", "plan", "by").defer("round__snapshot")
    return sum(answer_inquiry(inquiry, at=now) for inquiry in list(whole))


@sweep(every=timedelta(seconds=30))
def send_out_planned_publications(now: datetime) -> int:
    """Publications whose planned moment has come go out; their thirty minutes begin."""
    due = Publication.objects.filter(state=PublicationState.PLANNED, due_at__lte=now)
    sent = 0
    for publication in due.select_related("round__cohort__program", "by").defer("round__snapshot"):
        try:
            sent += send_out(publication, at=now)
        except NotNow:
            continue  # undone, or sent out by another worker, in the same moment
    return sent


@sweep(every=timedelta(seconds=30))
def tell_due_publications(now: datetime) -> int:
    """Begin the mentorships of publications that nobody has undone within thirty minutes."""
    due = Publication.objects.filter(state=PublicationState.WAITING, undo_until__lte=now)
    for publication in due.select_related("round__cohort__program", "by").defer("round__snapshot"):
        try:
            tell_publication(publication, at=now)
        except NotNow:
            continue  # undone, or told by another worker, in the same moment
    return begin_published_pairs(at=now)
