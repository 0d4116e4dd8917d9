from .imports import ImportRun
from .orientation import Orientation
from .participation import Participation, Role
from .place_asks import PlaceAsk
from .places import Pause, Place
from .profiles import (
    Channel,
    FreeTime,
    HelpKind,
    LearningProfile,
    MentorOffer,
    Milestone,
    OfferedSkill,
    WantedSkill,
)
from .skills import Skill
from .unwanted import Block, Conflict, Declaration

__all__ = [
    "Block",
    "Channel",
    "Conflict",
    "Declaration",
    "FreeTime",
    "HelpKind",
    "ImportRun",
    "LearningProfile",
    "MentorOffer",
    "Milestone",
    "OfferedSkill",
    "Orientation",
    "Participation",
    "Pause",
    "Place",
    "PlaceAsk",
    "Role",
    "Skill",
    "WantedSkill",
]
