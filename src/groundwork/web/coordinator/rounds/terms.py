"""Before a round is run: the rules that always hold, what counts how much, and running it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import change_weights, choose_aim, queue_round, run_round
from groundwork.matching.models import Round
from groundwork.matching.queries import turnout
from groundwork.matching.states import OPEN_TO_CHANGE

from ..frame.grades_waiting import grades_waiting
from ..frame.seniority import seniority_in_words
from .access import back_with, round_or_404
from .forms import TermsForm, terms_form

# 500 mentors and 500 mentees take about two seconds; beyond that the page comes first and the worker does it.
RUN_AT_ONCE = 1_200

RULES = [
    _("Nobody is matched with somebody above them in the line of managers, at any height."),
    _("Who asked not to meet a person or a unit, or is too close to somebody, never does. You don’t learn who asked."),
    _("No mentor gets more people than the places they offered."),
    _("The two share a language, when both have said which they speak."),
    _("Who pauses, has left or is talking with somebody already stays out."),
    _("Who was together in this program before isn’t brought together again."),
    _("Where you ask for an orientation, whoever is asked has been there."),
]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_terms(request: HttpRequest, round: UUID) -> HttpResponse:
    """One short page; its button runs the round."""
    one = round_or_404(request, round)
    if one.state not in OPEN_TO_CHANGE:
        return redirect("coordinator:round", one.pk)
    form = terms_form(one, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            change_weights(one, weights=form.weights, by=request.user, at=now())
            choose_aim(one, form.chosen_aim, by=request.user, at=now())
            run(one, by=request.user)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:round", one.pk)
    return render_terms(request, one, form)


def render_terms(request: HttpRequest, round: Round, form: TermsForm, **preview: Any) -> HttpResponse:
    """The page with its people, rules and weights, and what these would change where somebody has asked."""
    program = round.cohort.program
    rules = [*RULES, *filter(None, [seniority_in_words(program)])]
    context = {"round": round, "form": form, "rules": rules, "turnout": turnout(round, at=now()), **preview}
    context |= {"program": program, "grades_waiting": grades_waiting(program)}
    return render(request, "coordinator/rounds/terms.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def run_again(request: HttpRequest, round: UUID) -> HttpResponse:
    """The same round under its locks and exclusions of now."""
    one = round_or_404(request, round)
    try:
        run(one, by=request.user)
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round", one.pk)
    return redirect("coordinator:round", one.pk)


def run(round: Round, *, by: Any) -> None:
    """Queue the round, and run it here and now when it isn't large."""
    queue_round(round, by=by, at=now())
    run_if_small(round)


def run_if_small(round: Round) -> None:
    """Run a queued round within this request, unless its people are many or their words go through an encoder."""
    if not settings.ENCODER and round.people.count() <= RUN_AT_ONCE:
        run_round(round, at=now())
