"""For a mentee: mentors to begin with, everyone who could be asked, one mentor in full, and the request."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import LearningProfile, MentorOffer, Participation, Role
from groundwork.enrollment.places import has_room_as_told
from groundwork.enrollment.queries import set_aside_by
from groundwork.invitations.actions import ask_mentor
from groundwork.invitations.actions.wishing import MOST_WISHES
from groundwork.invitations.models import Invitation
from groundwork.invitations.queries import answered_before, open_request_of, wishes_of
from groundwork.matching.suggestions import Suggestion, mentors_for
from groundwork.programs.models import Membership
from groundwork.web.fit import cards, page_of

from .access import is_ready, my_part, part_or_404, program_or_404
from .drafts import draft_of_request, note_kept_for
from .forms import NoteForm, SearchForm


@login_required
@require_safe
def show_mentors(request: HttpRequest, program: UUID) -> HttpResponse:
    """Three to begin with, each with reasons; on asking, everyone with a free place, best fit first."""
    frame = program_or_404(request, program)
    mine = my_part(request.user, frame, Role.MENTEE)
    context: dict[str, Any] = {"program": frame, "mine": mine, "search": SearchForm(request.GET)}
    if mine is None or not is_ready(mine):
        return render(request, "member/meeting_each_other/mentors_closed.html", context)
    at, searched = now(), request.GET.get("q", "").strip()[:80]
    ranking = mentors_for(mine, at=at, search=searched, without=answered_before(mine, at=at))
    if searched or "all" in request.GET:
        page, found = page_of(ranking, request.GET.get("page"))
        context |= {"page": page, "cards": found}
    else:
        context["cards"] = cards(ranking.suggestions(ranking.few()))
    context |= {"searched": searched, "number": len(ranking.people), **_may_ask(mine)}
    context["aside"] = set_aside_by(request.user, frame, role=Role.MENTOR)
    return render(request, "member/meeting_each_other/mentors.html", context)


@login_required
@require_safe
def show_mentor(request: HttpRequest, part: UUID) -> HttpResponse:
    """One mentor's offer in full, and what mentoring means to both, side by side (P15)."""
    mentor = part_or_404(request, part, Role.MENTOR)
    mine = my_part(request.user, mentor.cohort.program, Role.MENTEE)
    suggestion = suggestion_of(mine, mentor)
    context: dict[str, Any] = {
        "mentor": mentor,
        "offer": MentorOffer.objects.visible_to(request.user).filter(participation=mentor).first(),
        "job": Membership.objects.filter(person=mentor.person, organization=mentor.cohort.program.organization).first(),
        "mine": mine,
        "profile": LearningProfile.objects.visible_to(request.user).filter(participation=mine).first()
        if mine
        else None,
        "profile_words": LearningProfile._meta.get_field("mentoring_means"),
        "suggestion": suggestion,
        **(_may_ask(mine) if mine else {}),
    }
    return render(request, "member/meeting_each_other/mentor.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, part: UUID) -> HttpResponse:
    """The request: a note drafted from one's own answers, edited and sent."""
    mentor = part_or_404(request, part, Role.MENTOR)
    mine = my_part(request.user, mentor.cohort.program, Role.MENTEE)
    name = mentor.person.first_name
    if mine is None or not is_ready(mine):
        return redirect("member:mentors", mentor.cohort.program_id)
    suggestion = suggestion_of(mine, mentor)
    readers = {"text": _("%(name)s and you") % {"name": name}}
    form = NoteForm(request.POST or None, initial={"text": ""}, readers=readers)
    if request.method == "POST" and form.is_valid():
        try:
            sent = ask_mentor(mentor, mine, text=form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Your note is on its way to %(name)s.") % {"name": name})
            return redirect("member:invitation", sent.pk)
    elif request.method != "POST":
        form.initial["text"] = note_kept_for(mine, mentor) or draft_of_request(mine, mentor, suggestion)
    context = {"form": form, "mentor": mentor, "mine": mine, "suggestion": suggestion, **_may_ask(mine)}
    return render(request, "member/meeting_each_other/request.html", context, status=422 if form.errors else 200)


def suggestion_of(mine: Participation | None, mentor: Participation) -> Suggestion | None:
    """Why this mentor, or None when the mentor can't be asked: the page doesn't say for which reason."""
    if mine is None or not is_ready(mine):
        return None
    at = now()
    return mentors_for(mine, at=at, without=answered_before(mine, at=at)).find(mentor.pk)


def _may_ask(mine: Participation) -> dict[str, Any]:
    """What stands in the way of asking anybody: a mentor one has, or a request that waits; and who is asked next."""
    has_mentor = not has_room_as_told(mine)
    waiting: Invitation | None = None if has_mentor else open_request_of(mine)
    kept = wishes_of(mine) if waiting else []
    return {
        "has_mentor": has_mentor,
        "waiting": waiting,
        "may_ask": not has_mentor and waiting is None,
        "kept": kept,
        "chosen": {wish.mentor_id for wish in kept} | ({waiting.mentor_id} if waiting else set()),
        "may_choose": waiting is not None and len(kept) < MOST_WISHES,
    }
