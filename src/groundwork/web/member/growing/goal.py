"""One goal: its place on the hill, its steps, what moved. The mentee changes it; the mentor may ask for bolder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.goals import actions
from groundwork.goals.models import Goal, Progress, Step
from groundwork.goals.queries import GoalCard
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.widgets import WordsArea, WordsInput

from .agenda import readers_of
from .goals import LONGEST_LINE, LONGEST_WORDS, GoalForm
from .pages import attempt, pair_around


class WordingForm(GoalForm):
    """The goal said anew: clearer, bolder."""

    first_step = None  # type: ignore[assignment]


class GoalStepForm(Form):
    """A next step toward the goal."""

    circles = {"text": Circle.US}
    text = forms.CharField(
        label=gettext_lazy("A next step"),
        max_length=LONGEST_LINE,
        widget=WordsInput({"enterkeyhint": "done"}),
        error_messages={"required": gettext_lazy("Enter a step")},
    )


class ProgressForm(Form):
    """A line of progress or evidence; from the mentor a nudge to think bigger."""

    circles = {"text": Circle.US}
    text = forms.CharField(
        label=gettext_lazy("What moved, or what shows it?"),
        max_length=LONGEST_WORDS,
        widget=WordsArea(rows=2),
        error_messages={"required": gettext_lazy("Enter a line or two")},
    )

    def __init__(self, data: Any = None, *, pair: Pair) -> None:
        super().__init__(data, auto_id="progress_%s", readers={"text": readers_of(pair)})
        if pair.is_mentor:
            name = {"name": pair.other.first_name}
            self.fields["text"].label = _("Nudge %(name)s to think bigger") % name
            self.hints = {"text": _("A question works best: what if it were twice as large? Who else would gain?")}


@login_required
@require_safe
def show_goal(request: HttpRequest, goal: UUID) -> HttpResponse:
    """The goal with all that belongs to it."""
    found, pair = _own_goal(request, goal)
    return _page(request, found, pair)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, goal: UUID) -> HttpResponse:
    """Say the goal anew."""
    found, pair = _own_goal(request, goal)
    if pair.is_mentor or not pair.is_live:
        return redirect("member:goal", found.pk)
    names = ["title", "measure", "why", "due_on"]
    form = WordingForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(found, name) for name in names},
        readers=dict.fromkeys(names, readers_of(pair)),
    )
    if form.is_bound and form.is_valid():
        try:
            actions.reword_goal(found, **{name: form.cleaned_data[name] for name in names}, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("member:goal", found.pk)
    context = {**pair.page, "goal": found, "form": form}
    return render(request, "member/growing/goal_wording.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def place(request: HttpRequest, goal: UUID) -> HttpResponse:
    """Where the goal lies on its hill, as the mentee sees it."""
    found, _pair = _own_goal(request, goal)
    hill = request.POST.get("hill", "")
    is_new = hill == Goal.Hill.REACHED and found.reached_at is None
    said = _("Reached. Tell somebody who will be glad with you.") if is_new else ""
    attempt(request, lambda: actions.place_on_hill(found, hill, by=request.user, at=now()), said=said)
    return redirect("member:goal", found.pk)


@login_required
@require_POST
def set_aside(request: HttpRequest, goal: UUID) -> HttpResponse:
    """Not this goal, not now; or once more after all."""
    found, pair = _own_goal(request, goal)
    act = actions.take_up_again if found.set_aside_at else actions.set_aside
    attempt(request, lambda: act(found, by=request.user, at=now()))
    return redirect("member:goals", pair.mentorship.pk)


@login_required
@require_POST
def add_step(request: HttpRequest, goal: UUID) -> HttpResponse:
    """A next step toward the goal."""
    found, pair = _own_goal(request, goal)
    form = GoalStepForm(request.POST, auto_id="step_%s")
    return _answered(request, found, pair, form, actions.add_step, step_form=form)


@login_required
@require_POST
def say_what_moved(request: HttpRequest, goal: UUID) -> HttpResponse:
    """A line of progress, or the mentor's nudge."""
    found, pair = _own_goal(request, goal)
    form = ProgressForm(request.POST, pair=pair)
    return _answered(request, found, pair, form, actions.say_what_moved, progress_form=form)


def _answered(
    request: HttpRequest, goal: Goal, pair: Pair, form: Form, act: Callable[..., Any], **forms_shown: Form
) -> HttpResponse:
    if form.is_valid():
        try:
            act(goal, form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        return redirect("member:goal", goal.pk)
    return _page(request, goal, pair, form=form, **forms_shown)


@login_required
@require_POST
def tick_step(request: HttpRequest, step: UUID) -> HttpResponse:
    """A step is done, or open again."""
    found = _own_step(request, step)
    attempt(request, lambda: actions.tick_step(found, done=not found.done_at, by=request.user, at=now()))
    return redirect("member:goal", found.goal_id)


@login_required
@require_POST
def take_off_step(request: HttpRequest, step: UUID) -> HttpResponse:
    """Another way leads there."""
    found = _own_step(request, step)
    attempt(request, lambda: actions.take_off_step(found, by=request.user, at=now()))
    return redirect("member:goal", found.goal_id)


def _own_goal(request: HttpRequest, goal: UUID) -> tuple[Goal, Pair]:
    mine = Goal.objects.visible_to(request.user).select_related("mentorship__program")
    found = get_object_or_404(mine.prefetch_related("mentorship__seats__person"), pk=goal)
    return found, pair_around(request, found.mentorship)


def _own_step(request: HttpRequest, step: UUID) -> Step:
    mine = Step.objects.visible_to(request.user).select_related("goal__mentorship__program")
    return get_object_or_404(mine, pk=step)


def _page(request: HttpRequest, goal: Goal, pair: Pair, **shown: Any) -> HttpResponse:
    steps = list(Step.objects.visible_to(request.user).filter(goal=goal))
    said = list(Progress.objects.visible_to(request.user).filter(goal=goal).select_related("by"))
    context = {
        **pair.page,
        "card": GoalCard(goal, steps, said),
        "goal": goal,
        "readers": readers_of(pair),
        "may_change": pair.is_live and not pair.is_mentor and goal.set_aside_at is None,
        "places": list(Goal.Hill),
        "step_form": GoalStepForm(auto_id="step_%s", readers={"text": readers_of(pair)}),
        "progress_form": ProgressForm(pair=pair),
        **shown,
    }
    return render(request, "member/growing/goal.html", context, status=422 if "form" in shown else 200)
