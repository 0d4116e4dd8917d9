"""What of a round has gone out or is planned to, batch by batch: what can be undone, and how far each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from groundwork.core.clock import now
from groundwork.matching.actions.telling import not_begun
from groundwork.matching.models import Publication, Round
from groundwork.matching.queries import publications_of
from groundwork.matching.review import did_not_begin
from groundwork.matching.states import PublicationState

from .access import round_or_404

LOOK_AGAIN = "3"  # seconds, while pairs are beginning


@dataclass(frozen=True)
class Batch:
    """One publication, and how it stands."""

    number: int
    publication: Publication
    pairs: int
    waiting: int  # pairs that have not begun
    minutes_left: int

    @property
    def is_planned(self) -> bool:
        return self.publication.state == PublicationState.PLANNED

    @property
    def can_undo(self) -> bool:
        return self.is_planned or (self.publication.state == PublicationState.WAITING and self.minutes_left >= 0)

    @property
    def is_told(self) -> bool:
        return self.publication.state == PublicationState.TOLD

    @property
    def begun(self) -> int:
        return self.pairs - self.waiting


@login_required
@require_safe
def show_publications(request: HttpRequest, round: UUID) -> HttpResponse:
    """The batches of a round that is still open; of one that is not, its own page is the same."""
    one = round_or_404(request, round)
    if not publications_of(one).exists():
        return redirect("coordinator:round", one.pk)
    return render_publications(request, one)


def render_publications(request: HttpRequest, round: Round) -> HttpResponse:
    """Each batch with its undo; while pairs are beginning the page looks again by itself."""
    batches = batches_of(round, at=now())
    beginning = any(batch.is_told and batch.waiting for batch in batches)
    context = {
        "round": round,
        "batches": batches,
        "pairs": sum(batch.pairs for batch in batches),
        "planned": any(batch.is_planned for batch in batches),
        "all_told": all(batch.is_told for batch in batches) and not beginning,
        "not_begun": did_not_begin(round),
        "still_here": round.pairings.still_here().count(),
    }
    response = render(request, "coordinator/rounds/published.html", context)
    if beginning:
        response.headers["Refresh"] = LOOK_AGAIN
    return response


def batches_of(round: Round, *, at: datetime) -> list[Batch]:
    """The round's publications in words' reach, oldest first, in two queries."""
    held = not_begun().filter(publication__round=round).order_by().values_list("publication").annotate(Count("pk"))
    waiting: dict[Any, int] = dict(held)
    return [
        Batch(number, each, each.pairs, waiting.get(each.pk, 0), _minutes(each, at))
        for number, each in enumerate(publications_of(round), 1)
    ]


def _minutes(publication: Publication, at: datetime) -> int:
    """Whole minutes, so that a promise of time is never longer than the time; negative once it is over."""
    return int((publication.undo_until - at).total_seconds() // 60) if publication.undo_until else 0
