"""A mentee's further choices: who is asked next if the one who was asked has no room, and the note for each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.places import has_room_as_told
from groundwork.invitations.actions import ask_wish, keep_wish, put_first, stop_wishes, take_off
from groundwork.invitations.actions.cascading import goes_on_from
from groundwork.invitations.actions.wishing import MOST_WISHES
from groundwork.invitations.models import Invitation, Wish
from groundwork.invitations.queries import answered_before, open_request_of, wishes_of
from groundwork.matching.suggestions import Suggestion, suggest_mentors

from .access import is_ready, my_part, part_or_404, program_or_404
from .drafts import draft_of_request, note_kept_for
from .forms import NoteForm
from .mentors import suggestion_of


@login_required
@require_safe
def show_wishes(request: HttpRequest, program: UUID) -> HttpResponse:
    """Who was asked, who is next, and who could be."""
    frame = program_or_404(request, program)
    mine = my_part(request.user, frame, Role.MENTEE)
    if mine is None or not is_ready(mine):
        return redirect("member:mentors", frame.pk)
    waiting, kept = open_request_of(mine), wishes_of(mine)
    context = {
        "program": frame,
        "mine": mine,
        "waiting": waiting,
        "kept": kept,
        "has_mentor": not has_room_as_told(mine),
        "goes_on": waiting is None and goes_on_from(mine, at=now()) is not None,
        "can_add": waiting is not None and len(kept) < MOST_WISHES,
        "others": _others(mine, waiting, kept) if waiting is not None and len(kept) < MOST_WISHES else [],
    }
    return render(request, "member/meeting_each_other/wishes.html", context)


def _others(mine: Participation, waiting: Invitation, kept: list[Wish]) -> list[Suggestion]:
    """Mentors who could be chosen as well."""
    at = now()
    named = {waiting.mentor.person_id, *(wish.mentor.person_id for wish in kept)}
    return suggest_mentors(mine, at=at, without=answered_before(mine, at=at) | named)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest, part: UUID) -> HttpResponse:
    """The note to a further choice: drafted from one's own answers, edited and kept."""
    mentor = part_or_404(request, part, Role.MENTOR)
    program = mentor.cohort.program
    mine = my_part(request.user, program, Role.MENTEE)
    if mine is None or not is_ready(mine):
        return redirect("member:mentors", program.pk)
    waiting, kept = open_request_of(mine), next((each for each in wishes_of(mine) if each.mentor_id == mentor.pk), None)
    if waiting is None and kept is None:
        return redirect("member:ask", mentor.pk)  # nobody is asked yet: this one can be the first
    name = mentor.person.first_name
    form = NoteForm(request.POST or None, readers={"text": _("You, and %(name)s once it is sent") % {"name": name}})
    form.circles = {"text": Wish._meta.get_field("note")}
    if request.method == "POST" and form.is_valid():
        try:
            keep_wish(mentor, mine, text=form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("%(name)s is kept as a further choice. Nothing is sent yet.") % {"name": name})
            return redirect("member:wishes", program.pk)
    elif request.method != "POST":
        form.initial["text"] = note_kept_for(mine, mentor) or draft_of_request(
            mine, mentor, suggestion_of(mine, mentor)
        )
    context = {"form": form, "mentor": mentor, "program": program, "waiting": waiting, "kept": kept}
    return render(request, "member/meeting_each_other/wish.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def precedence(request: HttpRequest, wish: UUID) -> HttpResponse:
    """This one before the other."""
    return _do(request, wish, put_first, _("%(name)s is asked first now."))


@login_required
@require_POST
def removal(request: HttpRequest, wish: UUID) -> HttpResponse:
    """This one is not asked by itself."""
    return _do(request, wish, take_off, _("%(name)s is off your list. Your note is kept for you."))


@login_required
@require_POST
def asking(request: HttpRequest, wish: UUID) -> HttpResponse:
    """This one is asked now, with the note as it stands."""
    return _do(request, wish, ask_wish, _("Your note is on its way to %(name)s."))


@login_required
@require_POST
def end_wishes(request: HttpRequest, program: UUID) -> HttpResponse:
    """Nobody is asked by itself any more."""
    frame = program_or_404(request, program)
    mine = my_part(request.user, frame, Role.MENTEE)
    if mine is not None:
        stop_wishes(mine, by=request.user, at=now())
        messages.success(request, _("Nobody else is asked by itself. Your notes are kept for you."))
    return redirect("member:wishes" if mine else "member:mentors", frame.pk)


def _do(request: HttpRequest, wish: UUID, verb: Any, done: str) -> HttpResponse:
    mine = Wish.objects.visible_to(request.user).select_related(
        "mentee__person", "mentee__cohort__program", "mentor__person", "mentor__offer", "mentor__cohort__program"
    )
    found: Any = get_object_or_404(mine, pk=wish)
    try:
        verb(found, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, done % {"name": found.mentor.person.first_name})
    return redirect("member:wishes", found.mentee.cohort.program_id)
