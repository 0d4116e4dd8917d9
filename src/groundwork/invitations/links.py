"""Signed links for letters: answering an invitation, pausing, and the manager's page. No account is needed behind them.

Opening one changes nothing; a button does. A link works again and again until what it is about is decided.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from groundwork.core.signing import sign, unsign
from groundwork.enrollment.models import Participation

from .models import Invitation, ManagerNotice

ANSWER, PAUSE, MANAGER = "answer", "pause", "manager"
# An invitation ends by itself long before; after this even the explanation of that is gone.
LINK_LIVES = {ANSWER: timedelta(days=180), PAUSE: timedelta(days=180), MANAGER: timedelta(days=400)}


def answer_url(invitation: Invitation, *, answer: str = "") -> str:
    """For the one who was asked, with an answer chosen beforehand: "yes", "not-now" or "no"."""
    token = sign(ANSWER, invitation=str(invitation.pk), person=str(invitation.asked.person_id))
    return _url("public:answer", token, answer)


def pause_url(participation: Participation) -> str:
    """For the foot of every letter to a mentor: pause new requests, or lower one's limit."""
    return _url("public:pause_link", sign(PAUSE, part=str(participation.pk)))


def manager_url(notice: ManagerNotice, *, answer: str = "") -> str:
    """For the manager who was told or asked, perhaps with an answer (a NoticeState) chosen beforehand."""
    return _url("manager:notice", sign(MANAGER, notice=str(notice.pk)), answer)


def read(purpose: str, token: str) -> dict[str, Any]:
    """The ids in a link of this purpose; raises Http404 for a link that isn't ours, LinkExpired for one long over."""
    return unsign(purpose, token, max_age=LINK_LIVES[purpose])


def _url(name: str, token: str, answer: str = "") -> str:
    chosen = f"?{urlencode({'answer': answer})}" if answer else ""
    return f"{settings.BASE_URL}{reverse(name, args=[token])}{chosen}"
