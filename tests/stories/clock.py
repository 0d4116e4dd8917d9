"""The time of a story. It stands still until somebody lets it go on; then all that waits for time happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.cache import cache

from groundwork.core.sweeping import SWEEPS, run_once
from tests.clock import time_told_by


class Clock:
    """What all clocks in the house show. Signed links and codes keep to the real time: they never grow old here."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def go_on(self, **time: float) -> None:
        """Let time go by, and the worker do its work."""
        self.go_to(self.at + timedelta(**time))

    def go_to(self, at: datetime) -> None:
        assert at >= self.at, f"The story is at {self.at} already"
        self.at = at
        cache.clear()  # tries are counted there by the real time
        self.work()

    def work(self) -> None:
        """The worker makes its rounds: what one sweeper leaves, another takes up."""
        for _ in range(3):
            counts = run_once(self.at)
            assert set(counts) == set(SWEEPS), f"{set(SWEEPS) - set(counts)} failed"


@contextmanager
def story_time(at: datetime) -> Iterator[Clock]:
    """Django's clock, and with it everybody's, is the story's."""
    clock = Clock(at)
    with time_told_by(lambda: clock.at):
        yield clock
