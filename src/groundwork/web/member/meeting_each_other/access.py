"""Whose part counts on a page of this topic."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.invitations.models import Invitation
from groundwork.programs.models import Program
from groundwork.programs.states import OPEN_TO_JOIN


def program_or_404(request: HttpRequest, program: UUID) -> Program:
    """The program of this page, if the reader belongs to it."""
    found = get_object_or_404(Program.objects.visible_to(request.user).select_related("organization"), pk=program)
    request.program = found  # type: ignore[attr-defined]
    return found


def my_part(person: Any, program: Program, role: Role) -> Participation | None:
    """What this person takes part as in an open cohort of the program; one that is ready before one that isn't."""
    mine = Participation.objects.filter(
        person=person, role=role, cohort__program=program, cohort__state__in=OPEN_TO_JOIN
    ).exclude(state=ParticipationState.LEFT)
    parts = list(mine.select_related("cohort__program", "person").order_by("-created_at"))
    return min(parts, key=lambda part: part.state != ParticipationState.READY, default=None)


def is_ready(part: Participation | None) -> bool:
    """Whether others can see this part."""
    return part is not None and part.state == ParticipationState.READY


def part_or_404(request: HttpRequest, part: UUID, role: Role) -> Participation:
    """Somebody's part as the reader may see it."""
    seen = Participation.objects.visible_to(request.user).filter(role=role, state=ParticipationState.READY)
    found = get_object_or_404(seen.select_related("cohort__program__organization", "person"), pk=part)
    request.program = found.cohort.program  # type: ignore[attr-defined]
    return found


def invitation_or_404(request: HttpRequest, invitation: UUID) -> Invitation:
    """An invitation of the reader's own: coordinators don't come in."""
    mine = Invitation.objects.of(request.user).select_related(
        "program__organization", "mentor__person", "mentor__cohort", "mentee__person", "mentee__cohort__program"
    )
    found = get_object_or_404(mine, pk=invitation)
    request.program = found.program  # type: ignore[attr-defined]
    return found
