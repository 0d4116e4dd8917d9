"""The plans a round has had or tried: two of them side by side, and bringing one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import ask_for_repetition, use_plan
from groundwork.matching.models import Inquiry, Round, RoundPlan
from groundwork.matching.plans.comparison import compare
from groundwork.matching.plans.inquiries import is_large, repetitions_of
from groundwork.matching.plans.keeping import is_repeated
from groundwork.matching.plans.terms import Terms
from groundwork.matching.plans.terms_said import parts_named_in, terms_changed, tries_said
from groundwork.matching.plans.words import names_of_parts
from groundwork.matching.states import OPEN_TO_CHANGE

from .access import back_with, part_of_round_or_404, round_or_404
from .beside import beside
from .running import how_far

PAGE = 50


@dataclass(frozen=True)
class Line:
    """A plan in the list: what it reaches, and in what its terms are other than those of the run before it."""

    plan: RoundPlan
    says: list[str]
    in_use: bool
    checked: Inquiry | None = None

    @property
    def was_run(self) -> bool:
        return self.plan.kind == RoundPlan.Kind.RUN

    @property
    def worst(self) -> int | None:
        """The weakest pair, locked ones among them, in points of a hundred: as where two plans are compared."""
        found = min((fit for _mentor, _mentee, fit in self.plan.pairs), default=None)
        return None if found is None else round(found / 100)


@login_required
@require_safe
def list_plans(request: HttpRequest, round: UUID) -> HttpResponse:
    """Every plan that was kept, newest first."""
    one = round_or_404(request, round)
    lines = _lines(one)
    checking = next((line for line in lines if line.checked and line.checked.is_under_way), None)
    context = {
        "round": one,
        "lines": lines,
        "open": one.state in OPEN_TO_CHANGE,
        "checking": checking,
        **(how_far(checking.checked) if checking and checking.checked else {}),
    }
    return render(request, "coordinator/rounds/plans.html", context)


@login_required
@require_safe
def compare_plans(request: HttpRequest, round: UUID) -> HttpResponse:
    """Two plans side by side: what each reaches, and whose mentor changes and why."""
    one = round_or_404(request, round)
    first, second = (_numbered(one, request.GET.get(name, "")) for name in ("first", "second"))
    if first.pk == second.pk:
        messages.info(request, _("Choose two plans to compare."))
        return redirect("coordinator:round_plans", one.pk)
    found = compare(first, second)
    page = Paginator(found.difference.shifts, PAGE).get_page(request.GET.get("page"))
    context = {"round": one, "page": page, "open": one.state in OPEN_TO_CHANGE, **beside(one, found, page)}
    return render(request, "coordinator/rounds/comparison.html", context)


@login_required
@require_POST
def bring_back(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The round has this plan again."""
    one = part_of_round_or_404(request, RoundPlan, plan)
    try:
        use_plan(one, by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:round_plans", one.round_id)
    messages.success(request, _("Plan %(number)d is the round’s plan again, pair by pair.") % {"number": one.number})
    return redirect("coordinator:round", one.round_id)


@login_required
@require_POST
def repeat(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Make a plan again from what was kept of it, and say whether the same comes out. Nothing is changed by that.

    A plan of very many people is made in the background, and the list of plans says what came out.
    """
    one = part_of_round_or_404(request, RoundPlan, plan)
    facts = {"number": one.number, "pairs": len(one.pairs)}
    if is_large(one.result):
        ask_for_repetition(one, by=request.user, at=now())
    elif is_repeated(one):
        messages.success(
            request,
            _("Plan %(number)d was made again from the kept answers: the same %(pairs)d pairs and the same figures.")
            % facts,
        )
    else:
        said = _("Plan %(number)d comes out otherwise today: another version of the solver decides otherwise.")
        messages.warning(request, said % facts)
    return redirect("coordinator:round_plans", one.round_id)


def _numbered(round: Round, number: str) -> RoundPlan:
    plans = round.plans.select_related("by")
    return get_object_or_404(plans, number=int(number) if number.isdecimal() and len(number) < 9 else 0)


def _lines(round: Round) -> list[Line]:
    plans = list(round.plans.select_related("by"))
    terms = {plan.pk: Terms.from_facts(plan.terms) for plan in plans}
    names = names_of_parts({part for each in terms.values() for part in parts_named_in(each)})
    checked = repetitions_of(round)
    lines = []
    for place, plan in enumerate(plans):
        before = _run_before(plans[place + 1 :])
        mine = terms[plan.pk]
        says = terms_changed(terms[before.pk], mine, names) if before else tries_said(mine, names)
        lines.append(Line(plan, says, plan.number == round.result.get("plan"), checked.get(plan.pk)))
    return lines


def _run_before(older: Sequence[RoundPlan]) -> Any:
    return next((plan for plan in older if plan.kind == RoundPlan.Kind.RUN), None)
