"""What waits for the coordinator: things told in confidence, rounds, publications, managers who would like to talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.care.models import Concern
from groundwork.core.days import here, say_clock
from groundwork.invitations.models import ManagerNotice
from groundwork.invitations.states import NoticeState
from groundwork.matching.models import NotBegun, Publication, Round
from groundwork.matching.queries import waiting_publications
from groundwork.matching.states import RoundState
from groundwork.programs.models import Cohort

from .sentences import names_of


@dataclass(frozen=True)
class Task:
    """One thing, in a sentence, and where it is done."""

    says: str
    url: str
    button: str


def tasks_for(person: Any, cohort: Cohort, *, at: datetime) -> list[Task]:
    """All of it, what can't wait first, in a constant number of queries."""
    return [
        *_concerns(person, cohort),
        *_publications(cohort, at),
        *_not_begun(cohort),
        *_managers(person, cohort),
        *_rounds(cohort),
    ]


def _concerns(person: Any, cohort: Cohort) -> list[Task]:
    open_ones = Concern.objects.visible_to(person).filter(program=cohort.program_id, closed_at=None)
    count = open_ones.exclude(by=person).count()
    if not count:
        return []
    says = ngettext(
        "Somebody told you something in confidence.", "%(count)d people told you something in confidence.", count
    )
    return [Task(says % {"count": count}, reverse("coordinator:concerns", args=[cohort.program_id]), _("Read it"))]


def _publications(cohort: Cohort, at: datetime) -> list[Task]:
    return [
        Task(
            _going_out(publication),
            reverse("coordinator:round", args=[publication.round_id]),
            _("Look at it once more"),
        )
        for publication in waiting_publications([cohort], at=at)
    ]


def _not_begun(cohort: Cohort) -> list[Task]:
    rows = NotBegun.objects.open().filter(round__cohort=cohort).select_related("mentee__person", "mentor__person")
    of_rounds: dict[Any, list[NotBegun]] = {}
    for row in rows:
        of_rounds.setdefault(row.round_id, []).append(row)
    return [
        Task(_did_not_begin(some), reverse("coordinator:round", args=[round]), _("See why"))
        for round, some in of_rounds.items()
    ]


def _did_not_begin(rows: list[NotBegun]) -> str:
    says = ngettext(
        "%(mentee)s and %(mentor)s were to begin, and could not.",
        "%(count)d pairs were to begin, and could not.",
        len(rows),
    )
    return says % {"mentee": rows[0].mentee.person, "mentor": rows[0].mentor.person, "count": len(rows)}


def _going_out(publication: Publication) -> str:
    if publication.undo_until is None:
        return _("Pairs of a round are planned to go out.")
    return _("A round is published. Nobody is told before %(clock)s.") % {"clock": _clock(publication.undo_until)}


def _rounds(cohort: Cohort) -> list[Task]:
    says = {
        RoundState.READY: (_("A round waits for your review."), _("Review it")),
        RoundState.FAILED: (_("A round could not be run."), _("See why")),
    }
    rows = Round.objects.filter(cohort=cohort, state__in=list(says)).order_by("-created_at")
    found = [(row.pk, *says[RoundState(row.state)]) for row in rows.only("pk", "state")[:3]]
    return [Task(sentence, reverse("coordinator:round", args=[pk]), button) for pk, sentence, button in found]


def _managers(person: Any, cohort: Cohort) -> list[Task]:
    notices = (
        ManagerNotice.objects.visible_to(person)
        .filter(
            mentorship__cohort=cohort,
            mentorship__closed_at=None,
            state__in=[NoticeState.TALK_FIRST, NoticeState.NOT_NOW],
        )
        .select_related("manager")
        .prefetch_related("mentorship__seats__person")
        .order_by("answered_at")
    )
    return [
        Task(
            _manager_says(notice),
            reverse("coordinator:pair", args=[notice.mentorship_id]),
            _("See %(pair)s") % _of(notice),
        )
        for notice in notices[:5]
    ]


def _manager_says(notice: ManagerNotice) -> str:
    facts = {"manager": str(notice.manager or notice.manager_email), **_of(notice)}
    if notice.state == NoticeState.TALK_FIRST:
        return _("%(manager)s would like to talk first about %(pair)s.") % facts
    return _("%(manager)s said “not in this period” about %(pair)s.") % facts


def _of(notice: ManagerNotice) -> dict[str, str]:
    return {"pair": names_of(notice.mentorship)}


def _clock(moment: datetime) -> str:
    local = here(moment)
    assert isinstance(local, datetime)
    return say_clock(local)
