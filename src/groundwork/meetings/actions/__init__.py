"""The verbs of talking regularly: find a time, change it, fill the agenda, say how it went, do what was agreed."""

from .agenda import add_to_agenda, take_off_agenda, tear_up_note, write_note
from .changing import call_off, call_off_with_the_ending, make_shorter, note_moved, propose_instead
from .outcomes import give_pulse, note_missed, note_talk, note_unplanned_talk, tick_talked_about
from .planning import choose_time, plan_talk, propose_others, propose_times
from .steps import agree_action, drop_action, finish_action, reopen_action

__all__ = [
    "add_to_agenda",
    "agree_action",
    "call_off",
    "call_off_with_the_ending",
    "choose_time",
    "drop_action",
    "finish_action",
    "give_pulse",
    "make_shorter",
    "note_missed",
    "note_moved",
    "note_talk",
    "note_unplanned_talk",
    "plan_talk",
    "propose_instead",
    "propose_others",
    "propose_times",
    "reopen_action",
    "take_off_agenda",
    "tear_up_note",
    "tick_talked_about",
    "write_note",
]
