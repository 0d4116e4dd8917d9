"""The three ways to change how it goes on, and a word in confidence."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from groundwork.agreements.queries import agreement_in_force
from groundwork.mentorships.states import Stage
from groundwork.web.member.groundwork.pairs import Pair

from .live import for_a_live_pair
from .rest import rest_of


@login_required
@require_safe
@for_a_live_pair
def change_or_finish(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Rest, change or finish: each says what is behind it."""
    context = {
        **pair.page,
        "rest": rest_of(pair),
        "agreement": agreement_in_force(pair.mentorship),
        "can_review": pair.mentorship.stage in {Stage.GROWING, Stage.REVIEW},
    }
    return render(request, "member/closing/change.html", context)
