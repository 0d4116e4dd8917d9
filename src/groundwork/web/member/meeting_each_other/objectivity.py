"""Something makes it hard to be objective with the other (P17): said in confidence, with kind ways out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.enrollment.actions import declare
from groundwork.invitations.states import OPEN
from groundwork.web.objectivity import NOTHING, ObjectivityForm, said_of, ways_on

from .access import invitation_or_404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def declaration(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Say it, see the ways on, or take it back; as long as nothing is decided."""
    found = invitation_or_404(request, invitation)
    if found.state not in OPEN:
        return redirect("member:invitation", found.pk)
    other = found.other(request.user).person
    said = said_of(other, request.user, found.program)
    form = ObjectivityForm(other, said, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["declared"]
        declare(found.program, other, kind=kind, by=request.user, at=now())
        if kind != NOTHING:
            return redirect("member:invitation_declaration", found.pk)
        messages.success(request, _("Kept, for you alone."))
        return redirect("member:invitation", found.pk)
    form.is_question = not said.stands  # with ways on to show, the page has a heading of its own
    context = {
        "form": form,
        "invitation": found,
        "other": other,
        "said": said,
        **ways_on(said, other, found.program),
        "is_asked": found.asked.person_id == request.user.pk,
    }
    return render(request, "member/meeting_each_other/objectivity.html", context, status=422 if form.errors else 200)
