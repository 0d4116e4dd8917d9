"""The verbs of taking part."""

from .answering import (
    keep_interests,
    keep_most_wanted,
    keep_offer_answers,
    keep_profile_answers,
    keep_unwanted,
)
from .asking_for_places import answer_place_ask, ask_for_place, let_place_asks_lapse
from .declaring import declare
from .joining import become_ready, invite_to_cohort, join_cohort, leave_cohort
from .orienting import note_orientation, take_back_orientation
from .pausing import change_capacity, lift_pause, pause_asks
from .setting_aside import look_again, set_aside
from .vocabulary import give_starter_skills

__all__ = [
    "answer_place_ask",
    "ask_for_place",
    "become_ready",
    "change_capacity",
    "declare",
    "give_starter_skills",
    "invite_to_cohort",
    "join_cohort",
    "keep_interests",
    "keep_most_wanted",
    "keep_offer_answers",
    "keep_profile_answers",
    "keep_unwanted",
    "leave_cohort",
    "let_place_asks_lapse",
    "lift_pause",
    "look_again",
    "note_orientation",
    "pause_asks",
    "set_aside",
    "take_back_orientation",
]
