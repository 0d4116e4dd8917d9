"""Another mentor for somebody, with what it means for the others."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation
from groundwork.matching.actions import pair_by_hand
from groundwork.matching.models import Round
from groundwork.matching.review import mentors_in, open_pair, swaps_for, why_not
from groundwork.matching.states import RoundState

from .access import back_with, round_or_404, uuid_or_none, way_back
from .terms import run_if_small


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_mentor(request: HttpRequest, round: UUID, mentee: UUID) -> HttpResponse:
    """The best other mentors for one mentee; choosing one arranges the others anew."""
    one = round_or_404(request, round)
    parts = Participation.objects.visible_to(request.user).filter(cohort=one.cohort).select_related("person")
    seeker = get_object_or_404(parts.mentees(), pk=mentee)
    if one.state != RoundState.READY:
        return redirect("coordinator:round", one.pk)
    if request.method == "POST":
        return _pair(request, one, seeker)
    present = one.pairings.filter(mentee=seeker).select_related("mentor__person", "publication").first()
    if present and present.publication:
        messages.error(request, _("This pair has gone out, or is planned to. Undo that first."))
        return redirect("coordinator:round", one.pk)
    context = {
        "round": one,
        "mentee": seeker,
        "present": present,
        "back": way_back(request, one.pk),
        **_asked(one, seeker, request.GET.get("mentor", "")),
    }
    return render(request, "coordinator/rounds/swaps.html", context)


def _asked(round: Round, mentee: Participation, wanted: str) -> dict[str, Any]:
    """The best others; or where one was named, why not, and the two side by side. Each takes solving, so not both."""
    mentors, key = mentors_in(round), uuid_or_none(wanted)
    asked = next((part for part in mentors if part.pk == key), None)
    if asked is None:
        return {"mentors": mentors, "swaps": swaps_for(round, mentee)}
    answer, pair = why_not(round, asked, mentee), open_pair(round, asked.pk, mentee.pk)
    return {"mentors": mentors, "asked": asked, "answer": answer, "pair": pair}


def _pair(request: HttpRequest, round: Round, mentee: Participation) -> HttpResponse:
    try:
        wanted = UUID(request.POST.get("mentor", ""))
    except ValueError:
        return redirect("coordinator:round_mentee", round.pk, mentee.pk)
    mentor = get_object_or_404(
        Participation.objects.visible_to(request.user).mentors().filter(cohort=round.cohort), pk=wanted
    )
    try:
        pair_by_hand(round, mentor, mentee, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round_mentee", round.pk, mentee.pk)
    run_if_small(round)
    names = {"mentee": mentee.person, "mentor": mentor.person}
    messages.success(request, _("%(mentee)s and %(mentor)s are locked. The others are arranged around them.") % names)
    return redirect(way_back(request, round.pk))
