"""The guided first talk, and the quiet way past it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groundwork.agreements.actions import go_without_agreement
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import declare
from groundwork.web.objectivity import NOTHING, AssentForm, is_first, said_of

from .pairs import pair_or_404
from .preparation import sheets_of
from .standing import standings


@login_required
@require_safe
def show_first_meeting(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """A plan for the hour, with what both prepared; made to be printed as well."""
    pair = pair_or_404(request, mentorship)
    context = {**pair.page, "sheets": sheets_of(pair), "standing": standings([pair.mentorship], request.user)[0]}
    return render(request, "member/groundwork/first_meeting.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def go_without(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """What it costs to skip the groundwork, and the choice to do so all the same (P19)."""
    pair = pair_or_404(request, mentorship)
    said = said_of(pair.other, pair.me, pair.mentorship.program)
    form = AssentForm(pair.other, said, request.POST if request.method == "POST" else None, asks=is_first(said))
    if request.method == "POST" and form.is_valid():
        declared = form.cleaned_data.get("declared", "")
        if declared and declared != NOTHING:
            declare(pair.mentorship.program, pair.other, kind=declared, by=request.user, at=now())
            return redirect("member:declaration", pair.mentorship.pk)
        try:
            go_without_agreement(pair.mentorship, declared=declared, by=request.user, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        else:
            messages.success(request, _("You go on without a written agreement. You can write one at any time."))
        return redirect("member:mentorship", pair.mentorship.pk)
    if not pair.in_groundwork:
        return redirect("member:mentorship", pair.mentorship.pk)
    context = {**pair.page, "form": form}
    return render(request, "member/groundwork/without_agreement.html", context, status=422 if form.errors else 200)
