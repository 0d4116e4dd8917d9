"""Taking up what the past says: a coordinator's own choice, and never done by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.history.actions import record
from groundwork.matching.actions import start_round
from groundwork.matching.learned import Verdict, words_of
from groundwork.matching.models import Round
from groundwork.programs.models import Cohort
from groundwork.programs.rules import require_coordinator

from .past import Judged, what_the_past_says


@transaction.atomic
def start_round_from_past(
    cohort: Cohort, *, judged: Judged, weights: Mapping[str, str], seed: int, by: Any, at: datetime
) -> Round:
    """A new round in this cohort, still to be run, with the weights that the program's past speaks for.

    `weights` are those the coordinator read: when the past has moved on meanwhile, nothing begins.
    """
    require_coordinator(by, cohort.program)
    says = what_the_past_says(cohort.program, judged, at=at)
    if says.found.verdict != Verdict.PROPOSES or words_of(says.found) != dict(weights):
        raise NotNow("past_moved_on", _("The past has moved on since you read this. Here is what it says now."))
    made = start_round(cohort, weights=weights, seed=seed, by=by, at=at)
    record(
        "round.weights_taken_from_past",
        about=made,
        by=by,
        at=at,
        organization=cohort.program.organization_id,
        judged=judged.value,
        pairs=says.found.pairs,
        weights=sorted(weights.items()),
    )
    return made
