"""What the pages of this topic have in common: whose they are, how a no is said, where one goes afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from groundwork.core.errors import GroundworkError
from groundwork.meetings.models import Meeting
from groundwork.meetings.queries import talks_of
from groundwork.mentorships.models import Mentorship
from groundwork.web.member.groundwork.pairs import Pair, pair_or_404


def own_pair(request: HttpRequest, mentorship: UUID) -> Pair:
    """The pair, for one of the two; the frame around the page is that of its program."""
    pair = pair_or_404(request, mentorship)
    request.program = pair.mentorship.program  # type: ignore[attr-defined]
    return pair


def pair_around(request: HttpRequest, mentorship: Mentorship) -> Pair:
    """The pair that a row found through its reader belongs to."""
    request.program = mentorship.program  # type: ignore[attr-defined]
    return Pair(mentorship, request.user, mentorship.other(request.user))


def own_talk(request: HttpRequest, meeting: UUID) -> tuple[Meeting, Pair]:
    """A talk of one's own, with its pair; for everybody else, coordinators too, there is no such page."""
    found = get_object_or_404(talks_of(request.user), pk=meeting)
    return found, pair_around(request, found.mentorship)


def attempt(request: HttpRequest, act: Callable[[], Any], *, said: str = "") -> bool:
    """Do it, and say so; the domain's no becomes a sentence at the top of the next page."""
    try:
        act()
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return False
    if said:
        messages.success(request, said)
    return True


def go_back(request: HttpRequest, fallback: str) -> HttpResponse:
    """To the page that a small form says it stands on, as long as it is one of ours."""
    wanted = request.POST.get("back", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return redirect(wanted if is_ours else fallback)
