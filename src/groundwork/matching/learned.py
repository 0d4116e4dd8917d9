"""What past pairs say of a program's weights: rows of the database as `learning_fit` takes them, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from learning_fit import LearnedPart, LearnedWeights, PartName, PastPair, Verdict, learn_weights

from .actions.preparing import USUAL_WEIGHTS
from .models import Round
from .snapshots import weights_from

__all__ = ["LearnedPart", "LearnedWeights", "PartName", "Verdict", "learned", "present_weights", "words_of"]

PARTS = [part.value for part in PartName]
Values = tuple[float | None, ...]
"""The parts of one pair's fit, in their fixed order; None where not known."""


def values_of(parts: Iterable[Mapping[str, Any]]) -> Values:
    """The parts as a pairing keeps them. A part that was not yet weighed then is not known."""
    said = {part["name"]: part["value"] for part in parts}
    return tuple(said.get(name) for name in PARTS)


def present_weights(program: Any) -> dict[str, str]:
    """The weights of the program's latest round, or those that rounds begin with."""
    latest = Round.objects.filter(cohort__program=program).order_by("-created_at").values_list("weights", flat=True)
    return {**USUAL_WEIGHTS, **(latest.first() or {})}


def learned(past: Iterable[tuple[str, Values, bool]], weights: Mapping[str, str]) -> LearnedWeights:
    """What these pairs say: (mentee, parts, went well) each. The same past is worked out once."""
    return _learned(tuple(sorted(past, key=repr)), tuple(sorted(weights.items())))


def words_of(found: LearnedWeights) -> dict[str, str]:
    """The proposal as a round keeps its weights."""
    return {name: found.weights.of(PartName(name)).value for name in PARTS}


@lru_cache(maxsize=8)
def _learned(past: tuple[tuple[str, Values, bool], ...], weights: tuple[tuple[str, str], ...]) -> LearnedWeights:
    pairs = [
        PastPair(mentee=mentee, parts=dict(zip(PartName, values, strict=True)), went_well=went_well)
        for mentee, values, went_well in past
    ]
    return learn_weights(pairs, present=weights_from(dict(weights)))
