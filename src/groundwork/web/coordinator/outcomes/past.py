"""What a program's own past says of its weights, and taking it up in a new round: a coordinator's choice."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.learned import Verdict, words_of
from groundwork.programs.models import Cohort, Program
from groundwork.programs.states import OPEN_TO_JOIN
from groundwork.reporting.actions import start_round_from_past
from groundwork.reporting.past import Judged, WhatThePastSays, what_the_past_says

from .forms import NextRoundForm
from .past_sentences import in_words


@login_required
@require_safe
def show_past(request: HttpRequest, program: UUID) -> HttpResponse:
    """The proposal beside the present weights, or why there is none."""
    mine = _coordinated(request, program)
    says = what_the_past_says(mine, _judged(request.GET.get("judged")), at=now())
    return _page(request, mine, says, NextRoundForm(cohorts=_cohorts(mine), initial=_read(says)))


@login_required
@require_POST
def start(request: HttpRequest, program: UUID) -> HttpResponse:
    """A new round with the weights that were read; they can still be changed before it is run."""
    mine = _coordinated(request, program)
    judged = _judged(request.POST.get("judged"))
    form = NextRoundForm(request.POST, cohorts=_cohorts(mine))
    if form.is_valid():
        cohort = get_object_or_404(_cohorts(mine), pk=form.cleaned_data["cohort"])
        weights, seed = form.cleaned_data["weights"], secrets.randbelow(2**31)
        try:
            made = start_round_from_past(cohort, judged=judged, weights=weights, seed=seed, by=request.user, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
            return redirect(f"{reverse('coordinator:past', args=[mine.pk])}?judged={judged.value}")
        else:
            messages.success(request, _("A new round begins with these weights. Look at them once more, then run it."))
            return redirect("coordinator:round", made.pk)
    return _page(request, mine, what_the_past_says(mine, judged, at=now()), form)


def _coordinated(request: HttpRequest, pk: UUID) -> Program:
    """A program this person coordinates; for everybody else, its organizers too, there is nothing here."""
    program = get_object_or_404(Program.objects.coordinated_by(request.user), pk=pk)
    request.program = program  # type: ignore[attr-defined]
    return program


def _cohorts(program: Program) -> Any:
    return Cohort.objects.filter(program=program, state__in=OPEN_TO_JOIN).order_by("-starts_on", "name")


def _judged(asked: str | None) -> Judged:
    return Judged(asked) if asked in Judged.values else Judged.KEPT


def _read(says: WhatThePastSays) -> dict[str, str]:
    """What the form sends back, so that nobody takes up other weights than they read."""
    return {"judged": says.judged.value, "weights": NextRoundForm.written(words_of(says.found))}


def _page(request: HttpRequest, program: Program, says: WhatThePastSays, form: NextRoundForm) -> HttpResponse:
    proposes = says.found.verdict == Verdict.PROPOSES
    context = {
        "program": program,
        "says": says,
        "words": in_words(says),
        "form": form if proposes and form.has_cohorts else None,
        "proposes": proposes,
        "every_judged": [(each, says.told[each]) for each in Judged],
    }
    return render(request, "coordinator/outcomes/past.html", context, status=422 if form.errors else 200)
