"""The verbs of meeting each other: asking, further choices, answering, going on, ending, word to the manager."""

from .answering import accept, decline, say_not_now, say_yes_to_a_talk, undo_answer
from .asking import ask_mentor, offer_mentoring
from .cascading import ask_next, ask_next_choices, settle_wishes
from .ending import end_talk, lapse_due, withdraw
from .going_on import go_on
from .letters import keep_reflection, remind_half_way, send_letter
from .managers import (
    answer_as_manager,
    leave_guidance,
    take_silence_as_consent,
    tell_manager,
    tell_managers_of_rounds,
)
from .waiting import begin_wait, end_wait, go_on_waiting, look_after_lines, tell_of_place
from .wishing import ask_wish, keep_wish, put_first, stop_wishes, take_off

__all__ = [
    "accept",
    "answer_as_manager",
    "ask_mentor",
    "ask_next",
    "ask_next_choices",
    "ask_wish",
    "begin_wait",
    "decline",
    "end_talk",
    "end_wait",
    "go_on",
    "go_on_waiting",
    "keep_reflection",
    "keep_wish",
    "lapse_due",
    "leave_guidance",
    "look_after_lines",
    "offer_mentoring",
    "put_first",
    "remind_half_way",
    "say_not_now",
    "say_yes_to_a_talk",
    "send_letter",
    "settle_wishes",
    "stop_wishes",
    "take_off",
    "take_silence_as_consent",
    "tell_manager",
    "tell_managers_of_rounds",
    "tell_of_place",
    "undo_answer",
    "withdraw",
]
