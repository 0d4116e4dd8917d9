"""Signed links that expire and are bound to one purpose. Opening one never changes anything: a button does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import Http404


def sign(purpose: str, **facts: Any) -> str:
    """A token that carries `facts` and works for this purpose alone."""
    return signing.dumps(facts, salt=f"groundwork.{purpose}", compress=True)


def unsign(purpose: str, token: str, *, max_age: timedelta) -> dict[str, Any]:
    """The facts in the token; raises LinkExpired when its time is over and Http404 when it isn't ours."""
    try:
        return dict(signing.loads(token, salt=f"groundwork.{purpose}", max_age=max_age))
    except signing.SignatureExpired as problem:
        raise LinkExpired from problem
    except signing.BadSignature as problem:
        raise Http404 from problem


class LinkExpired(Exception):
    """The time of a signed link is over: the page says what to do next."""
