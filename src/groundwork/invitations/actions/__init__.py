"""The verbs of meeting each other: asking, answering, going on, ending, and word to the manager."""

from .answering import accept, decline, say_not_now, say_yes_to_a_talk, undo_answer
from .asking import ask_mentor, offer_mentoring
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

__all__ = [
    "accept",
    "answer_as_manager",
    "ask_mentor",
    "decline",
    "end_talk",
    "go_on",
    "keep_reflection",
    "lapse_due",
    "leave_guidance",
    "offer_mentoring",
    "remind_half_way",
    "say_not_now",
    "say_yes_to_a_talk",
    "send_letter",
    "take_silence_as_consent",
    "tell_manager",
    "tell_managers_of_rounds",
    "undo_answer",
    "withdraw",
]
