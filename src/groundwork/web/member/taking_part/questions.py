"""The questions, a page at a time. Each page keeps its own answers, so that one may stop anywhere and come back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.answers import missing_pages, pages_of
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState

from .apart_page import ApartPage
from .mentee_pages import AheadPage, HelpPage, IdealPage, RhythmPage, WantedTopicsPage
from .mentor_pages import MorePage, OfferedTopicsPage, TimePage, WaysPage
from .own import own_part
from .page_form import PageForm
from .you_page import YouPage, languages_of

PAGES: dict[str, dict[str, type[PageForm]]] = {
    Role.MENTOR: {
        "you": YouPage,
        "time": TimePage,
        "topics": OfferedTopicsPage,
        "ways": WaysPage,
        "more": MorePage,
        "apart": ApartPage,
    },
    Role.MENTEE: {
        "you": YouPage,
        "topics": WantedTopicsPage,
        "help": HelpPage,
        "rhythm": RhythmPage,
        "apart": ApartPage,
        "ahead": AheadPage,
        "ideal": IdealPage,
    },
}


@login_required
def questions(request: HttpRequest, part: UUID) -> HttpResponse:
    """To the first question that is still open, or to all answers when none is."""
    mine = own_part(request, part)
    missing = missing_pages(mine)
    return redirect("member:question", mine.pk, missing[0]) if missing else redirect("member:part", mine.pk)


@login_required
def question(request: HttpRequest, part: UUID, page: str) -> HttpResponse:
    """One page of questions."""
    mine = own_part(request, part)
    if page not in PAGES[mine.role]:
        raise Http404
    changing = "change" in request.GET or mine.state == ParticipationState.READY
    form = _form(request, mine, page, everything=changing or page not in missing_pages(mine))
    if request.method == "POST" and _is_kept(form, request, later="later" in request.POST):
        if "later" in request.POST:
            return redirect("member:home")
        return redirect(_after(mine, page, changing=changing))
    context = {"form": form, "part": mine, "changing": changing, "back": _before(mine, page, changing=changing)}
    return render(request, "member/taking_part/question.html", context, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, part: Participation, page: str, *, everything: bool) -> PageForm:
    more: dict[str, Any] = {}
    if page == "you":
        more["guess"] = {"languages": languages_of(request)}
    return PAGES[part.role][page](
        request.POST if request.method == "POST" else None, part=part, everything=everything, **more
    )


def _is_kept(form: PageForm, request: HttpRequest, *, later: bool) -> bool:
    """Keep the answers; whoever goes away for now leaves behind what holds, and hears of the rest on coming back."""
    if not form.is_valid() and not later:
        return False
    try:
        form.keep(by=request.user, at=now())
    except GroundworkError as error:
        form.add_domain_error(error)
        return later
    return True


def _after(part: Participation, page: str, *, changing: bool) -> str:
    slugs = _walk(part)
    if changing or page not in slugs or page == slugs[-1]:
        return reverse("member:part", args=[part.pk])
    return reverse("member:question", args=[part.pk, slugs[slugs.index(page) + 1]])


def _before(part: Participation, page: str, *, changing: bool) -> str:
    slugs = _walk(part)
    if changing or page not in slugs:
        return reverse("member:part", args=[part.pk])
    place = slugs.index(page)
    return reverse("member:question", args=[part.pk, slugs[place - 1]]) if place else reverse("member:home")


def _walk(part: Participation) -> list[str]:
    return [page.slug for page in pages_of(part)]
