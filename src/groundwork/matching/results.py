"""What a plan reaches, as plain codes and numbers that a round keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from learning_fit import PlaceValue, Plan

from .snapshots import Snapshot

PLACES_WORTH_NAMING = 20


def as_result(plan: Plan, snapshot: Snapshot) -> dict[str, Any]:
    """The certificate and who stays without a mentor; people stand in it by the id of their part."""
    proof = plan.certificate
    worth = [value for value in proof.place_values if value.people > 0]
    worth.sort(key=lambda value: (-value.people, -value.points, value.mentor))
    return {
        "matched": proof.matched,
        "possible": proof.possible_matched,
        "people": len(snapshot.problem.mentees),
        "mentors": len(snapshot.problem.mentors),
        "locked": len(plan.locked),
        "worst": proof.worst,
        "best_worst": proof.best_worst,
        "total": proof.total,
        "gap": proof.gap,
        "free_total": proof.free_total,
        "blocking_pairs": proof.blocking_pairs,
        "proven": proof.proven_best,
        "place_values": [
            [snapshot.mentor_parts[value.mentor], value.people, value.points] for value in _worth(proof.place_values)
        ],
        "one_more_place": [snapshot.mentor_parts[value.mentor] for value in worth[:PLACES_WORTH_NAMING]],
        "unmatched": [
            {
                "mentee": snapshot.mentee_parts[each.mentee],
                "reason": each.reason,
                "allowed": each.allowed_mentors,
                "forbidden_by": dict(each.forbidden_by),
            }
            for each in plan.unmatched
        ],
    }


def _worth(values: Iterable[PlaceValue]) -> list[PlaceValue]:
    """The mentors at whom one more place would bring most: people first, then fit."""
    worth = [value for value in values if value.people > 0 or value.points > 0]
    return sorted(worth, key=lambda value: (-value.people, -value.points, value.mentor))[:PLACES_WORTH_NAMING]
