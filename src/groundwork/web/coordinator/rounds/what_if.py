"""What if: one more place at a mentor, another mentor like somebody, a rule left out. Trying changes nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import ask_for_place
from groundwork.enrollment.models import Participation, Role
from groundwork.matching.actions import keep_tried
from groundwork.matching.models import Round
from groundwork.matching.plans.places import worthwhile_places
from groundwork.matching.plans.previews import TRIED_AT_MOST
from groundwork.matching.plans.terms_said import WITHOUT, parts_named_in, tries_said
from groundwork.matching.plans.trying import RULES_TO_TRY, Blocked, rules_to_try, try_out
from groundwork.matching.plans.words import changes_said, names_of_parts, parts_in_shifts, shift_lines
from groundwork.matching.states import OPEN_TO_CHANGE

from .access import back_with, round_or_404, uuid_or_none, way_back

SHOWN = 12


@dataclass(frozen=True)
class Question:
    """What is tried, as the address says it."""

    places: list[str]
    like: list[str]
    off: list[str]

    @property
    def asks(self) -> bool:
        return bool(self.places or self.like or self.off)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest, round: UUID) -> HttpResponse:
    """What would follow, from an address one can come back to; POST keeps it as a plan to compare."""
    one = round_or_404(request, round)
    if one.state not in OPEN_TO_CHANGE or not one.ran_at:
        return redirect("coordinator:round", one.pk)
    mentors = _mentors(one)
    asked = _question(request.GET, {str(part.pk) for part in mentors})
    if request.method == "POST":
        return _keep(request, one, asked)
    too_many = one.result["people"] + one.result["mentors"] > TRIED_AT_MOST
    context = {
        "round": one,
        "asked": asked,
        "worth": worthwhile_places(one, at=now()),
        "mentors": mentors,
        "rules": [(rule, WITHOUT[rule], rule in asked.off) for rule in rules_to_try(one.cohort.program)],
        "too_many": too_many,
        "here": request.get_full_path(),
        **(_tried(one, asked) if asked.asks and not too_many else {}),
    }
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


def _keep(request: HttpRequest, round: Round, asked: Question) -> HttpResponse:
    try:
        kept = keep_tried(round, **asdict(asked), by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round_what_if", round.pk)
    messages.success(request, _("Kept as plan %(number)d, to compare.") % {"number": kept.number})
    return redirect("coordinator:round_plans", round.pk)


def _tried(round: Round, asked: Question) -> dict[str, Any]:
    try:
        tried = try_out(round, **asdict(asked))
    except Blocked:
        return {"blocked": True}
    shown = tried.difference.shifts[:SHOWN]
    names = names_of_parts({*parts_in_shifts(shown), *parts_named_in(tried.terms)})
    return {
        "tried": tried,
        "question": tries_said(tried.terms, names),
        "says": changes_said(tried.difference, round.cohort.program.mentee_word_plural),
        "lines": shift_lines(shown, names),
        "more": len(tried.difference.shifts) - len(shown),
    }


def _question(said: QueryDict, mentors: set[str]) -> Question:
    rules = {str(rule) for rule in RULES_TO_TRY}
    named = said.get("mentor", "")
    chosen = {name: said.getlist(name) + ([named] if said.get("try") == name else []) for name in ("place", "like")}
    return Question(
        places=[part for part in chosen["place"] if part in mentors],
        like=[part for part in chosen["like"] if part in mentors],
        off=[rule for rule in said.getlist("off") if rule in rules],
    )


def _mentors(round: Round) -> QuerySet[Any]:
    """The mentors who were in the round, by name."""
    return round.people.filter(role=Role.MENTOR).select_related("person").order_by("person__name", "pk")
