"""The last look before pairs go out, and taking it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Role
from groundwork.matching.actions import publish_round, undo_publication
from groundwork.matching.batches import places_of
from groundwork.matching.models import Pairing, Publication, Round
from groundwork.matching.queries import pairings_of
from groundwork.matching.states import PublicationState, RoundState
from groundwork.notifications.previews import preview_match

from .access import back_with, part_of_round_or_404, round_or_404, uuid_or_none
from .batch_form import BatchForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, round: UUID) -> HttpResponse:
    """The two letters as two real people will read them, and the button; or a part of the pairs, or another day."""
    one = round_or_404(request, round)
    here = list(pairings_of(one).filter(publication=None))
    form = _form(request, one, here)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        if form.is_bound and "look" in request.POST:
            return redirect(f"{request.path}?{urlencode(form.said())}")
        chosen, due_at = (form.chosen(), form.cleaned_data["due_at"]) if form.is_bound else (None, None)
        try:
            publish_round(one, chosen, due_at=due_at, by=request.user, at=now())
        except GroundworkError as error:
            if not error.field:
                return back_with(request, error, "coordinator:round", one.pk)
            form.add_domain_error(error)
        else:
            return redirect("coordinator:round_publications", one.pk)
    if one.state != RoundState.READY or one.result.get("outdated") or not here:
        return redirect("coordinator:round", one.pk)
    return _last_look(request, one, form, here)


def _form(request: HttpRequest, round: Round, here: list[Pairing]) -> BatchForm:
    """Filled in by whoever publishes a part, or only looks at one first."""
    said = request.POST if request.method == "POST" else request.GET
    people = round.cohort.program.mentee_word_plural
    return BatchForm(said if "which" in said else None, pairs=here, places=places_of(round, here), people=people)


def _last_look(request: HttpRequest, round: Round, form: BatchForm, here: list[Pairing]) -> HttpResponse:
    is_part = form.is_bound and form.is_valid()
    going = form.chosen() if is_part else here
    seen_as = uuid_or_none(request.GET.get("as", ""))
    # The strongest pair, unless somebody else's letters are asked for.
    pairing = next((pairing for pairing in going if pairing.pk == seen_as), going[-1])
    context: dict[str, Any] = {
        "round": round,
        "form": form,
        "said": form.said() if is_part else {},
        "going": sorted(going, key=lambda each: (str(each.mentee.person), str(each.pk))),
        "staying": len(here) - len(going),
        "due_at": form.cleaned_data["due_at"] if is_part else None,
        "pairing": pairing,
        "letters": [(role, preview_match(pairing.mentor, pairing.mentee, role)) for role in (Role.MENTOR, Role.MENTEE)],
        "waiting": len(round.result.get("unmatched", [])),
    }
    return render(request, "coordinator/rounds/publication.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def undo(request: HttpRequest, publication: UUID) -> HttpResponse:
    """Everything is as it was; nobody has heard of it."""
    one = part_of_round_or_404(request, Publication, publication)
    planned = one.state == PublicationState.PLANNED
    try:
        undo_publication(one, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round", one.round_id)
    if planned:
        messages.success(request, _("Called off. The pairs are here again, and you can change them."))
    else:
        messages.success(request, _("Undone. Nobody was told, and the places of these pairs are free again."))
    return redirect("coordinator:round", one.round_id)
