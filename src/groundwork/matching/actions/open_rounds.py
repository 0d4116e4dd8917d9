"""Changing a round that can be changed: neither running nor published."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow

from ..models import Round
from ..rules import require_coordinator_of
from ..states import OPEN_TO_CHANGE


def hold_open(round: Round, *, by: Any) -> None:
    """From here to the end of the transaction the round neither runs nor is published; `by` coordinates its program.

    The conditional UPDATE takes the row on PostgreSQL; on SQLite the transaction has taken the database already.
    """
    require_coordinator_of(by, round)
    if not Round.objects.filter(pk=round.pk, state__in=OPEN_TO_CHANGE).update(seed=round.seed):
        round.refresh_from_db(fields=["state"])
        raise NotNow("round_moved_on", _("This round is being run or is published. Nothing was changed."))
    round.refresh_from_db(fields=["state", "result", "weights", "ran_at"])


def note_change(round: Round) -> None:
    """What was found holds no longer: the round wants to be run again before it is published."""
    if round.result and not round.result.get("outdated"):
        round.result = {**round.result, "outdated": True}
        round.save(update_fields=["result"])
