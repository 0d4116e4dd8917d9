"""What the pair's page shows once the two are growing: the desk they work at."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from groundwork.mentorships.models import Mentorship


def desk_context(mentorship: Mentorship, person: Any, at: datetime) -> dict[str, Any]:
    """What the two fragments of the desk need, in a constant number of queries."""
    return {}
