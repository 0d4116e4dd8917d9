"""A pair of a plan as the row that a round keeps of it."""

from __future__ import annotations

from learning_fit import PairExplanation, PairKeys, explain_pair

from .models import Pairing, Round
from .snapshots import Snapshot


def pairing_row(round: Round, snapshot: Snapshot, keys: PairKeys) -> Pairing:
    """The two with their fit, its parts, and how much of what counts is known; not saved yet."""
    explanation = explain_pair(snapshot.problem, *keys)
    return Pairing(
        round=round,
        mentor_id=snapshot.mentor_parts[keys[0]],
        mentee_id=snapshot.mentee_parts[keys[1]],
        fit=explanation.fit,
        known=known_share(explanation),
        parts=[
            {"name": part.name, "value": part.value, "weight": part.weight, "contribution": part.contribution}
            for part in explanation.parts
        ],
    )


def known_share(explanation: PairExplanation) -> int:
    """Of what counts for the program, how much is known of these two: 0 to 100."""
    whole = sum(part.weight.number for part in explanation.parts)
    known = sum(part.weight.number for part in explanation.parts if part.value is not None)
    return 100 * known // whole if whole else 0
