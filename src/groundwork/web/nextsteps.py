"""A person's next steps: every topic says what it would have them do, home shows the most urgent one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.utils.module_loading import import_string

from .whereabouts import Whereabouts


class Urgency(IntEnum):
    """What comes before what on a home page."""

    SOMEBODY_WAITS = 10  # the other person can't go on without me
    TODAY = 20  # a talk today or tomorrow
    MY_TURN = 30  # the next thing on my road
    WHENEVER = 40  # good to do, no hurry
    NOTHING = 90  # nothing to do: says what happens next and when


@dataclass(frozen=True)
class NextStep:
    """A sentence that begins with a verb, a reason, one button and an honest duration."""

    urgency: Urgency
    title: str
    lead: str
    url: str
    button: str
    takes: str = ""


Provider = Callable[..., list[NextStep]]
PROVIDERS = [
    "groundwork.web.member.taking_part.nextsteps.next_steps",
    "groundwork.web.member.meeting_each_other.nextsteps.next_steps",
    "groundwork.web.member.groundwork.nextsteps.next_steps",
    "groundwork.web.member.growing.nextsteps.next_steps",
    "groundwork.web.member.closing.nextsteps.next_steps",
]


def next_steps(here: Whereabouts, *, at: datetime) -> list[NextStep]:
    """All that this person could do now, most urgent first. Each provider costs a constant number of queries."""
    steps = [step for name in PROVIDERS for step in import_string(name)(here, at=at)]
    return sorted(steps, key=lambda step: step.urgency)
