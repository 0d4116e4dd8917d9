"""Three suggestions for a mentee, spread so that not everyone is shown the same few mentors.

Fit comes first: somebody who suits better by `NEAR` points or more always stands before the other. Within that, people
count as equal, and who is shown to whom is drawn: by the two people, so that a page shows the same when it is opened
again; the more free places, the likelier. Each ask that waits at a mentor moves them back by `PER_ASK` points.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from django.db.models import Count

from groundwork.enrollment.models import Participation, Place
from groundwork.enrollment.places import Purpose

NEAR = 600  # of 10,000: about what one more known answer may change
PER_ASK = 300
SUGGESTED = 3


def few_of(
    mentee: Participation, fits: Mapping[Any, int], mentors: Collection[Any], *, limit: int = SUGGESTED
) -> list[Any]:
    """The few of these mentors to suggest, best first. `fits` has the fit of each by the id of their part."""
    asks = open_asks(mentors)
    standing = {
        mentor.pk: fits[mentor.pk] - PER_ASK * asks.get(mentor.pk, 0) + NEAR * _drawn(mentee, mentor)
        for mentor in mentors
    }
    return sorted(mentors, key=lambda mentor: (-standing[mentor.pk], str(mentor.person_id)))[:limit]


def open_asks(mentors: Collection[Any]) -> dict[Any, int]:
    """Mentor participation id -> requests and offers that hold a place and wait for their answer."""
    held = Place.objects.live().filter(participation__in=mentors, purpose=Purpose.ASK)
    return dict(held.order_by().values_list("participation").annotate(asks=Count("pk")))


def _drawn(mentee: Participation, mentor: Any) -> float:
    """From 0 to 1, always the same for these two; the greatest of as many draws as the mentor has free places."""
    digest = sha256(f"{mentee.pk} {mentor.pk}".encode()).digest()
    draw = int.from_bytes(digest[:8]) / 2**64
    free: int = max(1, mentor.places_offered - mentor.held)
    result: float = draw ** (1 / free)
    return result
