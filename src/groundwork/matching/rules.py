"""Who may do something with a round."""

from __future__ import annotations

from typing import Any

from groundwork.programs.rules import require_coordinator

from .models import Round


def require_coordinator_of(person: Any, round: Round) -> None:
    """Rounds belong to the coordinators of their program alone."""
    require_coordinator(person, round.cohort.program)
