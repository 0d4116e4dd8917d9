"""Signs of life of a run: how far it is, at most once a second, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from ..models import Round
from ..states import Phase, RoundState

EVERY = 1.0  # seconds between two signs of life
# Where each phase begins and ends on the way from 0 to 1: by how long each took for 5,000 people.
SPANS = {
    Phase.READING: (0.0, 0.2),
    Phase.WEIGHING: (0.2, 0.25),
    Phase.ARRANGING: (0.25, 0.4),
    Phase.PROVING: (0.4, 0.45),
    Phase.KEEPING: (0.45, 1.0),
}


class CalledOff(Exception):
    """The run is no longer wanted, or somebody else took it for dead and began another."""


class Pulse:
    """Told how far a run is, it writes it down outside of any transaction of the run. Raises CalledOff.

    The last sign of life is the claim on the round: it is written on condition that the one before still stands, so
    that two who run the same round can't both keep a plan.
    """

    def __init__(self, round: Round, *, at: datetime, clock: Callable[[], float] = monotonic) -> None:
        self.round, self.at, self.clock = round, at, clock
        self.began = self.last = clock()
        self.how_far = 0.0

    def __call__(self, phase: str, done: float) -> None:
        now = self.clock()
        if now - self.last < EVERY:
            return
        self.last = now
        begins, ends = SPANS[Phase(phase)]
        alive_at = self.at + timedelta(seconds=now - self.began)
        ours = Round.objects.filter(pk=self.round.pk, state=RoundState.RUNNING, heartbeat_at=self.round.heartbeat_at)
        # Solving and proving take turns; what people see never goes back.
        self.how_far = max(self.how_far, begins + (ends - begins) * min(max(done, 0.0), 1.0))
        if not ours.update(heartbeat_at=alive_at, phase=phase, done=self.how_far):
            raise CalledOff
        self.round.heartbeat_at = alive_at
