"""For a mentor: the mentees who are open to offers, as facts, and the offer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.places import has_room_as_told, is_paused
from groundwork.enrollment.queries import set_aside_by
from groundwork.invitations.actions import offer_mentoring
from groundwork.invitations.models import Invitation
from groundwork.invitations.queries import answered_before
from groundwork.matching.suggestions import Suggestion, mentees_for
from groundwork.web.fit import page_of

from .access import is_ready, my_part, part_or_404, program_or_404
from .drafts import draft_of_offer
from .forms import NoteForm, SearchForm


@login_required
@require_safe
def show_seekers(request: HttpRequest, program: UUID) -> HttpResponse:
    """Mentees who would like to be found, best fit first: what they want to learn, never their words."""
    frame = program_or_404(request, program)
    mine = my_part(request.user, frame, Role.MENTOR)
    if mine is None:
        raise Http404
    context: dict[str, Any] = {"program": frame, "mine": mine, "search": SearchForm(request.GET)}
    if not is_ready(mine):
        return render(request, "member/meeting_each_other/seekers_closed.html", context)
    at, searched = now(), request.GET.get("q", "").strip()[:80]
    ranking = mentees_for(mine, at=at, search=searched, without=answered_before(mine, at=at) | _in_talk(mine))
    page, cards = page_of(ranking, request.GET.get("page"))
    context |= {"searched": searched, "page": page, "cards": cards, "may_offer": _may_offer(mine)}
    context["aside"] = set_aside_by(request.user, frame, role=Role.MENTEE)
    return render(request, "member/meeting_each_other/seekers.html", context)


@login_required
@require_safe
def show_seeker(request: HttpRequest, part: UUID) -> HttpResponse:
    """One mentee who is open to offers: facts, and why the two may suit."""
    mentee, mine, suggestion = _two(request, part)
    context = {"mentee": mentee, "mine": mine, "suggestion": suggestion, "may_offer": _may_offer(mine)}
    return render(request, "member/meeting_each_other/seeker.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, part: UUID) -> HttpResponse:
    """The offer: what one has noticed, that it's no remark on anybody's work, and plenty of time (P14)."""
    mentee, mine, suggestion = _two(request, part)
    name = mentee.person.first_name
    readers = {"text": _("%(name)s and you") % {"name": name}}
    form = NoteForm(request.POST or None, initial={"text": ""}, readers=readers)
    if request.method == "POST" and form.is_valid():
        try:
            made = offer_mentoring(mine, mentee, text=form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Your offer is on its way to %(name)s.") % {"name": name})
            return redirect("member:invitation", made.pk)
    elif request.method != "POST":
        form.initial["text"] = draft_of_offer(mentee, mine, suggestion)
    context = {"form": form, "mentee": mentee, "mine": mine, "suggestion": suggestion, "may_offer": _may_offer(mine)}
    return render(request, "member/meeting_each_other/offer.html", context, status=422 if form.errors else 200)


def _two(request: HttpRequest, part: UUID) -> tuple[Participation, Participation, Suggestion]:
    """The mentee, the mentor who looks, and why they may suit; 404 when the mentee isn't among the mentor's seekers."""
    mentee = part_or_404(request, part, Role.MENTEE)
    mine = my_part(request.user, mentee.cohort.program, Role.MENTOR)
    if mine is None or not is_ready(mine):
        raise Http404
    suggestion = mentees_for(mine, at=now()).find(mentee.pk)
    if suggestion is None:
        raise Http404
    return mentee, mine, suggestion


def _may_offer(mine: Participation) -> bool:
    return has_room_as_told(mine) and not is_paused(mine, at=now())


def _in_talk(mine: Participation) -> set[Any]:
    """Whom this mentor is in contact with already."""
    return set(Invitation.objects.open().filter(mentor=mine).values_list("mentee__person_id", flat=True))
