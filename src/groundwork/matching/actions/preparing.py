"""Before a round is run: who takes part, and what counts how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.enrollment.models import Participation
from groundwork.history.actions import record
from groundwork.programs.models import Cohort
from groundwork.programs.rules import require_coordinator
from learning_fit import PartName, Weight, Weights

from ..models import Round
from ..queries import ready_people
from ..states import Aim
from .open_rounds import hold_open, note_change

KEPT_BY_NAME = 50  # of very many people at once the trail names the first, and says how many
USUAL_WEIGHTS = {part.value: Weights().of(part).value for part in PartName}


@transaction.atomic
def start_round(
    cohort: Cohort,
    *,
    people: Iterable[Participation] | None = None,
    weights: Mapping[str, str] | None = None,
    seed: int,
    by: Any,
    at: datetime,
) -> Round:
    """A new round: with everyone whom a round may match now, unless `people` says who."""
    require_coordinator(by, cohort.program)
    ready = ready_people(cohort, at=at)
    chosen = ready.values() if people is None else [part for part in people if part.cohort_id == cohort.pk]
    made = Round.objects.create(cohort=cohort, by=by, weights=checked_weights(weights or {}), seed=seed, created_at=at)
    made.people.set(chosen)
    record("round.started", about=made, by=by, at=at, organization=cohort.program.organization_id, cohort=cohort)
    return made


@transaction.atomic
def change_weights(round: Round, *, weights: Mapping[str, str], by: Any, at: datetime) -> None:
    """What counts how much, in words: must, matters, nice, ignore."""
    hold_open(round, by=by)
    changed = checked_weights(weights)
    if changed == round.weights:
        return
    before, round.weights = sorted(round.weights.items()), changed
    round.save(update_fields=["weights"])
    note_change(round)
    _record("round.weights_changed", round, by, at, before=before, weights=sorted(changed.items()))


@transaction.atomic
def choose_aim(round: Round, aim: str, *, by: Any, at: datetime) -> None:
    """What comes first when not everything can be had."""
    hold_open(round, by=by)
    if aim not in Aim.values:
        raise Unacceptable("no_such_aim", _("Choose what comes first."), field="aim")
    before = Round.objects.values_list("aim", flat=True).get(pk=round.pk)
    if before != aim:
        round.aim = aim
        round.save(update_fields=["aim"])
        note_change(round)
        _record("round.aim_chosen", round, by, at, before=before, aim=aim)


@transaction.atomic
def leave_out(round: Round, parts: Iterable[Participation], *, by: Any, at: datetime) -> int:
    """These people don't take part in this round; says how many did until now."""
    hold_open(round, by=by)
    present = round.people.through.objects.filter(round=round, participation__in=[part.pk for part in parts])
    whom = list(present.values_list("participation", flat=True)[:KEPT_BY_NAME])
    gone, _each = present.delete()
    if gone:
        note_change(round)
        _record("round.people_left_out", round, by, at, people=gone, whom=whom)
    return gone


@transaction.atomic
def take_in(round: Round, parts: Iterable[Participation] | None = None, *, by: Any, at: datetime) -> int:
    """These people take part, or everyone who is ready; says how many are new."""
    hold_open(round, by=by)
    wanted = None if parts is None else {part.pk for part in parts}
    present = set(round.people.values_list("pk", flat=True))
    ready = ready_people(round.cohort, at=at).keys() - present
    new = ready if wanted is None else ready & wanted
    round.people.add(*new)
    if new:
        note_change(round)
        _record("round.people_taken_in", round, by, at, people=len(new), whom=sorted(new)[:KEPT_BY_NAME])
    return len(new)


def checked_weights(weights: Mapping[str, str]) -> dict[str, str]:
    """Every part with its word, where they can weigh anything."""
    checked = {**USUAL_WEIGHTS, **weights}
    if checked.keys() != USUAL_WEIGHTS.keys() or not set(checked.values()) <= {weight.value for weight in Weight}:
        raise Unacceptable("no_such_weight", _("Choose how much each part counts."))
    if set(checked.values()) == {Weight.IGNORE.value}:
        raise Unacceptable("nothing_counts", _("Let at least one part count."), field=PartName.LEARNING_FIT)
    return checked


def _record(name: str, round: Round, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)
