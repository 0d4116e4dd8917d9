"""The kinds of letter, by topic. Importing this package fills the catalogue."""

from . import (
    closing,
    coordinators,
    groundwork,
    growing,
    joining,
    managers,
    matching,
    meeting_each_other,
    organizations,
    places,
)

__all__ = [
    "closing",
    "coordinators",
    "groundwork",
    "growing",
    "joining",
    "managers",
    "matching",
    "meeting_each_other",
    "organizations",
    "places",
]
