"""Something makes it hard to be objective with the other (P17): talked over in confidence, or ended well."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.enrollment.actions import declare
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.objectivity import NOTHING, ObjectivityForm, said_of, ways_on

from .live import for_a_live_pair


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_a_live_pair
def declaration(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Say it, see the ways on, or take it back; at any time."""
    program = pair.mentorship.program
    said = said_of(pair.other, pair.me, program)
    form = ObjectivityForm(pair.other, said, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["declared"]
        declare(program, pair.other, kind=kind, by=request.user, at=now())
        if kind != NOTHING:
            return redirect("member:declaration", pair.mentorship.pk)
        messages.success(request, _("Kept, for you alone."))
        return redirect("member:mentorship", pair.mentorship.pk)
    form.is_question = not said.stands  # with ways on to show, the page has a heading of its own
    context = {**pair.page, "form": form, "said": said, **ways_on(said, pair.other, program)}
    return render(request, "member/closing/objectivity.html", context, status=422 if form.errors else 200)
