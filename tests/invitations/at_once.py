"""Several people at the same moment: each in a thread of its own, with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection

from groundwork.core.errors import GroundworkError

Call = Callable[[], Any]


def at_once(*calls: Call) -> list[Any]:
    """What each call gave back, or the domain's no that it met. Anything else is a failure of the test."""
    start = Barrier(len(calls))
    outcomes: list[Any] = [None] * len(calls)
    mishaps: list[BaseException] = []

    def run(place: int, call: Call) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=20)
            outcomes[place] = call()
        except GroundworkError as no:
            outcomes[place] = no
        except BaseException as mishap:
            mishaps.append(mishap)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place, call)) for place, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if mishaps:
        raise mishaps[0]
    return outcomes
