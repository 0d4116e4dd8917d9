"""Answering a request or an offer from a letter: opening the link changes nothing, one button does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.invitations import rules
from groundwork.invitations.actions import say_not_now, undo_answer
from groundwork.invitations.links import pause_url
from groundwork.invitations.models import Invitation, Letter
from groundwork.invitations.queries import time_asked
from groundwork.invitations.states import OPEN, InvitationState
from groundwork.matching.reasons import Reader
from groundwork.matching.suggestions import Suggestion, mentors_for, pair_explained
from groundwork.web.answering import BY_LETTER, SOMEONE, AnswerForm, give_answer
from groundwork.web.by_link import by_link, on_the_clock_of
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceCards

from .opening import open_answer

MOST_COLLEAGUES = 6


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Yes, not now, or no; before and after."""
    invitation = open_answer(request, token)
    offered = [each for each in BY_LETTER if each != SOMEONE or invitation.kind == Invitation.Kind.REQUEST]
    chosen = request.GET.get("answer", "")
    initial = {"answer": chosen} if chosen in offered else {}
    form = AnswerForm(request.POST or None, invitation=invitation, offered=offered, initial=initial)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["answer"] == SOMEONE:
            return redirect("public:answer_someone", token)
        try:
            give_answer(invitation, form.cleaned_data, by=invitation.asked.person, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        return redirect("public:answer", token)
    return _page(request, token, invitation, form, status=422 if form.errors else 200)


def _page(
    request: HttpRequest, token: str, invitation: Invitation, form: Form | None, *, status: int = 200
) -> HttpResponse:
    at, me = now(), invitation.asked.person
    is_offer = invitation.kind == Invitation.Kind.OFFER
    in_time = at < invitation.expires_at
    state = invitation.state if in_time or invitation.state not in OPEN else InvitationState.LAPSED
    context: dict[str, Any] = {
        "token": token,
        "invitation": invitation,
        "state": state,
        "form": form if state == InvitationState.WAITING else None,
        "me": me,
        "other": invitation.asker.person,
        "is_offer": is_offer,
        "note": Letter.objects.visible_to(me).filter(invitation=invitation, by=invitation.asker.person).first(),
        "can_undo": rules.can_undo(invitation, at=at),
        "pause": "" if is_offer else pause_url(invitation.mentor),
    }
    if context["form"]:
        reader = Reader.MENTEE if is_offer else Reader.MENTOR
        explained = pair_explained(invitation.mentor, invitation.mentee, reader=reader, profile_is_open=not is_offer)
        context |= {"reasons": explained.reasons, "time": None if is_offer else time_asked(invitation)}
    with on_the_clock_of(me):
        return render(request, "public/answers/answer.html", context, status=status)


@require_POST
@by_link
def undo(request: HttpRequest, token: str) -> HttpResponse:
    """A "not now" or "no" within its half-hour."""
    invitation = open_answer(request, token)
    try:
        undo_answer(invitation, by=invitation.asked.person, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Your answer is taken back. You can decide anew."))
    return redirect("public:answer", token)


@require_safe
@by_link
def forwarded(request: HttpRequest, token: str) -> HttpResponse:
    """For somebody who got another's letter: nothing was done, and what would be kind."""
    invitation = open_answer(request, token)
    return render(request, "public/answers/forwarded.html", {"invitation": invitation, "me": invitation.asked.person})


class ColleagueForm(Form):
    """Whom to name instead: people with a free place who may suit."""

    is_question = True
    colleague = forms.ChoiceField(label=gettext_lazy("Who might suit as well?"), widget=ChoiceCards())

    def __init__(self, *args: Any, suggestions: list[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["colleague"]
        field.choices = [(str(each.other.pk), each.other.person.name) for each in suggestions]
        field.widget.hints = {str(each.other.pk): _job(each) for each in suggestions}


def _job(suggestion: Suggestion) -> str:
    job = suggestion.job
    return ", ".join(part for part in (job.job_title, job.unit) if part) if job else ""


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def someone(request: HttpRequest, token: str) -> HttpResponse:
    """Not now, and somebody who might suit as well; whoever it is decides freely."""
    invitation = open_answer(request, token)
    at = now()
    if invitation.state != InvitationState.WAITING or invitation.kind == Invitation.Kind.OFFER:
        return redirect("public:answer", token)
    ranking = mentors_for(invitation.mentee, at=at, without={invitation.mentor.person_id})
    suggestions = ranking.suggestions(ranking.people[:MOST_COLLEAGUES])
    form = ColleagueForm(request.POST or None, suggestions=suggestions)
    if request.method == "POST" and form.is_valid():
        named = next(each.other for each in suggestions if str(each.other.pk) == form.cleaned_data["colleague"])
        try:
            say_not_now(invitation, by=invitation.asked.person, at=at, suggests=named)
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        return redirect("public:answer", token)
    context = {"token": token, "form": form, "suggestions": suggestions, "other": invitation.asker.person}
    return render(request, "public/answers/someone.html", context, status=422 if form.errors else 200)
