"""Requests and offers of one's own: the list, the page of one, and what can be done there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import LearningProfile
from groundwork.invitations import rules
from groundwork.invitations.actions import keep_reflection, send_letter, undo_answer, withdraw
from groundwork.invitations.models import Invitation, Letter, Reflection
from groundwork.invitations.queries import suggested_instead, time_asked, wishes_of, word_of_manager
from groundwork.invitations.states import OPEN, InvitationState
from groundwork.matching.reasons import Reader
from groundwork.matching.suggestions import pair_explained
from groundwork.web.answering import BEGIN, SIGNED_IN, AnswerForm, give_answer

from .access import invitation_or_404
from .forms import LetterForm, ReflectionForm


@login_required
@require_safe
def show_invitations(request: HttpRequest) -> HttpResponse:
    """What is open, and what was decided, the newest first."""
    mine = Invitation.objects.of(request.user).select_related("program", "mentor__person", "mentee__person")
    rows = [_line(invitation, request.user) for invitation in mine[:60]]
    context = {
        "for_me": [row for row in rows if row["waits_for_me"]],
        "under_way": [row for row in rows if row["is_open"] and not row["waits_for_me"]],
        "decided": [row for row in rows if not row["is_open"]],
    }
    return render(request, "member/meeting_each_other/invitations.html", context)


def _line(invitation: Invitation, person: Any) -> dict[str, Any]:
    is_asked = invitation.asked.person_id == person.pk
    return {
        "invitation": invitation,
        "other": invitation.other(person).person,
        "is_asked": is_asked,
        "is_open": invitation.state in OPEN,
        "waits_for_me": is_asked and invitation.state == InvitationState.WAITING,
    }


@login_required
@require_safe
def show_invitation(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """The letters of the two, where it stands, and what can be done next."""
    found = invitation_or_404(request, invitation)
    return render(request, "member/meeting_each_other/invitation.html", page_of(request, found))


@login_required
@require_POST
def answer(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Yes, not now or no; beginning at once asks one more question first (P17)."""
    found = invitation_or_404(request, invitation)
    form = AnswerForm(request.POST, invitation=found, offered=SIGNED_IN)
    if form.is_valid():
        if form.cleaned_data["answer"] == BEGIN:
            return redirect("member:acceptance", found.pk)
        try:
            give_answer(found, form.cleaned_data, by=request.user, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        return redirect("member:invitation", found.pk)
    context = page_of(request, found) | {"form": form}
    return render(request, "member/meeting_each_other/invitation.html", context, status=422)


@login_required
@require_POST
def write_letter(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """A question or an answer to the other, while nothing is decided."""
    found = invitation_or_404(request, invitation)
    form = LetterForm(request.POST, readers=_readers(found, request.user))
    if form.is_valid():
        try:
            send_letter(found, text=form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        else:
            messages.success(request, _("Sent to %(name)s.") % {"name": found.other(request.user).person.first_name})
        return redirect("member:invitation", found.pk)
    context = page_of(request, found) | {"letter_form": form, "has_errors": True}
    return render(request, "member/meeting_each_other/invitation.html", context, status=422)


@login_required
@require_POST
def keep_note(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """What one notes for oneself."""
    found = invitation_or_404(request, invitation)
    form = ReflectionForm(request.POST)
    if form.is_valid():
        keep_reflection(found, text=form.cleaned_data["text"], by=request.user, at=now())
        messages.success(request, _("Kept, for you alone."))
    return redirect("member:invitation", found.pk)


@login_required
@require_POST
def take_back(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """The one who asked takes it back."""
    return _do(request, invitation, withdraw, _("Taken back. Both of you are free again."))


@login_required
@require_POST
def reconsider(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """A "not now" or "no" within its half-hour."""
    return _do(request, invitation, undo_answer, _("Your answer is taken back. You can decide anew."))


def _do(request: HttpRequest, invitation: UUID, verb: Any, done: str) -> HttpResponse:
    found = invitation_or_404(request, invitation)
    try:
        verb(found, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, done)
    return redirect("member:invitation", found.pk)


def page_of(request: HttpRequest, invitation: Invitation) -> dict[str, Any]:
    """All that the page of an invitation shows to one of the two."""
    person, at = request.user, now()
    is_mentor = invitation.mentor.person_id == person.pk
    in_time = at < invitation.expires_at
    is_asked = invitation.asked.person_id == person.pk
    waits_for_me = is_asked and invitation.state == InvitationState.WAITING and in_time
    profile = LearningProfile.objects.visible_to(person).filter(participation=invitation.mentee).first()
    reader = Reader.MENTOR if is_mentor else Reader.MENTEE
    went_on = invitation.mentor_goes_on_at if is_mentor else invitation.mentee_goes_on_at
    other_went_on = invitation.mentee_goes_on_at if is_mentor else invitation.mentor_goes_on_at
    mine = Reflection.objects.visible_to(person).filter(invitation=invitation).first()
    return {
        "invitation": invitation,
        "state": invitation.state if in_time or invitation.state not in OPEN else InvitationState.LAPSED,
        "is_offer": invitation.kind == Invitation.Kind.OFFER,
        "is_mentor": is_mentor,
        "is_asked": is_asked,
        "is_open": invitation.state in OPEN and in_time,
        "other": invitation.other(person).person,
        "letters": Letter.objects.visible_to(person).filter(invitation=invitation).select_related("by"),
        "profile": profile if is_mentor else None,
        "profile_readers": _("%(name)s, the coordinators and you") % {"name": invitation.mentee.person.first_name},
        "suggestion": pair_explained(
            invitation.mentor, invitation.mentee, reader=reader, profile_is_open=profile is not None
        ),
        "form": AnswerForm(invitation=invitation, offered=SIGNED_IN) if waits_for_me else None,
        "letter_form": LetterForm(readers=_readers(invitation, person)),
        "reflection_form": ReflectionForm(auto_id="note_%s", initial={"text": mine.text if mine else ""}),
        "went_on": went_on,
        "other_went_on": other_went_on,
        "can_undo": is_asked and rules.can_undo(invitation, at=at),
        "kept": [] if is_mentor else wishes_of(invitation.mentee),
        "someone": suggested_instead(invitation) if invitation.state == InvitationState.NOT_NOW else None,
        "time": time_asked(invitation) if is_mentor and invitation.state in OPEN else None,
        **_word_of_manager(invitation, person, is_mentor),
    }


def _word_of_manager(invitation: Invitation, person: Any, is_mentor: bool) -> dict[str, Any]:
    if invitation.mentorship_id is None or is_mentor:
        return {}
    notice, guidance = word_of_manager(invitation.mentorship_id, person)
    return {"notice": notice, "guidance": guidance}


def _readers(invitation: Invitation, person: Any) -> dict[str, str]:
    return {"text": _("%(name)s and you") % {"name": invitation.other(person).person.first_name}}
