"""The login-free link in a letter's foot by which its class of letters is switched off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from groundwork.core.signing import sign, unsign
from groundwork.people.models import Person

from .models import Importance

PURPOSE = "letters"
LINK_LIVES = timedelta(days=5 * 365)  # old mail is read too, and a no to letters is never refused


def letters_url(person_id: Any, importance: str) -> str:
    """For the foot of a letter, and for mail clients to post to (RFC 8058)."""
    return settings.BASE_URL + reverse("public:letters_link", args=[sign(PURPOSE, p=str(person_id), c=importance)])


def read(token: str) -> tuple[Person, Importance]:
    """Whose letters, and which class of them; raises Http404 for a link that isn't ours."""
    facts = unsign(PURPOSE, token, max_age=LINK_LIVES)
    person = Person.objects.filter(pk=facts["p"]).first()
    if person is None or facts["c"] not in Importance.values:
        raise Http404
    return person, Importance(facts["c"])
