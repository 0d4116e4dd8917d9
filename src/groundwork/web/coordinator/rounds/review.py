"""Looking through a round: its pairs from the weakest, one of them opened, and who has no mentor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from groundwork.core.clock import now
from groundwork.matching.models import Exclusion, Publication, Round
from groundwork.matching.queries import pairings_of, publications_of
from groundwork.matching.review import (
    certificate_of,
    did_not_begin,
    open_pair,
    pair_counts,
    pairs_shown,
    reviewed,
    waiting_in,
)
from groundwork.matching.states import PublicationState

from .access import uuid_or_none
from .shortcuts import HELP, IN_SHORT, SHORTCUTS

PAGE = 50
WAITING_SHOWN = 25
FILTERS = {
    "weakest": _("Weakest tenth"),
    "unknown": _("Much not known"),
    "hand": _("Chosen by hand"),
    "locked": _("Locked"),
    "out": _("Planned or gone out"),
}


def render_review(request: HttpRequest, round: Round) -> HttpResponse:
    """The table with its filters, and the pair that is open beside it."""
    show = request.GET.get("show", "")
    show = show if show in FILTERS else ""
    page = Paginator(pairs_shown(round, show), PAGE).get_page(request.GET.get("page"))
    lines = reviewed(round, list(page))
    counts = pair_counts(round)
    pair = _opened(round, request.GET.get("pair", ""), lines)
    context: dict[str, Any] = {
        "round": round,
        "certificate": certificate_of(round),
        "page": page,
        "lines": lines,
        "pair": pair,
        **_beside(pair, lines),
        "waiting": waiting_in(round, at=now(), most=None if request.GET.get("waiting") == "all" else WAITING_SHOWN),
        "without": len(round.result.get("unmatched", [])),
        "counts": counts,
        "filters": [(name, label, counts[name]) for name, label in FILTERS.items() if counts[name] or name == show],
        "still_here": counts["all"] - counts["out"],
        "exclusions": _exclusions(round),
        "outdated": bool(round.result.get("outdated")),
        "publications": _out(round),
        "not_begun": did_not_begin(round),
        "can_undo": round.changes.filter(undone_at=None).exists(),
        "show": show,
        "shortcuts": SHORTCUTS,
        "in_short": IN_SHORT,
        "help_key": HELP,
        "here": request.get_full_path(),
    }
    return render(request, "coordinator/rounds/review.html", context)


def _opened(round: Round, wanted: str, lines: Sequence[Any]) -> Any:
    """The pair that was asked for, or the first on the page."""
    found = next((line.pairing for line in lines if str(line.pairing.pk) == wanted), None)
    if found is None and (key := uuid_or_none(wanted)):
        found = pairings_of(round).filter(pk=key).first()
    found = found or (lines[0].pairing if lines else None)
    return open_pair(round, found.mentor_id, found.mentee_id) if found else None


def _beside(pair: Any, lines: Sequence[Any]) -> dict[str, Any]:
    """The pairs above and below the open one in the table, for whoever goes from pair to pair without it."""
    ids = [line.pairing.pk for line in lines]
    if pair is None or pair.pairing is None or pair.pairing.pk not in ids:
        return {}
    place = ids.index(pair.pairing.pk)
    return {"above": ids[place - 1] if place else None, "below": ids[place + 1] if place + 1 < len(ids) else None}


def _exclusions(round: Round) -> list[Exclusion]:
    rows = Exclusion.objects.standing().filter(round=round).select_related("mentor__person", "mentee__person", "by")
    return list(rows.order_by("created_at"))


def _out(round: Round) -> list[Publication]:
    """Batches of which something can still be done; for the others there is their own page."""
    live = [PublicationState.PLANNED, PublicationState.WAITING]
    return [each for each in publications_of(round) if each.state in live]
