"""Looking after the line: who waits is told once where they stand, monthly after that, and when a place comes free."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from groundwork.core.clock import local_day
from groundwork.enrollment.models import Participation, Place
from groundwork.history.actions import record
from groundwork.matching.left_over import left_over
from groundwork.matching.openings import can_ask_somebody
from groundwork.matching.suggestions import mentors_for
from groundwork.programs.models import Cohort, Program
from groundwork.programs.states import OPEN_TO_JOIN

from ..models import Invitation, Wait
from ..queries import answered_before, answered_by_each
from ..waiting.ahead import WRITE_EVERY
from ..waiting.line import InLine, line_of

log = logging.getLogger(__name__)
# Who waits longest hears of a free place first; after this somebody else does, if it is still free.
HEARS_FIRST_FOR = timedelta(days=3)


@dataclass
class _Line:
    """Those of one program's line who may hear something now, longest waiting first, and what there is for them."""

    at: datetime
    parts: list[Any]
    waits: dict[Any, Wait]
    left: Collection[Any]  # parts whom a round has lately left over
    can_ask: Collection[Any]
    untold: Counter[Any]  # mentor's part -> free places that nobody has heard of lately


def look_after_lines(now: datetime) -> int:
    """Begin, go on with and end everybody's wait, program by program; says how many of them were written to."""
    written, waiting = 0, set[Any]()
    for program in Program.objects.filter(cohorts__state__in=OPEN_TO_JOIN).distinct():
        cohorts = Cohort.objects.filter(program=program, state__in=OPEN_TO_JOIN).select_related("program")
        people = sorted((each for cohort in cohorts for each in line_of(cohort, at=now)), key=lambda each: each.since)
        waiting |= {each.part_id for each in people}
        written += _look_after(_line_of(program, people, at=now))
    untold = Place.objects.live().filter(purpose=Place.Purpose.PAIRING)  # nothing on their pages changes till they know
    over = Wait.objects.live().exclude(mentee__in=waiting).exclude(mentee__in=untold.values("participation"))
    for wait in over.select_related("mentee__cohort__program"):
        end_wait(wait, at=now)
    return written


def _line_of(program: Program, people: list[InLine], *, at: datetime) -> _Line:
    """Without those who ask or are asked at the moment, and those who know the day of their first round."""
    ids = [each.part_id for each in people]
    busy = Invitation.objects.open().filter(mentee__cohort__program=program).values("mentee")
    rows = Participation.objects.filter(pk__in=ids).exclude(pk__in=busy).select_related("person", "cohort__program")
    here = rows.in_bulk()
    waits = {wait.mentee_id: wait for wait in Wait.objects.live().filter(mentee__in=ids)}
    left = left_over(here.values(), since=at - WRITE_EVERY).keys()
    parts = [here[key] for key in ids if key in here]
    parts = [part for part in parts if part.pk in waits or part.pk in left or not _round_is_near(part, at)]
    can_ask, free = can_ask_somebody(parts, program, at=at, without=answered_by_each(parts, at=at))
    told = Wait.objects.live().filter(place_of__in=list(free), place_told_at__gt=at - HEARS_FIRST_FOR)
    untold = Counter(free)
    untold.subtract(told.values_list("place_of", flat=True))
    return _Line(at=at, parts=parts, waits=waits, left=left, can_ask=can_ask, untold=untold)


def _look_after(line: _Line) -> int:
    written = 0
    for part in line.parts:  # longest waiting first: they hear of a free place before others do
        try:
            written += _look_at(part, line)
        except Exception:  # one wait that can't be looked after keeps nobody else waiting
            log.exception("The wait of part %s could not be looked after", part.pk)
    return written


def _look_at(part: Any, line: _Line) -> bool:
    can_ask = part.pk in line.can_ask
    wait = line.waits.get(part.pk)
    if wait is None:
        return (part.pk in line.left or not can_ask) and begin_wait(part, can_ask=can_ask, at=line.at)
    wait.mentee = part
    if can_ask and not wait.can_ask and _tell_of_place(wait, line):
        return True
    if not can_ask and wait.can_ask:
        Wait.objects.filter(pk=wait.pk).update(can_ask=False)
    return wait.wrote_at <= line.at - WRITE_EVERY and go_on_waiting(wait, at=line.at)


@transaction.atomic
def begin_wait(mentee: Participation, *, can_ask: bool, at: datetime) -> bool:
    """The search has come to nothing so far: the mentee hears why, and what comes next. Once within a month."""
    lately = Wait.objects.filter(mentee=mentee, wrote_at__gt=at - WRITE_EVERY).order_by("-began_at").first()
    try:
        with transaction.atomic():
            if lately is not None:  # they know already: the wait goes on without another letter
                Wait.objects.filter(pk=lately.pk).update(ended_at=None, can_ask=can_ask)
                _record("wait.resumed", lately, mentee, at=at)
                return False
            wait = Wait.objects.create(mentee=mentee, began_at=at, wrote_at=at, can_ask=can_ask, created_at=at)
    except IntegrityError:  # another worker was quicker
        return False
    _record("wait.began", wait, mentee, at=at)
    return True


@transaction.atomic
def go_on_waiting(wait: Wait, *, at: datetime) -> bool:
    """A month has passed: the mentee hears how it stands now."""
    due = Wait.objects.live().filter(pk=wait.pk, wrote_at__lte=at - WRITE_EVERY)
    if not due.update(wrote_at=at):
        return False
    _record("wait.went_on", wait, wait.mentee, at=at)
    return True


@transaction.atomic
def tell_of_place(wait: Wait, mentor: Participation, *, at: datetime) -> bool:
    """A place has come free with a mentor who would suit: the mentee hears of it before those who wait less long."""
    if (
        not Wait.objects.live()
        .filter(pk=wait.pk, can_ask=False)
        .update(can_ask=True, place_of=mentor, place_told_at=at, wrote_at=at)
    ):
        return False
    _record("wait.place_came_free", wait, wait.mentee, at=at)
    return True


@transaction.atomic
def end_wait(wait: Wait, *, at: datetime) -> bool:
    """Somebody is found, or the mentee pauses or has left."""
    if not Wait.objects.live().filter(pk=wait.pk).update(ended_at=at):
        return False
    _record("wait.ended", wait, wait.mentee, at=at)
    return True


def _tell_of_place(wait: Wait, line: _Line) -> bool:
    ranking = mentors_for(wait.mentee, at=line.at, without=answered_before(wait.mentee, at=line.at))
    mentor = next((one for one in ranking.few(len(ranking.people)) if line.untold[one.pk] > 0), None)
    if mentor is None or not tell_of_place(wait, mentor, at=line.at):
        return False
    line.untold[mentor.pk] -= 1
    return True


def _round_is_near(part: Any, at: datetime) -> bool:
    """Before the first round of their cohort people know its day, and wait for nothing else."""
    matching_on = part.cohort.matching_on
    return matching_on is not None and matching_on >= local_day(at, part.person)


def _record(name: str, wait: Wait, mentee: Participation, *, at: datetime) -> None:
    record(name, about=wait, by=None, at=at, organization=mentee.cohort.program.organization_id)
