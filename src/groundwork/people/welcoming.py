"""The first way in for somebody an operator or a coordinator named, where letters do not go out yet.

A welcome link works once, within a week, and never for anybody who has signed in: nobody else holds a key to a
person's words.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.history.actions import record

from .models import OneTimeLink, OneTimeLinkSet, Person

WELCOME_LINK_LIVES = timedelta(days=7)
PURPOSE = "welcome"


def may_be_welcomed(person: Person) -> bool:
    """Whether nobody has come in under this account yet."""
    return person.last_login is None and not person.is_operator and person.is_active


@transaction.atomic
def issue_welcome_link(person: Person, *, by: Person, at: datetime) -> str:
    """The token of a link for this person's first sign-in; earlier ones end."""
    if not may_be_welcomed(person):
        raise NotNow("has_been_here", _("This person has signed in before, and signs in with a code by e-mail."))
    OneTimeLink.objects.filter(purpose=PURPOSE, person=person, used_at=None).update(used_at=at)
    token = secrets.token_urlsafe(32)
    OneTimeLink.objects.create(
        purpose=PURPOSE, token_hash=_hash(token), person=person, expires_at=at + WELCOME_LINK_LIVES
    )
    record("welcome_link.issued", about=person, by=by, at=at)
    return token


def welcomed_by(token: str, *, at: datetime) -> Person | None:
    """Whom this link lets in, if it still works. Looking changes nothing."""
    link = _working(token, at=at).select_related("person").first()
    return link.person if link and link.person and may_be_welcomed(link.person) else None


@transaction.atomic
def come_in(token: str, *, at: datetime) -> Person:
    """Use the link: the person it was made for may be signed in."""
    person = welcomed_by(token, at=at)
    if person is None or not _working(token, at=at).update(used_at=at):
        raise NotNow("link_used", _("This link has been used, or its week is over."))
    record("welcome_link.used", about=person, by=person, at=at)
    return person


def _working(token: str, *, at: datetime) -> OneTimeLinkSet:
    return OneTimeLink.objects.filter(purpose=PURPOSE, token_hash=_hash(token), used_at=None, expires_at__gt=at)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
