"""What happens by itself: large imports land, old files are forgotten, unanswered questions end."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.sweeping import sweep

from .actions import let_place_asks_lapse
from .landing.actions import land_as_asked
from .landing.outcome import without_words
from .models import ImportRun
from .states import ImportState

KEPT_FOR = timedelta(days=30)


@sweep(every=timedelta(seconds=5))
def land_large_imports(now: datetime) -> int:
    """Bring in the files that are too large for one request; says how many landed."""
    waiting = ImportRun.objects.filter(state=ImportState.LANDING).select_related("cohort__program", "by")
    return sum(land_as_asked(run, at=now) for run in waiting)


@sweep(every=timedelta(minutes=10))
def let_unanswered_place_asks_lapse(now: datetime) -> int:
    """Questions for one more place that nobody answered within a week are over."""
    return let_place_asks_lapse(at=now)


@sweep(every=timedelta(hours=6))
def forget_old_files(now: datetime) -> int:
    """After thirty days a file is gone: what never landed altogether, of the rest all but the numbers."""
    old = ImportRun.objects.filter(created_at__lt=now - KEPT_FOR)
    forgotten = old.filter(state__in=[ImportState.MAPPING, ImportState.CHECKED]).delete()[0]
    for run in old.filter(state__in=[ImportState.LANDED, ImportState.UNDONE]).exclude(outcome__has_key="forgotten"):
        run.content, run.undo = b"", {}
        run.outcome = {**without_words(run.outcome), "forgotten": True}
        run.save(update_fields=["content", "undo", "outcome"])
        forgotten += 1
    return forgotten
