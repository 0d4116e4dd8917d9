"""The time that tests live in. It is part of what a test arranges, so no test depends on the day it is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from unittest.mock import patch

NOW = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)  # a Tuesday


@contextmanager
def time_told_by(read: Callable[[], datetime]) -> Iterator[None]:
    """Django's clock, and with it everybody's in this process, shows what `read` says. Signatures keep real time."""

    class StillATime(type):
        def __instancecheck__(cls, thing: object) -> bool:
            return isinstance(thing, datetime)

    class ToldTime(datetime, metaclass=StillATime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return read().astimezone(tz)

    with patch("django.utils.timezone.datetime", ToldTime):
        yield


@contextmanager
def time_from(moment: datetime) -> Iterator[None]:
    """It is this moment, and time goes by from there."""
    ahead = moment - datetime.now(UTC)
    with time_told_by(lambda: datetime.now(UTC) + ahead):
        yield
