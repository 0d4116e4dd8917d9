"""Not this person: a suggestion is set aside, and looked at again if one likes. Nobody is told."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import look_again, set_aside
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.queries import set_aside_by
from groundwork.invitations.actions import take_off
from groundwork.invitations.models import Wish

from .access import my_part, part_or_404, program_or_404

LIST_OF = {Role.MENTOR: "member:mentors", Role.MENTEE: "member:seekers"}
OPPOSITE = {Role.MENTOR: Role.MENTEE, Role.MENTEE: Role.MENTOR}


@login_required
@require_POST
def mentor_aside(request: HttpRequest, part: UUID) -> HttpResponse:
    """A mentee sets a mentor aside."""
    return _set_aside(request, part, Role.MENTOR)


@login_required
@require_POST
def seeker_aside(request: HttpRequest, part: UUID) -> HttpResponse:
    """A mentor sets somebody who seeks aside."""
    return _set_aside(request, part, Role.MENTEE)


def _set_aside(request: HttpRequest, part: UUID, role: Role) -> HttpResponse:
    other = part_or_404(request, part, role)
    mine = my_part(request.user, other.cohort.program, OPPOSITE[role])
    if mine is None:
        raise Http404
    try:
        with transaction.atomic():
            set_aside(mine, other, by=request.user, at=now())
            for wish in Wish.objects.kept().filter(mentee=mine, mentor__person=other.person_id):
                take_off(wish, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        name = other.person.first_name
        messages.success(request, _("%(name)s is not shown to you again. Nobody is told.") % {"name": name})
    return redirect(LIST_OF[role], other.cohort.program_id)


@login_required
@require_POST
def looking_again(request: HttpRequest, program: UUID, part: UUID) -> HttpResponse:
    """Somebody who was set aside may be shown again: known from the reader's own list alone."""
    frame = program_or_404(request, program)
    other = get_object_or_404(Participation.objects.select_related("person"), pk=part, cohort__program=frame)
    role = Role(other.role)
    mine = my_part(request.user, frame, OPPOSITE[role])
    if mine is None or other not in set_aside_by(request.user, frame, role=role):
        raise Http404
    try:
        look_again(mine, other.person, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("%(name)s can be shown to you again.") % {"name": other.person.first_name})
    return redirect(LIST_OF[role], frame.pk)
