"""Waiting that a signal ends at once, without losing one between two looks."""

from __future__ import annotations

import os
import select
import signal
from types import FrameType

STOPPING = (signal.SIGTERM, signal.SIGINT)


class Waiter:
    """Waits in the main thread; SIGTERM and SIGINT ask it to stop, a child's end wakes it."""

    def __init__(self) -> None:
        self.stopping = False
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in STOPPING:
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def wait(self, seconds: float) -> None:
        """Wait that long, or until a signal comes."""
        if not self.stopping and select.select([self._read], [], [], seconds)[0]:
            os.read(self._read, 512)
