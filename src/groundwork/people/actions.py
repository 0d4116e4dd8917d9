"""Accounts coming to be, and the one-time links that let the first people in."""

from __future__ import annotations

import hashlib
import secrets
import zoneinfo
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record

from .models import OneTimeLink, Person

OPERATOR_LINK_LIVES = timedelta(hours=1)


@transaction.atomic
def find_or_make_person(email: str, *, name: str = "", **facts: Any) -> tuple[Person, bool]:
    """The one account of this address, made if there is none; says whether it is new."""
    known = Person.objects.with_address(email).first()
    if known:
        return known, False
    return Person.objects.create_user(email, name=name, **facts), True


@transaction.atomic
def describe_person(
    person: Person,
    *,
    by: Person,
    at: datetime,
    name: str | None = None,
    time_zone: str | None = None,
    languages: Sequence[str] | None = None,
) -> None:
    """Keep what somebody says about themself: name, time zone, languages. What is None stays as it was."""
    said = {"name": name and " ".join(name.split()), "time_zone": time_zone, "languages": languages and list(languages)}
    if name is not None and not said["name"]:
        raise Unacceptable("no_name", _("Enter your name."), field="name")
    if time_zone is not None and time_zone not in zoneinfo.available_timezones():
        raise Unacceptable("no_such_zone", _("Choose a time zone from the list."), field="time_zone")
    changed = {key: value for key, value in said.items() if value is not None and getattr(person, key) != value}
    for key, value in changed.items():
        setattr(person, key, value)
    if changed:
        person.save(update_fields=list(changed))
        record("person.described", about=person, by=by, at=at, what=sorted(changed))


@transaction.atomic
def choose_shortcuts(person: Person, on: bool, *, by: Person, at: datetime) -> None:
    """Whether single keys do something where there are shortcuts: who dictates or slips turns them off."""
    if person.shortcuts != on:
        person.shortcuts = on
        person.save(update_fields=["shortcuts"])
        record("person.shortcuts_chosen", about=person, by=by, at=at, on=on)


@transaction.atomic
def sign_out_everywhere(person: Person, *, by: Person, at: datetime) -> None:
    """Every session of this person ends with its next request, this one too."""
    person.signed_out_at = at
    person.save(update_fields=["signed_out_at"])
    record("person.signed_out_everywhere", about=person, by=by, at=at)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue_operator_link(*, at: datetime) -> str:
    """The token of a link by which somebody becomes an operator: works once, within an hour."""
    token = secrets.token_urlsafe(32)
    OneTimeLink.objects.create(purpose="operator", token_hash=_hash(token), expires_at=at + OPERATOR_LINK_LIVES)
    return token


def look_up_link(token: str, *, purpose: str, at: datetime) -> OneTimeLink | None:
    """The link if it still works. Looking changes nothing."""
    return OneTimeLink.objects.filter(purpose=purpose, token_hash=_hash(token), used_at=None, expires_at__gt=at).first()


@transaction.atomic
def become_operator(token: str, *, email: str, name: str, at: datetime) -> Person:
    """Use the one-time link: its holder becomes an operator of this installation."""
    used = OneTimeLink.objects.filter(
        purpose="operator", token_hash=_hash(token), used_at=None, expires_at__gt=at
    ).update(used_at=at)
    if not used:
        raise NotNow(
            "link_used", _("This link has been used or its hour is over. Run `groundwork operator-link` for a new one.")
        )
    person, _new = find_or_make_person(email, name=name)
    person.is_operator = True
    person.name = person.name or name
    person.save(update_fields=["is_operator", "name"])
    return person
