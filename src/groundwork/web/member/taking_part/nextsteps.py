"""What this topic would have a person do next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from groundwork.web.nextsteps import NextStep


def next_steps(person: Any, *, at: datetime) -> list[NextStep]:
    """The next steps of this topic, each with one button."""
    return []
