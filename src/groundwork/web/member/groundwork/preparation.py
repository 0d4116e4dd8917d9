"""The sheet each prepares alone before the first talk."""

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
from django.views.decorators.http import require_http_methods

from groundwork.agreements.actions import finish_preparation, save_preparation
from groundwork.agreements.models import Preparation
from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.web.forms import Form
from groundwork.web.widgets import WordsArea

from .pairs import Pair, pair_or_404

NAMES = ["expectations", "this_year", "in_three_years", "about_me"]
LABELS = {
    "expectations": gettext_lazy("What do I expect of a mentor?"),
    "this_year": gettext_lazy("What are my goals for this year?"),
    "in_three_years": gettext_lazy("Where am I in three years?"),
    "about_me": gettext_lazy("A little about me"),
}
LABELS_FOR_MENTORS = {
    "expectations": gettext_lazy("What do I expect of the two of us?"),
    "this_year": gettext_lazy("What do I hope to pass on?"),
    "in_three_years": gettext_lazy("What would I have liked to be asked back then?"),
    "about_me": gettext_lazy("A little about me"),
}
HINTS = {
    "expectations": gettext_lazy("For example: questions that make me think, an honest view, a door or two."),
    "this_year": gettext_lazy("One goal is plenty. It may still be vague."),
    "in_three_years": gettext_lazy("Picture an ordinary working day."),
    "about_me": gettext_lazy("Where I come from, what I do gladly, what matters most to me."),
}
HINTS_FOR_MENTORS = {
    "expectations": gettext_lazy("How we treat each other, what each of us brings, what I can and cannot give."),
    "this_year": gettext_lazy("Something I learned on my own road, or a way of looking at things."),
    "in_three_years": gettext_lazy("Think of the time when you stood where the other one stands now."),
    "about_me": gettext_lazy("Where I come from, what I do gladly, what matters most to me."),
}


class PreparationForm(Form):
    """Four questions; none has to be answered."""

    marks_optional = False

    def __init__(self, pair: Pair, *args: Any, **kwargs: Any) -> None:
        labels, hints = (LABELS_FOR_MENTORS, HINTS_FOR_MENTORS) if pair.is_mentor else (LABELS, HINTS)
        readers = _("%(name)s and you, once both are done") % {"name": pair.other.first_name}
        self.base_fields = {  # type: ignore[misc]  # worded for one's role
            name: forms.CharField(label=labels[name], required=False, widget=WordsArea(rows=4)) for name in NAMES
        }
        self.hints = hints
        self.circles = dict.fromkeys(NAMES, Circle.US)
        self.readers = dict.fromkeys(NAMES, readers)
        super().__init__(*args, **kwargs)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """Write, keep as a draft, or say "I am ready"; once shown, both are read side by side."""
    pair = pair_or_404(request, mentorship)
    mine = Preparation.objects.visible_to(request.user).filter(mentorship=pair.mentorship, by=request.user).first()
    if request.method == "POST":
        form = PreparationForm(pair, request.POST)
        if form.is_valid() and _kept(request, pair, form):
            return redirect("member:mentorship", pair.mentorship.pk)
        return render(
            request, "member/groundwork/preparation.html", {**pair.page, "form": form, "mine": mine}, status=422
        )
    if not pair.is_live or (mine is not None and mine.shown_at is not None):
        return render(request, "member/groundwork/prepared.html", {**pair.page, "sheets": sheets_of(pair)})
    form = PreparationForm(pair, initial={name: getattr(mine, name) for name in NAMES} if mine else None)
    return render(request, "member/groundwork/preparation.html", {**pair.page, "form": form, "mine": mine})


def _kept(request: HttpRequest, pair: Pair, form: PreparationForm) -> bool:
    ready = "ready" in request.POST
    try:
        act = finish_preparation if ready else save_preparation
        kept = act(pair.mentorship, form.cleaned_data, by=request.user, at=now())
    except GroundworkError as error:
        form.add_domain_error(error)
        return False
    name = {"name": pair.other.first_name}
    if kept.shown_at is not None:
        messages.success(request, _("You are both ready. Now you can read each other’s answers.") % name)
    elif kept.done_at is not None:
        messages.success(request, _("You are ready. %(name)s reads it once both of you are done.") % name)
    else:
        messages.success(request, _("Saved. Nobody else can read your draft.") % name)
    return True


def sheets_of(pair: Pair) -> list[dict[str, Any]]:
    """The preparations one may read now, the mentee's first, as questions with their answers."""
    found = Preparation.objects.visible_to(pair.me).filter(mentorship=pair.mentorship, shown_at__isnull=False)
    by_person = {each.by_id: each for each in found}
    sheets = []
    for person, labels in ((pair.mentorship.mentee, LABELS), (pair.mentorship.mentor, LABELS_FOR_MENTORS)):
        preparation = by_person.get(person.pk)
        answers = [(labels[name], getattr(preparation, name)) for name in NAMES if getattr(preparation, name, "")]
        if answers:
            sheets.append({"person": person, "is_me": person.pk == pair.me.pk, "answers": answers})
    return sheets
