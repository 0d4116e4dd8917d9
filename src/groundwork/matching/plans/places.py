"""At which mentors one more place would bring most, and whether they have been asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.enrollment.actions.asking_for_places import NOT_ASKED_AGAIN_FOR
from groundwork.enrollment.models import Participation, PlaceAsk
from groundwork.enrollment.states import PlaceAskState

from ..models import Round
from .words import points_of

MOST_NAMED = 5


@dataclass(frozen=True)
class WorthwhilePlace:
    """A mentor, what one more place there would bring, and the last question asked about it."""

    mentor: Participation
    says: str
    ask: PlaceAsk | None

    @property
    def may_be_asked(self) -> bool:
        return self.ask is None

    @property
    def standing(self) -> str:
        """What came of the question so far."""
        return _STANDING[PlaceAskState(self.ask.state)]() if self.ask else ""


def worthwhile_places(round: Round, *, at: datetime) -> list[WorthwhilePlace]:
    """The five mentors whose one more place would bring most, by the prices of the plan: nothing is solved anew.

    The prices leave the weakest pair out of account, and the sentences say so; trying a place solves it exactly.
    """
    values = round.result.get("place_values", [])[:MOST_NAMED]
    mentors = {
        str(part.pk): part
        for part in Participation.objects.filter(pk__in=[value[0] for value in values]).select_related("person")
    }
    asks: dict[str, PlaceAsk] = {}
    lately = PlaceAsk.objects.filter(participation__in=mentors.values(), created_at__gt=at - NOT_ASKED_AGAIN_FOR)
    for ask in lately.order_by("created_at"):
        asks[str(ask.participation_id)] = ask
    return [
        WorthwhilePlace(mentors[part], _worth(people, points, round.result["matched"]), asks.get(part))
        for part, people, points in values
        if part in mentors
    ]


def _worth(people: int, points: int, pairs: int) -> str:
    if people > 0:
        return ngettext(
            "One more person would have a mentor.", "%(people)d more people would have a mentor.", people
        ) % {"people": people}
    return _(
        "Nobody more would have a mentor. "
        "If total fit alone counted, all pairs together would gain %(points).1f points of %(whole)s."
    ) % {"points": points / 100, "whole": points_of(pairs)}


_STANDING = {
    PlaceAskState.WAITING: lambda: _("Asked, no answer yet"),
    PlaceAskState.GIVEN: lambda: _("Gave one more place"),
    PlaceAskState.DECLINED: lambda: _("Not this time"),
    PlaceAskState.LAPSED: lambda: _("Asked, and it ended by itself"),
}
