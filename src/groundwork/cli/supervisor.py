"""Keeps the web server and the worker alive: starts them, restarts one that dies, stops both together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from . import leash
from .signals import Waiter

FIRST_PAUSE = 0.5  # seconds before a restart; doubles with each death in a row
LONGEST_PAUSE = 30.0
LONG_ENOUGH = 60.0  # who lived that long starts afresh
PATIENCE = 15.0  # for a child to finish what it is doing


@dataclass
class Child:
    """One process that is to be alive."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    born: float = 0.0
    due: float = field(default=0.0)

    @property
    def pause(self) -> float:
        return min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self.deaths - 1))

    def start(self) -> None:
        """Start it in a group of its own, on a leash."""
        self.born = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            start_new_session=True,
            env=os.environ | {leash.VARIABLE: "1"},
        )

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def bury(self) -> None:
        """Clear away what is left of it, and note when the next may start."""
        assert self.process
        self.signal(signal.SIGKILL)
        if self.process.stdin:
            self.process.stdin.close()
        lived = time.monotonic() - self.born
        self.deaths = 1 if lived > LONG_ENOUGH else self.deaths + 1
        self.due = time.monotonic() + self.pause
        self.process = None

    def signal(self, number: int) -> None:
        """Send a signal to it and to all that it started."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """Two children and one wish: both alive, until told to stop."""

    def __init__(self, children: list[Child], *, is_ready: Callable[[], bool], say: Callable[[str], object]) -> None:
        self.children = children
        self.is_ready = is_ready
        self.say = say

    def run(self, *, when_ready: Callable[[], object]) -> int:
        """Supervise until SIGTERM or SIGINT; 1 when a child died before all was ready, else 0."""
        waiter, ready, code = Waiter(), False, 0
        while not waiter.stopping:
            if not self.tend(restart=ready):
                code = 1
                break
            if not ready and self.is_ready():
                ready = True
                when_ready()
            waiter.wait(self.seconds_to_wait(ready))
        self.stop()
        return code

    def tend(self, *, restart: bool) -> bool:
        """Start whom it is time to start; False when one died that must not be restarted."""
        for child in self.children:
            if child.is_dead():
                assert child.process
                code = child.process.returncode
                child.bury()
                if not restart:
                    self.say(f"The {child.name} process could not start (exit code {code}); the lines above say why.")
                    return False
                self.say(f"The {child.name} process ended (exit code {code}); starting it again in {child.pause:g} s.")
            if child.process is None and time.monotonic() >= child.due:
                child.start()
        return True

    def seconds_to_wait(self, ready: bool) -> float:
        waits = [child.due - time.monotonic() for child in self.children if child.process is None]
        return max(0.0, min([*waits, 60.0 if ready else 0.1]))

    def stop(self) -> None:
        """Ask all to stop, wait, then insist."""
        living = [child for child in self.children if child.process]
        for child in living:
            assert child.process
            child.process.send_signal(signal.SIGTERM)
        patience_ends = time.monotonic() + PATIENCE
        for child in living:
            assert child.process
            try:
                child.process.wait(max(0.1, patience_ends - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"The {child.name} process does not stop; ending it.")
            child.signal(signal.SIGKILL)
            child.process.wait()
            if child.process.stdin:
                child.process.stdin.close()


def web(host: str, port: int, workers: int) -> Child:
    """The process that answers pages."""
    return Child("web", [sys.executable, "-m", "groundwork.cli.web", host, str(port), str(workers)])


def worker() -> Child:
    """The process that does what must happen because time went by."""
    return Child("worker", [sys.executable, "-m", "groundwork.cli.main", "worker"])
