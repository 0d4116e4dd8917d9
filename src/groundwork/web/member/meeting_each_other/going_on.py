"""Beginning at once, going on after the talk, and parting kindly: each asks one question first."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import declare
from groundwork.invitations.actions import accept, end_talk, go_on
from groundwork.invitations.models import Invitation
from groundwork.invitations.states import InvitationState
from groundwork.web.objectivity import NOTHING, ObjectivityForm, said_of

from .access import invitation_or_404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def acceptance(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Yes, let's begin: one question before (P17)."""
    found = invitation_or_404(request, invitation)
    if found.asked.person_id != request.user.pk or found.state != InvitationState.WAITING:
        return redirect("member:invitation", found.pk)
    return _declared(request, found, accept, begins=True)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def going_on(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """After the talk: let's go on. The mentorship begins when both have said so."""
    found = invitation_or_404(request, invitation)
    if found.state != InvitationState.TALKING:
        return redirect("member:invitation", found.pk)
    return _declared(request, found, go_on, begins=False)


def _declared(request: HttpRequest, invitation: Invitation, verb: Any, *, begins: bool) -> HttpResponse:
    other = invitation.other(request.user).person
    said = said_of(other, request.user, invitation.program)
    form = ObjectivityForm(other, said, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["declared"]
        if kind == NOTHING:
            return _yes(request, invitation, verb, at=now())
        declare(invitation.program, other, kind=kind, by=request.user, at=now())
        return redirect("member:invitation_declaration", invitation.pk)
    context = {"form": form, "invitation": invitation, "other": other, "begins": begins}
    return render(request, "member/meeting_each_other/declaration.html", context, status=422 if form.errors else 200)


def _yes(request: HttpRequest, invitation: Invitation, verb: Any, *, at: datetime) -> HttpResponse:
    other = invitation.other(request.user).person.first_name
    try:
        mentorship = verb(invitation, nothing_in_the_way=True, by=request.user, at=at)
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("member:invitation", invitation.pk)
    if mentorship is None:
        messages.success(request, _("%(name)s hears that you would like to go on.") % {"name": other})
        return redirect("member:invitation", invitation.pk)
    messages.success(request, _("You and %(name)s begin today.") % {"name": other})
    return redirect("member:mentorship", mentorship.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def parting(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Not the right fit: closed kindly, and nobody is to blame (P16)."""
    found = invitation_or_404(request, invitation)
    if found.state != InvitationState.TALKING:
        return redirect("member:invitation", found.pk)
    if request.method != "POST":
        context = {"invitation": found, "other": found.other(request.user).person}
        return render(request, "member/meeting_each_other/parting.html", context)
    try:
        end_talk(found, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    return redirect("member:invitation", found.pk)
