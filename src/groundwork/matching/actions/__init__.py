"""The verbs of a matching round: prepare it, run it, look through it, publish it."""

from .allowing import allow_pair, end_allowance
from .changes import undo_back_to, undo_last_change, undoable_changes
from .inquiring import (
    answer_inquiry,
    ask_about_newcomers,
    ask_for_repetition,
    ask_what_if,
    call_off_inquiry,
    requeue_stale_inquiries,
)
from .leaving_behind import take_note
from .plans import keep_answered, keep_tried, use_plan
from .preparing import change_weights, choose_aim, leave_out, start_round, take_in
from .publishing import publish_round, send_out, undo_publication
from .review_files import apply_review_file, take_review_file, what_it_says
from .reviewing import exclude_pair, lift_exclusion, lock_pairing, pair_by_hand, unlock_pairing
from .running import call_off_run, queue_round, requeue_stale_rounds, run_round
from .telling import begin_published_pairs, tell_publication

__all__ = [
    "allow_pair",
    "answer_inquiry",
    "apply_review_file",
    "ask_about_newcomers",
    "ask_for_repetition",
    "ask_what_if",
    "begin_published_pairs",
    "call_off_inquiry",
    "call_off_run",
    "change_weights",
    "choose_aim",
    "end_allowance",
    "exclude_pair",
    "keep_answered",
    "keep_tried",
    "leave_out",
    "lift_exclusion",
    "lock_pairing",
    "pair_by_hand",
    "publish_round",
    "queue_round",
    "requeue_stale_inquiries",
    "requeue_stale_rounds",
    "run_round",
    "send_out",
    "start_round",
    "take_in",
    "take_note",
    "take_review_file",
    "tell_publication",
    "undo_back_to",
    "undo_last_change",
    "undo_publication",
    "undoable_changes",
    "unlock_pairing",
    "use_plan",
    "what_it_says",
]
