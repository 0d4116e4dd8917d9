"""Sweepers: what must happen because time went by. Each stage registers its own in `<stage>/sweepers.py`.

    @sweep(every=timedelta(minutes=10))
    def let_offers_lapse(now: datetime) -> int:
        '''Close offers nobody answered in time; returns how many.'''

A sweeper is safe to run late, twice, or in two workers at once: it finds its rows by their state and claims each.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

Sweeper = Callable[[datetime], int]
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sweep:
    """A sweeper, its name, and how often it is wanted."""

    name: str
    every: timedelta
    run: Sweeper


SWEEPS: dict[str, Sweep] = {}


def sweep(*, every: timedelta) -> Callable[[Sweeper], Sweeper]:
    """Have the worker call this function about that often."""

    def register(run: Sweeper) -> Sweeper:
        name = f"{run.__module__}.{run.__qualname__}".removeprefix("groundwork.")
        SWEEPS[name] = Sweep(name, every, run)
        return run

    return register


class Rota:
    """Which sweepers have run when, in one worker. A new worker runs all of them first."""

    def __init__(self) -> None:
        self.last_run: dict[str, datetime] = {}

    def run_due(self, now: datetime) -> dict[str, int]:
        """Run the sweepers whose time has come; the count of each, without those that failed."""
        due = [sweep for sweep in SWEEPS.values() if self.is_due(sweep, now)]
        return {sweep.name: count for sweep in due if (count := self._run(sweep, now)) is not None}

    def is_due(self, sweep: Sweep, now: datetime) -> bool:
        last = self.last_run.get(sweep.name)
        # A clock put back must not silence a sweeper for that long.
        return last is None or not timedelta(0) <= now - last < sweep.every

    def _run(self, sweep: Sweep, now: datetime) -> int | None:
        self.last_run[sweep.name] = now
        try:
            count = sweep.run(now)
        except Exception:  # one failing sweeper must not stop the others; the log says which
            logger.exception("%s failed", sweep.name)
            return None
        if count:
            logger.info("%s: %d", sweep.name, count)
        return count


def run_once(now: datetime) -> dict[str, int]:
    """Run every sweeper now, due or not: for tests, the demo and `groundwork worker --once`."""
    return Rota().run_due(now)
