"""Pages that change something belong to a mentorship that lives; a closed one stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from groundwork.web.member.groundwork.pairs import Pair, pair_or_404

View = Callable[[HttpRequest, Pair], HttpResponse]


def for_a_live_pair(view: View) -> Callable[..., HttpResponse]:
    """The view gets the pair of one of the two; once it has ended they are led to its closing page."""

    @wraps(view)
    def look(request: HttpRequest, mentorship: UUID, **kwargs: Any) -> HttpResponse:
        pair = pair_or_404(request, mentorship)
        request.program = pair.mentorship.program  # type: ignore[attr-defined]
        if pair.is_live:
            return view(request, pair, **kwargs)
        return to_closing(request, pair)

    return look


def to_closing(request: HttpRequest, pair: Pair) -> HttpResponse:
    """It has ended already, perhaps a moment ago: say so, and go where there is something left to do."""
    if request.method == "POST":
        messages.info(request, _("Your mentorship has ended already. What was written stays as it was."))
    return redirect("member:closing", pair.mentorship.pk)
