"""The kinds of letter, by topic. Importing this package fills the catalogue."""

from . import (
    closing,
    coordinators,
    further_choices,
    groundwork,
    growing,
    joining,
    managers,
    matching,
    meeting_each_other,
    organizations,
    places,
    waiting,
)

__all__ = [
    "closing",
    "coordinators",
    "further_choices",
    "groundwork",
    "growing",
    "joining",
    "managers",
    "matching",
    "meeting_each_other",
    "organizations",
    "places",
    "waiting",
]
