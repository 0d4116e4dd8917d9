"""A round looked at by group, for whoever coordinates it and nobody else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from groundwork.core.clock import local_day, now
from groundwork.matching.by_group import IN_THE_FIT, Fact, facts_there, round_by_group
from groundwork.web.coordinator.rounds.access import round_or_404

from .group_sentences import in_words


@login_required
@require_safe
def show_groups(request: HttpRequest, round: UUID) -> HttpResponse:
    """How each group fares in the plan as it stands, by one fact of the files at a time."""
    one = round_or_404(request, round)
    if one.ran_at is None:
        return redirect("coordinator:round", one.pk)
    facts = facts_there(one)
    fact = _chosen(request, facts)
    context: dict[str, Any] = {"round": one, "facts": facts, "fact": fact}
    if fact:
        sides = round_by_group(one, fact, today=local_day(now(), request.user))
        words = {"mentee": one.cohort.program.mentee_word_plural}
        context |= {"sides": [in_words(side, fact, words) for side in sides], "in_the_fit": fact in IN_THE_FIT}
    return render(request, "coordinator/outcomes/groups.html", context)


def _chosen(request: HttpRequest, facts: list[Fact]) -> Fact | None:
    """The fact that was asked for, else the first the files hold."""
    wanted = request.GET.get("by", "")
    return next((fact for fact in facts if fact.value == wanted), next(iter(facts), None))
