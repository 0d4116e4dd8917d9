"""Goals under the vision they serve: all of them on one page, and new ones (P33, P34)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.goals.actions import keep_vision, set_goal
from groundwork.goals.models import Vision
from groundwork.goals.queries import goal_cards
from groundwork.web.forms import Form
from groundwork.web.widgets import WordsArea, WordsInput

from .agenda import readers_of
from .pages import own_pair

LONGEST_LINE, LONGEST_WORDS = 200, 2000


class VisionForm(Form):
    """The big picture that goals hang under."""

    is_question = True
    circles = {"text": Circle.US}
    hints = {
        "text": gettext_lazy("Picture an ordinary day: what do you do, with whom, and what do others come to you for?")
    }
    text = forms.CharField(
        label=gettext_lazy("Where do you see yourself in three years?"),
        max_length=LONGEST_WORDS,
        widget=WordsArea(rows=5),
        error_messages={"required": gettext_lazy("Enter where you see yourself")},
    )


class GoalForm(Form):
    """A goal with what makes it clear and bold; the goal itself is the one thing asked for."""

    title = forms.CharField(
        label=gettext_lazy("What would you like to reach?"), max_length=LONGEST_LINE, widget=WordsInput()
    )
    measure = forms.CharField(
        label=gettext_lazy("How will you know that you are there?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=WordsArea(rows=2),
    )
    why = forms.CharField(
        label=gettext_lazy("Why does it matter to you?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=WordsArea(rows=2),
    )
    due_on = forms.DateField(label=gettext_lazy("By when?"), required=False)
    first_step = forms.CharField(
        label=gettext_lazy("What is the first step?"), required=False, max_length=LONGEST_LINE, widget=WordsInput()
    )
    circles = {
        "title": Circle.US,
        "measure": Circle.US,
        "why": Circle.US,
        "first_step": Circle.US,
    }
    hints = {
        "title": gettext_lazy(
            "Would you be proud to tell somebody in two years that you did it? Then it is bold enough."
        ),
        "measure": gettext_lazy("What would somebody see who looks in from outside?"),
        "why": gettext_lazy("What becomes possible once you are there?"),
        "first_step": gettext_lazy("Something small enough for this week."),
    }


@login_required
@require_safe
def show_goals(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """The vision on top, the goals beneath it."""
    pair = own_pair(request, mentorship)
    cards = goal_cards(pair.mentorship, request.user)
    vision = Vision.objects.visible_to(request.user).filter(mentorship=pair.mentorship).first()
    context = {
        **pair.page,
        "readers": readers_of(pair),
        "vision": vision,
        "under_way": [card for card in cards if not card.goal.reached_at and not card.goal.set_aside_at],
        "reached": [card for card in cards if card.goal.reached_at and not card.goal.set_aside_at],
        "set_aside": [card for card in cards if card.goal.set_aside_at],
        # Two who do not know each other yet tend to set goals that do not hold (P19).
        "is_early": pair.in_groundwork and not cards and vision is None,
    }
    return render(request, "member/growing/goals.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def keep_the_vision(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """Write or change the big picture."""
    pair = own_pair(request, mentorship)
    if pair.is_mentor or not pair.is_live:
        return redirect("member:goals", pair.mentorship.pk)
    vision = Vision.objects.visible_to(request.user).filter(mentorship=pair.mentorship).first()
    posted = request.POST if request.method == "POST" else None
    form = VisionForm(posted, initial={"text": vision.text if vision else ""}, readers={"text": readers_of(pair)})
    if form.is_bound and form.is_valid():
        try:
            keep_vision(pair.mentorship, form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("member:goals", pair.mentorship.pk)
    return render(
        request, "member/growing/vision.html", {**pair.page, "form": form}, status=422 if form.errors else 200
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_goal(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """One form, with questions that stretch as hints."""
    pair = own_pair(request, mentorship)
    if pair.is_mentor or not pair.is_live:
        return redirect("member:goals", pair.mentorship.pk)
    posted = request.POST if request.method == "POST" else None
    form = GoalForm(posted, readers=dict.fromkeys(GoalForm.circles, readers_of(pair)))
    if form.is_bound and form.is_valid():
        try:
            goal = set_goal(pair.mentorship, **_words(form), by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            said = _("Your goal stands. %(name)s can read it.") % {"name": pair.other.first_name}
            messages.success(request, said)
            return redirect("member:goal", goal.pk)
    return render(
        request, "member/growing/goal_new.html", {**pair.page, "form": form}, status=422 if form.errors else 200
    )


def _words(form: GoalForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("title", "measure", "why", "due_on", "first_step")}
