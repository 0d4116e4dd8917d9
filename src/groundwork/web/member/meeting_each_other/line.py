"""For a mentee who waits: why, where in the line, how long it may take, what comes next, and what to do meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groundwork.core.clock import now
from groundwork.enrollment.answers import LATER_PAGES
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.queries import set_aside_by
from groundwork.invitations.queries import open_request_of
from groundwork.invitations.waiting import Standing, standing_of

from .access import is_ready, my_part, program_or_404


@dataclass(frozen=True)
class Meanwhile:
    """Something that helps whether or not somebody is found soon."""

    title: str
    says: str
    url: str


@login_required
@require_safe
def show_line(request: HttpRequest, program: UUID) -> HttpResponse:
    """Where the reader stands. Nobody else's place, and nothing about any mentor, is on it."""
    frame = program_or_404(request, program)
    mine = my_part(request.user, frame, Role.MENTEE)
    if mine is None or not is_ready(mine):
        return redirect("member:mentors", frame.pk)
    standing = standing_of(mine, at=now())
    context = {
        "program": frame,
        "mine": mine,
        "standing": standing,
        "waiting": open_request_of(mine) if standing else None,
        "meanwhile": _meanwhile(mine, standing) if standing else [],
    }
    return render(request, "member/meeting_each_other/line.html", context)


def _meanwhile(mine: Participation, standing: Standing) -> list[Meanwhile]:
    found = []
    if not standing.can_ask and not standing.ahead.mentors:
        languages = _("Another language you could talk in may open a door.")
        found.append(Meanwhile(_("Look at your languages"), languages, _question(mine, "you")))
    if set_aside_by(mine.person, mine.cohort.program, role=Role.MENTOR):
        aside = _("You set somebody aside. You can have them shown again.")
        found.append(Meanwhile(_("See whom you set aside"), aside, reverse("member:mentors", args=[_program(mine)])))
    if not mine.profile.goals:
        ahead = _("The more you say, the better we can look. It helps in the first talk too.")
        page = LATER_PAGES[Role.MENTEE][0]
        found.append(Meanwhile(_("Say where you would like to go"), ahead, _question(mine, page)))
    other = _("Some questions are answered sooner by somebody else: a coach, your manager, a colleague.")
    found.append(Meanwhile(_("See who else could help"), other, reverse("public:routing_guide")))
    return found


def _question(mine: Participation, page: str) -> str:
    return reverse("member:question", args=[mine.pk, page])


def _program(mine: Participation) -> UUID:
    return mine.cohort.program_id
