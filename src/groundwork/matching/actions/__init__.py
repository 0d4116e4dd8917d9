"""The verbs of a matching round: prepare it, run it, look through it, publish it."""

from .preparing import change_weights, leave_out, start_round, take_in
from .publishing import begin_published_pairs, publish_round, tell_publication, undo_publication
from .reviewing import exclude_pair, lift_exclusion, lock_pairing, pair_by_hand, unlock_pairing
from .running import queue_round, requeue_stale_rounds, run_round

__all__ = [
    "begin_published_pairs",
    "change_weights",
    "exclude_pair",
    "leave_out",
    "lift_exclusion",
    "lock_pairing",
    "pair_by_hand",
    "publish_round",
    "queue_round",
    "requeue_stale_rounds",
    "run_round",
    "start_round",
    "take_in",
    "tell_publication",
    "undo_publication",
    "unlock_pairing",
]
