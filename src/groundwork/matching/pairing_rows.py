"""A pair of a plan as the row that a round keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from learning_fit import PairExplanation, PairKeys, explain_pairs

from .models import Pairing, Round
from .snapshots import Snapshot


def pairing_row(round: Round, snapshot: Snapshot, keys: PairKeys) -> Pairing:
    """The two with their fit, its parts, and how much of what counts is known; not saved yet."""
    (row,) = pairing_rows(round, snapshot, [keys])
    return row


def pairing_rows(round: Round, snapshot: Snapshot, pairs: Iterable[PairKeys]) -> Iterator[Pairing]:
    """As `pairing_row` for one pair after the other: of many, each takes a part of the time."""
    for explanation in explain_pairs(snapshot.problem, pairs):
        yield Pairing(
            round=round,
            mentor_id=snapshot.mentor_parts[explanation.mentor],
            mentee_id=snapshot.mentee_parts[explanation.mentee],
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
