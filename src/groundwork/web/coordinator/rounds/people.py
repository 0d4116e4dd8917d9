"""Who takes part in a round: everyone who is ready, without those who are left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation, Role
from groundwork.matching.actions import leave_out, take_in
from groundwork.matching.models import Round
from groundwork.matching.queries import ready_people, turnout
from groundwork.matching.states import OPEN_TO_CHANGE

from .access import back_with, round_or_404, uuid_or_none

PAGE = 50
SHOWN = {"mentors", "mentees", "left-out"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_people(request: HttpRequest, round: UUID) -> HttpResponse:
    """Everyone who is ready, page by page; each can be left out and taken in again."""
    one = round_or_404(request, round)
    if one.state not in OPEN_TO_CHANGE:
        return redirect("coordinator:round", one.pk)
    if request.method == "POST":
        return _change(request, one)
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    search = request.GET.get("q", "").strip()
    chosen = set(one.people.values_list("pk", flat=True))
    ready = ready_people(one.cohort, at=now())
    everyone = sorted(ready.values(), key=lambda part: (str(part.person), str(part.pk)))
    found = _found(everyone, chosen, show, search)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "round": one,
        "turnout": turnout(one, at=now(), ready=ready),
        "page": page,
        "rows": [(part, part.pk in chosen) for part in page],
        "show": show,
        "search": search,
    }
    return render(request, "coordinator/rounds/people.html", context)


def _found(everyone: Iterable[Participation], chosen: set[Any], show: str, search: str) -> list[Participation]:
    wanted = {"mentors": lambda part: part.role == Role.MENTOR, "mentees": lambda part: part.role == Role.MENTEE}
    keep = wanted.get(show, lambda part: True)
    words = search.casefold().split()
    return [
        part
        for part in everyone
        if keep(part)
        and (show != "left-out" or part.pk not in chosen)
        and all(word in str(part.person).casefold() for word in words)
    ]


def _change(request: HttpRequest, round: Round) -> HttpResponse:
    parts = Participation.objects.visible_to(request.user).filter(cohort=round.cohort)
    try:
        if out := request.POST.get("leave_out"):
            leave_out(round, parts.filter(pk=uuid_or_none(out)), by=request.user, at=now())
        elif back := request.POST.get("take_in"):
            take_in(round, parts.filter(pk=uuid_or_none(back)), by=request.user, at=now())
        elif "everyone" in request.POST:
            _say_how_many(request, take_in(round, by=request.user, at=now()))
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round", round.pk)
    return redirect(request.get_full_path())


def _say_how_many(request: HttpRequest, new: int) -> None:
    said = ngettext("%(new)d more person takes part.", "%(new)d more people take part.", new) % {"new": new}
    messages.success(request, said if new else _("Everyone who is ready takes part already."))
