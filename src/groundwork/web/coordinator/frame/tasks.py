"""What there is to do for a cohort, over several sittings: prepare, people, match, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.core.days import say_day
from groundwork.enrollment.models import MentorOffer, Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.matching.models import Round
from groundwork.matching.states import RoundState
from groundwork.programs.models import Cohort
from groundwork.programs.states import CohortState


@dataclass(frozen=True)
class Numbers:
    """How many people are on a cohort's list, how many are ready, and how many places its ready mentors offer."""

    all: int
    taking_part: int
    mentors: int
    places: int


def numbers_of(cohort: Cohort) -> Numbers:
    """In two queries, however many people there are."""
    here = ~Q(state=ParticipationState.LEFT)
    counts = Participation.objects.filter(cohort=cohort).aggregate(
        all=Count("person", filter=here, distinct=True),
        taking_part=Count("person", filter=Q(state=ParticipationState.READY), distinct=True),
        mentors=Count("pk", filter=Q(role=Role.MENTOR, state=ParticipationState.READY)),
    )
    ready = MentorOffer.objects.filter(participation__cohort=cohort, participation__state=ParticipationState.READY)
    return Numbers(**counts, places=ready.aggregate(n=Sum("places"))["n"] or 0)


def tasks_of(cohort: Cohort, *, coordinates: bool) -> list[dict[str, Any]]:
    """The four tasks with where each stands. People and matches open for coordinators alone."""
    numbers = numbers_of(cohort)
    newest = Round.objects.filter(cohort=cohort).order_by("-created_at").values_list("state", flat=True).first()
    is_planned = bool(cohort.matching_on and cohort.starts_on and cohort.ends_on)
    return [
        {
            "label": _("Prepare"),
            "state": "done" if is_planned else "open",
            "hint": _dates(cohort) if is_planned else _("Name and dates"),
            "url": reverse("coordinator:cohort_edit", args=[cohort.pk]),
        },
        {
            "label": _("People"),
            "state": _people_state(cohort, numbers),
            "hint": _people_hint(numbers),
            "url": reverse("coordinator:people", args=[cohort.pk]) if coordinates else "",
        },
        {
            "label": _("Match"),
            "state": _match_state(newest, numbers),
            "hint": _("Planned for %(day)s") % {"day": say_day(cohort.matching_on)} if cohort.matching_on else "",
            "url": _rounds(cohort) if coordinates and numbers.all else "",
        },
        {
            "label": _("Publish"),
            "state": "done" if newest == RoundState.PUBLISHED else "next",
            "hint": _publish_hint(newest),
            "url": "",
        },
    ]


def _dates(cohort: Cohort) -> str:
    days = {name: say_day(getattr(cohort, name)) for name in ("starts_on", "ends_on")}
    return _("From %(starts_on)s to %(ends_on)s") % days


def _people_state(cohort: Cohort, numbers: Numbers) -> str:
    if cohort.state in {CohortState.RUNNING, CohortState.CLOSING, CohortState.CLOSED}:
        return "done"
    return "under-way" if numbers.all else "open"


def _people_hint(numbers: Numbers) -> str:
    if not numbers.all:
        return _("Bring in a file, add people by hand, or hand on the link")
    taking_part = _("%(taking_part)s of %(all)s on the list take part") % {
        "taking_part": numbers.taking_part,
        "all": numbers.all,
    }
    if not numbers.mentors:
        return taking_part
    offers = ngettext(
        "%(mentors)s mentor offers places for %(places)s",
        "%(mentors)s mentors offer places for %(places)s",
        numbers.mentors,
    ) % {"mentors": numbers.mentors, "places": numbers.places}
    return _("%(taking_part)s, %(offers)s") % {"taking_part": taking_part, "offers": offers}


def _match_state(newest: str | None, numbers: Numbers) -> str:
    if newest == RoundState.PUBLISHED:
        return "done"
    return "under-way" if newest else "next"


def _publish_hint(newest: str | None) -> str:
    if newest == RoundState.PUBLISHED:
        return _("The newest round is published")
    return _("Everyone is told after 30 minutes in which you can undo it")


def _rounds(cohort: Cohort) -> str:
    try:
        return reverse("coordinator:rounds", args=[cohort.pk])
    except NoReverseMatch:
        return ""


def done_in_words(tasks: list[dict[str, Any]]) -> str:
    """ "Two of four are done"."""
    done = sum(task["state"] == "done" for task in tasks)
    return [
        _("Nothing is done yet"),
        _("One of four is done"),
        _("Two of four are done"),
        _("Three of four are done"),
        _("All four are done"),
    ][done]
