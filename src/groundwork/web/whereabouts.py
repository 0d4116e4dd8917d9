"""Where a person stands: the parts they take, the mentorships they are in, what they look after."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.mentorships.models import Mentorship
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
    def mentorships(self) -> list[Mentorship]:
        """Those that are live, the newest first."""
        return list(
            Mentorship.objects.of(self.person)
            .live()
            .select_related("program", "cohort")
            .prefetch_related("seats__person")
            .order_by("-began_at")
        )

    @cached_property
    def ended(self) -> list[Mentorship]:
        """Those that were brought to an end last: what remains of them can be kept."""
        ended = Mentorship.objects.of(self.person).filter(stage=Stage.CLOSED).prefetch_related("seats__person")
        return list(ended.order_by("-closed_at")[:MOST_ENDED])

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
