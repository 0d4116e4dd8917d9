"""Where a person stands: the parts they take, the mentorships they are in, what they look after."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from groundwork.care.models import MentorshipPause
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.invitations.models import Invitation
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.queries import pairs_of
from groundwork.mentorships.states import Stage
from groundwork.programs.models import Cohort, Membership, Program, organizations_of
from groundwork.programs.states import CohortState

# A running cohort is looked at before one that still gathers, and both before one that is being prepared.
ATTENTION = [CohortState.RUNNING, CohortState.GATHERING, CohortState.CLOSING, CohortState.DRAFT]


MOST_ENDED = 3


class Whereabouts:
    """One person's place in it all. Each answer costs one query, the first time it is asked for."""

    def __init__(self, person: Any) -> None:
        self.person = person

    @cached_property
    def parts(self) -> list[Participation]:
        """What they take part in now, the newest first."""
        return list(
            Participation.objects.filter(
                person=self.person, cohort__program__organization__in=organizations_of(self.person)
            )
            .exclude(state=ParticipationState.LEFT)
            .exclude(cohort__state=CohortState.CLOSED)
            .select_related("cohort__program")
            .order_by("-created_at")
        )

    @cached_property
    def pairs(self) -> list[Mentorship]:
        """Every mentorship they have or had, the newest first: each topic takes what it needs from here."""
        return list(pairs_of(self.person).order_by("-began_at"))

    @cached_property
    def rests(self) -> dict[Any, date]:
        """Until when those of their mentorships rest that rest now."""
        live = [pair.pk for pair in self.mentorships]
        return dict(
            MentorshipPause.objects.filter(mentorship__in=live, ended_at=None).values_list("mentorship_id", "until")
        )

    @cached_property
    def invitations(self) -> list[Invitation]:
        """The requests and offers that wait for an answer or a decision, theirs and to them."""
        mine = Invitation.objects.of(self.person).open()
        return list(mine.select_related("mentor__person", "mentee__person", "program"))

    @property
    def mentorships(self) -> list[Mentorship]:
        """Those that are live, the newest first."""
        return [pair for pair in self.pairs if pair.stage != Stage.CLOSED]

    @property
    def ended(self) -> list[Mentorship]:
        """Those that were brought to an end last: what remains of them can be kept."""
        ended = [(pair.closed_at, pair) for pair in self.pairs if pair.closed_at is not None]
        return [pair for _, pair in sorted(ended, key=lambda each: each[0], reverse=True)][:MOST_ENDED]

    @cached_property
    def cohorts(self) -> list[Cohort]:
        """Those they coordinate and that aren't closed, what runs first."""
        open_ones = (
            Cohort.objects.coordinated_by(self.person).exclude(state=CohortState.CLOSED).select_related("program")
        )
        return sorted(open_ones, key=lambda cohort: ATTENTION.index(CohortState(cohort.state)))

    @cached_property
    def coordinates(self) -> bool:
        """Whether the coordinator's desk is theirs: they look after a program, or may start one."""
        return (
            bool(self.cohorts)
            or Program.objects.coordinated_by(self.person).exists()
            or Membership.objects.current().filter(person=self.person, role=Membership.Role.OWNER).exists()
        )

    @property
    def takes_part(self) -> bool:
        return bool(self.parts or self.mentorships)

    def part_as(self, role: Role) -> Participation | None:
        """Their newest part in this role that others can see."""
        ready = (part for part in self.parts if part.role == role and part.state == ParticipationState.READY)
        return next(ready, None)


def whereabouts(request: HttpRequest) -> Whereabouts:
    """Of the person who asks, looked up once for a page."""
    if not hasattr(request, "_whereabouts"):
        request._whereabouts = Whereabouts(request.user)  # type: ignore[attr-defined]
    found: Whereabouts = request._whereabouts  # type: ignore[attr-defined]
    return found
