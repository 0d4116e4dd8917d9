"""Beginning a mentorship and moving it along its stages."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.places import Purpose, free_places, hand_over, hand_over_each, take_place
from groundwork.history.actions import record, record_each

from .models import Mentorship, Seat
from .states import STAGE_LEADS_TO, Stage


def pair_key(one: Any, other: Any) -> str:
    """The same for two people in either order."""
    return ":".join(sorted([one.pk.hex, other.pk.hex]))


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@transaction.atomic
def begin_mentorship(
    mentor: Participation,
    mentee: Participation,
    *,
    origin: str,
    at: datetime,
    by: Any,
    held_by: UUID | None = None,
) -> Mentorship:
    """The two begin with groundwork. `held_by` is the ask or pairing that holds places already: they are handed over.

    Raises NoFreePlace when either has none left, NotNow when the two are in a live mentorship here already.
    """
    mentorship = _new(mentor, mentee, origin=origin, at=at)
    try:
        with transaction.atomic():
            mentorship.save(force_insert=True)
    except IntegrityError as problem:
        raise NotNow("together_already", _("The two of you are in a mentorship here already.")) from problem
    Seat.objects.bulk_create(_seats(mentorship, mentor, mentee))
    _hold_both(mentor, mentee, mentorship, held_by)
    record(
        "mentorship.began",
        about=mentorship,
        by=by,
        at=at,
        organization=mentorship.program.organization_id,
        origin=origin,
    )
    return mentorship


@dataclass(frozen=True)
class Beginning:
    """Two people who are to begin together, at whose word, and the pairing that holds both their places."""

    mentor: Participation
    mentee: Participation
    by: Any
    held_by: UUID


@transaction.atomic
def begin_mentorships(beginnings: Sequence[Beginning], *, origin: str, at: datetime) -> list[Mentorship]:
    """As `begin_mentorship`, for many of one program at once: all of them or none, and each with its own event.

    Raises IntegrityError when two are together already, NoFreePlace when a place is not held: begin them one by one.
    """
    begun = {each: _new(each.mentor, each.mentee, origin=origin, at=at) for each in beginnings}
    Mentorship.objects.bulk_create(begun.values())
    Seat.objects.bulk_create(seat for each, row in begun.items() for seat in _seats(row, each.mentor, each.mentee))
    hand_over_each({each.held_by: row.pk for each, row in begun.items()}, purpose=Purpose.MENTORSHIP)
    for by, program in {(each.by, row.program) for each, row in begun.items()}:
        rows = [row for each, row in begun.items() if (each.by, row.program) == (by, program)]
        record_each("mentorship.began", about=rows, by=by, at=at, organization=program.organization_id, origin=origin)
    return list(begun.values())


def _new(mentor: Participation, mentee: Participation, *, origin: str, at: datetime) -> Mentorship:
    program, cohort = mentee.cohort.program, mentee.cohort
    ends_on = cohort.ends_on if cohort.ends_on and cohort.ends_on > at.date() else None
    return Mentorship(
        program=program,
        cohort=cohort,
        origin=origin,
        pair_key=pair_key(mentor.person, mentee.person),
        began_at=at,
        ends_on=ends_on or months_after(at.date(), program.length_months),
    )


def _seats(mentorship: Mentorship, mentor: Participation, mentee: Participation) -> list[Seat]:
    return [
        Seat(mentorship=mentorship, person=mentor.person, participation=mentor, role=Role.MENTOR),
        Seat(mentorship=mentorship, person=mentee.person, participation=mentee, role=Role.MENTEE),
    ]


def _hold_both(mentor: Participation, mentee: Participation, mentorship: Mentorship, held_by: UUID | None) -> None:
    from groundwork.enrollment.models import Place

    held: set[Any] = set()
    if held_by:
        held = set(Place.objects.live().filter(holder_id=held_by).values_list("participation_id", flat=True))
        hand_over(held_by, to=mentorship.pk, purpose=Purpose.MENTORSHIP)
    for one, other in ((mentor, mentee), (mentee, mentor)):
        if one.pk not in held:
            take_place(one, purpose=Purpose.MENTORSHIP, holder_id=mentorship.pk, partner=other)


@transaction.atomic
def start_growing(mentorship: Mentorship, *, by: Any, at: datetime, without_agreement: bool = False) -> None:
    """Groundwork is done; growing begins. Going without an agreement is a choice that is recorded."""
    move(mentorship, Stage.GROWING, leads_to=STAGE_LEADS_TO, field="stage", growing_at=at)
    record(
        "mentorship.grew",
        about=mentorship,
        by=by,
        at=at,
        organization=mentorship.program.organization_id,
        without_agreement=without_agreement,
    )


@transaction.atomic
def agree_on_end(mentorship: Mentorship, *, ends_on: date, by: Any, at: datetime) -> None:
    """The end date follows what the two agreed."""
    Mentorship.objects.filter(pk=mentorship.pk).update(ends_on=ends_on)
    mentorship.ends_on = ends_on
    organization = mentorship.program.organization_id
    record("mentorship.end_agreed", about=mentorship, by=by, at=at, organization=organization, ends_on=ends_on)


@transaction.atomic
def start_review(mentorship: Mentorship, *, by: Any, at: datetime) -> None:
    """The end date is near: go on, change or close?"""
    move(mentorship, Stage.REVIEW, leads_to=STAGE_LEADS_TO, field="stage")
    record("mentorship.review_began", about=mentorship, by=by, at=at, organization=mentorship.program.organization_id)


@transaction.atomic
def go_on(mentorship: Mentorship, *, ends_on: date, by: Any, at: datetime) -> None:
    """Reviewed, and the two go on until a later date."""
    move(mentorship, Stage.GROWING, leads_to=STAGE_LEADS_TO, field="stage", ends_on=ends_on)
    record(
        "mentorship.went_on",
        about=mentorship,
        by=by,
        at=at,
        organization=mentorship.program.organization_id,
        ends_on=ends_on,
    )


@transaction.atomic
def close_mentorship(mentorship: Mentorship, *, by: Any, at: datetime) -> None:
    """It is over: places are free again. Called by `closing`, which says how and why."""
    move(mentorship, Stage.CLOSED, leads_to=STAGE_LEADS_TO, field="stage", closed_at=at)
    free_places(mentorship.pk, at=at)
