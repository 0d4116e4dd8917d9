"""Keeping two together, keeping two apart."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import exclude_pair, lift_exclusion, lock_pairing, unlock_pairing
from groundwork.matching.models import Exclusion, Pairing

from .access import back_with, part_of_round_or_404, way_back
from .forms import ExclusionForm

LOCKED = Pairing.Keep.LOCKED


@login_required
@require_POST
def lock(request: HttpRequest, pairing: UUID) -> HttpResponse:
    """Lock the two together, or with `keep=proposed` let them go again."""
    one = part_of_round_or_404(request, Pairing, pairing)
    change = unlock_pairing if request.POST.get("keep") == Pairing.Keep.PROPOSED else lock_pairing
    try:
        change(one, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        said = (
            _("%(mentee)s and %(mentor)s are locked.")
            if one.keep == LOCKED
            else _("%(mentee)s and %(mentor)s are unlocked.")
        )
        messages.success(request, said % {"mentee": one.mentee.person, "mentor": one.mentor.person})
    return redirect(way_back(request, one.round_id))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def exclude(request: HttpRequest, pairing: UUID) -> HttpResponse:
    """One question: why?"""
    one = part_of_round_or_404(request, Pairing, pairing)
    names = {"mentee": one.mentee.person, "mentor": one.mentor.person}
    caption = _("%(mentee)s and %(mentor)s") % names
    form = ExclusionForm(request.POST if request.method == "POST" else None, caption=caption)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            exclude_pair(one.round, one.mentor, one.mentee, reason=reason, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            said = _("%(mentee)s and %(mentor)s are kept apart. Run the round again to arrange everyone anew.")
            messages.success(request, said % names)
            return redirect(way_back(request, one.round_id))
    context = {"form": form, "pairing": one, "round": one.round, "back": way_back(request, one.round_id)}
    return render(request, "coordinator/rounds/exclusion.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def lift(request: HttpRequest, exclusion: UUID) -> HttpResponse:
    """The two may be matched again."""
    one = part_of_round_or_404(request, Exclusion, exclusion)
    try:
        lift_exclusion(one, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round", one.round_id)
    return redirect("coordinator:round", one.round_id)
