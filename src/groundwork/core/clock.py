"""The one place where the time is read; actions are given it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    """The present moment, in UTC."""
    return timezone.now()


def local_day(at: datetime, person: Any) -> date:
    """The date that `at` falls on where this person is: dates that people agree on are local."""
    return at.astimezone(ZoneInfo(person.time_zone)).date()
