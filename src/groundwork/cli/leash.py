"""A child of the supervisor ends when the supervisor does, even by kill -9: its input is held open by the parent."""

from __future__ import annotations

import os
import signal
import threading
import time

VARIABLE = "GROUNDWORK_ON_LEASH"
PATIENCE = 15


def heed() -> None:
    """If a supervisor started this process, stop as soon as it is gone."""
    if os.environ.get(VARIABLE) == "1":
        threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    while os.read(0, 1):  # not sys.stdin, whose lock would be held when Python shuts down
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os.killpg(os.getpgrp(), signal.SIGKILL)  # our own group: the supervisor gave us one
