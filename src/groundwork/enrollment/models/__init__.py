from .imports import ImportRun
from .participation import Participation, Role
from .place_asks import PlaceAsk
from .places import Pause, Place
from .profiles import Channel, HelpKind, LearningProfile, MentorOffer, OfferedSkill, WantedSkill
from .skills import Skill
from .unwanted import Block

__all__ = [
    "Block",
    "Channel",
    "HelpKind",
    "ImportRun",
    "LearningProfile",
    "MentorOffer",
    "OfferedSkill",
    "Participation",
    "Pause",
    "Place",
    "PlaceAsk",
    "Role",
    "Skill",
    "WantedSkill",
]
