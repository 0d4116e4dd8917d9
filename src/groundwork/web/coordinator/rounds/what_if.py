"""What if: one more place at a mentor, another mentor like somebody, a rule left out. Trying changes nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import ask_for_place
from groundwork.enrollment.models import Participation
from groundwork.matching.actions import keep_answered, keep_tried
from groundwork.matching.models import Inquiry, Round
from groundwork.matching.plans.inquiries import BLOCKED, is_large, newest, what_if_question
from groundwork.matching.plans.places import worthwhile_places
from groundwork.matching.plans.terms_said import WITHOUT, parts_named_in, tries_said
from groundwork.matching.plans.trying import Blocked, Tried, rules_to_try, trial_terms, try_out
from groundwork.matching.plans.words import changes_said, names_of_parts, parts_in_shifts, shift_lines
from groundwork.matching.states import OPEN_TO_CHANGE, InquiryState

from .access import back_with, round_or_404, uuid_or_none, way_back
from .running import how_far
from .trials import Trial, mentors_of, trial_of

SHOWN = 12


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest, round: UUID) -> HttpResponse:
    """What would follow, from an address one can come back to; POST keeps it as a plan to compare.

    In a large round it is worked out in the background, once somebody has asked for it.
    """
    one = round_or_404(request, round)
    if one.state not in OPEN_TO_CHANGE or not one.ran_at:
        return redirect("coordinator:round", one.pk)
    trial, large = trial_of(one, request.GET), is_large(one.result)
    inquiry = newest(what_if_question(one, trial.asked)) if large and trial.asks else None
    if request.method == "POST":
        return _keep(request, one, trial, inquiry)
    context = {
        "round": one,
        "trial": trial,
        "worth": worthwhile_places(one, at=now()),
        "mentors": mentors_of(one),
        "rules": [(rule, WITHOUT[rule], rule in trial.off) for rule in rules_to_try(one.cohort.program)],
        "large": large,
        "here": request.get_full_path(),
    }
    if trial.asks:
        context |= _answered(one, trial, inquiry) if large else _tried(one, trial)
    return render(request, "coordinator/rounds/what_if.html", context)


@login_required
@require_POST
def ask(request: HttpRequest, round: UUID) -> HttpResponse:
    """Ask a mentor for one more place: capacity is theirs, so a coordinator can do no more."""
    one = round_or_404(request, round)
    mentors = Participation.objects.visible_to(request.user).mentors().filter(cohort=one.cohort)
    mentor = get_object_or_404(
        mentors.select_related("person", "offer"), pk=uuid_or_none(request.POST.get("mentor", ""))
    )
    try:
        ask_for_place(mentor, waiting=len(one.result.get("unmatched", [])), by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, way_back(request, one.pk))
    said = _("%(name)s is asked by letter and has a week to answer.")
    messages.success(request, said % {"name": mentor.person})
    return redirect(way_back(request, one.pk))


def _keep(request: HttpRequest, round: Round, trial: Trial, inquiry: Inquiry | None) -> HttpResponse:
    try:
        if inquiry:
            kept = keep_answered(inquiry, by=request.user, at=now())
        else:
            kept = keep_tried(round, **trial.asked, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round_what_if", round.pk)
    messages.success(request, _("Kept as plan %(number)d, to compare.") % {"number": kept.number})
    return redirect("coordinator:round_plans", round.pk)


def _tried(round: Round, trial: Trial) -> dict[str, Any]:
    try:
        return _shown(round, try_out(round, **trial.asked))
    except Blocked:
        return {"blocked": True}


def _answered(round: Round, trial: Trial, inquiry: Inquiry | None) -> dict[str, Any]:
    """What the background has found, how far it is, or what there is to ask for."""
    if inquiry and inquiry.state == InquiryState.ANSWERED:
        return {"blocked": True} if inquiry.answer == BLOCKED else _shown(round, Tried.from_facts(inquiry.answer))
    terms = trial_terms(round, **trial.asked)
    found: dict[str, Any] = {"to_ask": True, "question": tries_said(terms, names_of_parts(parts_named_in(terms)))}
    if inquiry and inquiry.is_under_way:
        return {**found, "to_ask": False, "inquiry": inquiry, **how_far(inquiry)}
    return {**found, "failed": bool(inquiry)}


def _shown(round: Round, tried: Tried) -> dict[str, Any]:
    shown = tried.difference.shifts[:SHOWN]
    names = names_of_parts({*parts_in_shifts(shown), *parts_named_in(tried.terms)})
    return {
        "tried": tried,
        "question": tries_said(tried.terms, names),
        "says": changes_said(tried.difference, round.cohort.program.mentee_word_plural),
        "lines": shift_lines(shown, names),
        "more": len(tried.difference.shifts) - len(shown),
    }
