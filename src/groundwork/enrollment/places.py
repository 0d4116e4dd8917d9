"""Taking, handing on and freeing places. All holding goes through here: nobody is asked for more than they give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NoFreePlace

from .models import Participation, Pause, Place

Purpose = Place.Purpose
Hold = tuple[Participation, UUID, Participation | None]  # whose place, for which holder, kept for whom


@transaction.atomic
def take_place(
    participation: Participation, *, purpose: str, holder_id: UUID, partner: Participation | None = None
) -> Place:
    """Hold one of the participation's places for `holder_id`, an ask, a pairing or a mentorship.

    Raises NoFreePlace when all are held. The row lock orders writers on PostgreSQL, IMMEDIATE transactions do on
    SQLite, and the unique constraint on live holders stands behind both.
    """
    return take_places([(participation, holder_id, partner)], purpose=purpose)[0]


@transaction.atomic
def take_places(wanted: Sequence[Hold], *, purpose: str) -> list[Place]:
    """All of these places at once, or none: each for its holder, with its partner."""
    turns = {part.pk: part for part in take_turns(part for part, _holder, _partner in wanted)}
    taken: dict[UUID, set[int]] = defaultdict(set)
    for part_id, number in Place.objects.live().filter(participation__in=turns).values_list("participation", "number"):
        taken[part_id].add(number)
    places = []
    for part, holder_id, partner in wanted:
        held, most = taken[part.pk], turns[part.pk].places
        if len(held) >= most:
            raise NoFreePlace("no_free_place", _("There is no free place at the moment."))
        number = next(number for number in range(1, most + 1) if number not in held)
        held.add(number)
        places.append(Place(participation=part, number=number, purpose=purpose, holder_id=holder_id, partner=partner))
    return Place.objects.bulk_create(places)


def take_turns(participations: Iterable[Participation]) -> list[Participation]:
    """From here to the end of the transaction nobody else takes places of these people: read again, mentors first.

    Whoever needs several takes them in one call, always in this order: two who wait for each other would wait forever.
    The lock leaves keys alone, so that rows which merely point to these people can be written meanwhile.
    """
    ids = {participation.pk for participation in participations}
    rows = Participation.objects.filter(pk__in=ids).select_related("offer").order_by("-role", "pk")
    rows = rows.only("role", "person_id", "cohort_id", "offer__participation_id", "offer__places")  # no long texts
    return list(rows.select_for_update(of=("self",), no_key=True))


def hand_over(holder_id: UUID, *, to: UUID, purpose: str) -> int:
    """What one thing holds, another holds from now on: an accepted ask becomes a mentorship. Says how many places."""
    return Place.objects.live().filter(holder_id=holder_id).update(holder_id=to, purpose=purpose)


def hand_over_each(holders: Mapping[UUID, UUID], *, purpose: str) -> int:
    """What each of these holds, another holds from now on: a mentor's place and a mentee's. Says how many places.

    Raises NoFreePlace when one of them does not hold both.
    """
    places = list(Place.objects.live().filter(holder_id__in=list(holders)))
    if Counter(place.holder_id for place in places) != dict.fromkeys(holders, 2):
        raise NoFreePlace("no_free_place", _("There is no free place at the moment."))
    for place in places:
        place.holder_id, place.purpose = holders[place.holder_id], purpose
    return Place.objects.bulk_update(places, ["holder_id", "purpose"])


def free_places(holder_ids: UUID | Iterable[UUID], *, at: datetime) -> int:
    """Free whatever these hold. Freeing twice does nothing."""
    ids = [holder_ids] if isinstance(holder_ids, UUID) else list(holder_ids)
    return Place.objects.live().filter(holder_id__in=ids).update(released_at=at)


def give_back(holder_ids: Iterable[UUID], *, purpose: str) -> int:
    """What these held was held for nothing that anybody heard of: the places are as if never taken. Says how many."""
    gone, _each = Place.objects.live().filter(holder_id__in=list(holder_ids), purpose=purpose).delete()
    return gone


def name_partner(holder_id: UUID, partner: Participation) -> int:
    """The place is held for this person from now on: a mentor may read what the mentee wrote. Says how many places."""
    return Place.objects.live().filter(holder_id=holder_id).update(partner=partner)


def has_a_free_place(participation: Participation) -> bool:
    """Whether one of the places is held by nobody. Looking holds nothing: `take_place` decides."""
    return Place.objects.live().filter(participation=participation).count() < participation.places


def has_room_as_told(participation: Participation) -> bool:
    """Whether a place is free as far as this person has been told: a pair that has not begun is nobody's news yet."""
    return Place.objects.told().filter(participation=participation).count() < participation.places


def is_paused(participation: Participation, *, at: datetime) -> bool:
    """Whether somebody takes no new requests for now."""
    return Pause.objects.running(at).filter(participation=participation).exists()


def with_free_places(participations: QuerySet[Any], *, at: datetime, as_told: bool = False) -> QuerySet[Any]:
    """The participations with `held` and `places_offered` counted, paused ones left out, in one query.

    `as_told` leaves out what is held for pairs that have not begun, of which nobody has been told.
    """
    held = (
        (Place.objects.told() if as_told else Place.objects.live())
        .filter(participation=OuterRef("pk"))
        .order_by()
        .values("participation")
        .annotate(n=Count("pk"))
        .values("n")
    )
    paused = Q(pauses__since__lte=at, pauses__lifted_at=None) & (Q(pauses__until=None) | Q(pauses__until__gt=at))
    return participations.exclude(pk__in=Participation.objects.filter(paused).values("pk")).annotate(
        held=Coalesce(Subquery(held, output_field=IntegerField()), Value(0)),
        places_offered=Coalesce(F("offer__places"), Value(1)),
    )
