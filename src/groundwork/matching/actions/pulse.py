"""Signs of life of a run or of a question being worked out: how far it is, at most once a second, and whether it is
still wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from time import monotonic

from ..models import Inquiry, Round
from ..states import Phase

EVERY = 1.0  # seconds between two signs of life
Spans = Mapping[Phase, tuple[float, float]]
# Where each phase begins and ends on the way from 0 to 1: by how long each took for 5,000 people.
RUN: Spans = {
    Phase.READING: (0.0, 0.2),
    Phase.WEIGHING: (0.2, 0.25),
    Phase.ARRANGING: (0.25, 0.4),
    Phase.PROVING: (0.4, 0.45),
    Phase.KEEPING: (0.45, 1.0),
}
TRYING: Spans = {
    Phase.READING: (0.0, 0.2),
    Phase.WEIGHING: (0.2, 0.4),
    Phase.ARRANGING: (0.4, 0.8),
    Phase.PROVING: (0.8, 1.0),
}


class CalledOff(Exception):
    """It is no longer wanted, or somebody else took us for dead and began another."""


class Pulse:
    """Told how far we are, it writes it down outside of any transaction of the work. Raises CalledOff.

    The last sign of life is the claim on the row: it is written on condition that the one before still stands, so
    that two who do the same work can't both keep what they found.
    """

    def __init__(
        self, row: Round | Inquiry, *, at: datetime, spans: Spans = RUN, clock: Callable[[], float] = monotonic
    ) -> None:
        self.row, self.at, self.spans, self.clock = row, at, spans, clock
        self.began = self.last = clock()
        self.how_far = 0.0

    def __call__(self, phase: str, done: float) -> None:
        now = self.clock()
        if now - self.last < EVERY:
            return
        self.last = now
        begins, ends = self.spans[Phase(phase)]
        alive_at = self.at + timedelta(seconds=now - self.began)
        everyone = type(self.row)._base_manager
        ours = everyone.filter(pk=self.row.pk, state=self.row.state, heartbeat_at=self.row.heartbeat_at)
        # Solving and proving take turns; what people see never goes back.
        self.how_far = max(self.how_far, begins + (ends - begins) * min(max(done, 0.0), 1.0))
        if not ours.update(heartbeat_at=alive_at, phase=phase, done=self.how_far):
            raise CalledOff
        self.row.heartbeat_at = alive_at
