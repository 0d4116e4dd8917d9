"""The pair a page is about, as one of the two sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from groundwork.enrollment.models import Role
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.queries import pairs_of
from groundwork.mentorships.states import Stage


@dataclass(frozen=True)
class Pair:
    """A mentorship with oneself and the other in it."""

    mentorship: Mentorship
    me: Any
    other: Any

    @property
    def is_mentor(self) -> bool:
        return self.mentorship.role_of(self.me) == Role.MENTOR

    @property
    def is_live(self) -> bool:
        return self.mentorship.stage != Stage.CLOSED

    @property
    def in_groundwork(self) -> bool:
        return self.mentorship.stage == Stage.GROUNDWORK

    @property
    def page(self) -> dict[str, Any]:
        """What every page about the pair shows."""
        return {"pair": self, "mentorship": self.mentorship, "other": self.other, "program": self.mentorship.program}


def pair_or_404(request: HttpRequest, mentorship: UUID) -> Pair:
    """The pair, for one of the two; for everybody else, coordinators too, there is no such page."""
    found = get_object_or_404(pairs_of(request.user), pk=mentorship)
    request.program, request.cohort = found.program, found.cohort  # type: ignore[attr-defined]  # for the frame
    return Pair(found, request.user, found.other(request.user))
