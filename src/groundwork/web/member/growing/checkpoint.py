"""Looking back: each answers alone, then the two read together (P37)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from groundwork.checkpoints.actions import answer_checkpoint
from groundwork.checkpoints.models import Answer, Checkpoint
from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.mentorships.models import mentorships_of
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.objectivity import after_declaring, ask_in, is_due, said_of
from groundwork.web.widgets import ChoiceCards, WordsArea

from .agenda import readers_of
from .pages import pair_around

LONGEST = 2000
QUESTIONS = {
    "working": gettext_lazy("What works well between the two of you?"),
    "progress": gettext_lazy("What has moved since you began?"),
    "better": gettext_lazy("What could each of you do better?"),
}


class LookBackForm(Form):
    """How one sees it, alone."""

    satisfied = forms.ChoiceField(
        label=gettext_lazy("Is this what you hoped for?"),
        choices=Answer.Satisfied,
        widget=ChoiceCards(apart=Answer.Satisfied.RATHER_NOT),
    )
    working = forms.CharField(label=QUESTIONS["working"], required=False, max_length=LONGEST, widget=WordsArea())
    progress = forms.CharField(label=QUESTIONS["progress"], required=False, max_length=LONGEST, widget=WordsArea())
    better = forms.CharField(label=QUESTIONS["better"], required=False, max_length=LONGEST, widget=WordsArea())
    hints = {"better": gettext_lazy("Something for you, and something for the other.")}
    circles = dict.fromkeys(["satisfied", *QUESTIONS], Circle.US)

    def __init__(self, pair: Pair, *args: Any, **kwargs: Any) -> None:
        readers = _("%(name)s and you, once both have answered") % {"name": pair.other.first_name}
        super().__init__(*args, readers=dict.fromkeys(self.circles, readers), **kwargs)
        said = said_of(pair.other, pair.me, pair.mentorship.program)
        if is_due(said, at=now()):
            ask_in(self, pair.other, said)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def look_back(request: HttpRequest, checkpoint: UUID) -> HttpResponse:
    """Answer alone; once both have, read both side by side."""
    found, pair = _own_checkpoint(request, checkpoint)
    mine = Answer.objects.visible_to(request.user).filter(checkpoint=found, by=request.user).first()
    if request.method == "POST":
        return _answer(request, found, pair)
    if found.shown_at is not None:
        return _side_by_side(request, found, pair)
    context = {**pair.page, "checkpoint": found, "mine": mine, "questions": _read(mine)}
    if not pair.is_live or (mine is not None and "change" not in request.GET):
        return render(request, "member/growing/checkpoint_waiting.html", context)
    initial = {name: getattr(mine, name) for name in LookBackForm.circles} if mine else None
    return render(request, "member/growing/checkpoint.html", {**context, "form": LookBackForm(pair, initial=initial)})


def _answer(request: HttpRequest, checkpoint: Checkpoint, pair: Pair) -> HttpResponse:
    form = LookBackForm(pair, request.POST)
    if form.is_valid():
        try:
            answer_checkpoint(checkpoint, **form.cleaned_data, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            name = {"name": pair.other.first_name}
            if checkpoint.shown_at is not None:
                messages.success(request, _("You have both answered. Read it together in your next talk.") % name)
            else:
                messages.success(request, _("Kept. You read each other’s answers once %(name)s has answered.") % name)
            return after_declaring(form, pair.mentorship) or redirect("member:checkpoint", checkpoint.pk)
    context = {**pair.page, "checkpoint": checkpoint, "form": form}
    return render(request, "member/growing/checkpoint.html", context, status=422)


def _side_by_side(request: HttpRequest, checkpoint: Checkpoint, pair: Pair) -> HttpResponse:
    answers = Answer.objects.visible_to(request.user).filter(checkpoint=checkpoint).select_related("by")
    sheets = [
        {"person": answer.by, "is_me": answer.by_id == pair.me.pk, "answer": answer, "questions": _read(answer)}
        for answer in sorted(answers, key=lambda answer: answer.by_id != pair.me.pk)
    ]
    context = {**pair.page, "checkpoint": checkpoint, "sheets": sheets, "readers": readers_of(pair)}
    return render(request, "member/growing/checkpoint_shown.html", context)


def _read(answer: Answer | None) -> list[tuple[Any, str]]:
    return [(label, getattr(answer, name)) for name, label in QUESTIONS.items() if getattr(answer, name, "")]


def _own_checkpoint(request: HttpRequest, checkpoint: UUID) -> tuple[Checkpoint, Pair]:
    """For the two of them alone: that it exists is a fact coordinators may know, but the page is the pair's."""
    mine = Checkpoint.objects.filter(mentorship__in=mentorships_of(request.user)).select_related("mentorship__program")
    found = get_object_or_404(mine.prefetch_related("mentorship__seats__person"), pk=checkpoint)
    return found, pair_around(request, found.mentorship)
