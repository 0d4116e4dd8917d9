"""The signed link in a letter that asks a mentor for one more place. Opening it changes nothing; a button does."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from groundwork.core.signing import sign, unsign

from .models import PlaceAsk

PLACE = "place"
LINK_LIVES = timedelta(days=180)  # the question ends long before; after this even the explanation of that is gone


def place_url(ask: PlaceAsk, *, answer: str = "") -> str:
    """For the mentor, perhaps with an answer chosen beforehand: "yes" or "no"."""
    chosen = f"?{urlencode({'answer': answer})}" if answer else ""
    token = sign(PLACE, ask=str(ask.pk), person=str(ask.participation.person_id))
    return f"{settings.BASE_URL}{reverse('public:place', args=[token])}{chosen}"


def read_place_link(token: str) -> dict[str, str]:
    """The ids in such a link; raises Http404 for a link that isn't ours, LinkExpired for one long over."""
    return unsign(PLACE, token, max_age=LINK_LIVES)
