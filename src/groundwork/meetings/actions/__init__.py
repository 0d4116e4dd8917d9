from .agenda import (
    add_to_agenda,
    agree_action,
    drop_action,
    finish_action,
    give_pulse,
    reopen_action,
    take_off_agenda,
    write_note,
)
from .outcomes import note_missed, note_talk
from .planning import call_off, choose_time, make_shorter, plan_talk, propose_instead, propose_times

__all__ = [
    "add_to_agenda",
    "agree_action",
    "call_off",
    "choose_time",
    "drop_action",
    "finish_action",
    "give_pulse",
    "make_shorter",
    "note_missed",
    "note_talk",
    "plan_talk",
    "propose_instead",
    "propose_times",
    "reopen_action",
    "take_off_agenda",
    "write_note",
]
