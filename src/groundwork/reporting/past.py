"""What became of the pairs that rounds made: facts that coordinators may see, never what anybody said of it.

Pairs answer each other how satisfied they are, and that is theirs: it is counted nowhere here, not even as a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from groundwork.care.models import MentorshipPause
from groundwork.closing.models import Closing
from groundwork.enrollment.models import Role
from groundwork.matching.learned import LearnedWeights, Values, learned, present_weights, values_of
from groundwork.matching.models import Pairing
from groundwork.meetings.models import Meeting
from groundwork.mentorships.models import Mentorship
from groundwork.programs.models import Program

from .contact import Contact, contacts

LONG_ENOUGH = timedelta(weeks=13)  # to say of a pair that is still together whether it keeps talking
IN_TOUCH_MOSTLY = 0.75
TALKS_TO_COUNT = 2


class Judged(models.TextChoices):
    """By which fact a past pair is said to have gone well; one at a time."""

    KEPT = "kept", _("They kept talking")
    MET = "met", _("They met at all")
    ENDED = "ended", _("They ended as planned, or outgrew it")


@dataclass(frozen=True)
class PastPairing:
    """A pair that a round made: the parts of its fit then, and what became of it; None while that can't be said."""

    mentee: str
    values: Values
    went_well: dict[Judged, bool | None]


@dataclass(frozen=True)
class WhatThePastSays:
    """What the program's past says by one fact, and of how many pairs each fact can be said."""

    judged: Judged
    present: dict[str, str]
    found: LearnedWeights
    told: dict[Judged, int]
    pairs: int


def what_the_past_says(program: Program, judged: Judged, *, at: datetime) -> WhatThePastSays:
    """The program's past pairs beside its present weights, in a constant number of queries."""
    past, present = past_pairings(program, at=at), present_weights(program)
    outcomes = [(pair.mentee, pair.values, pair.went_well[judged]) for pair in past]
    told = {each: sum(pair.went_well[each] is not None for pair in past) for each in Judged}
    found = learned([(mentee, values, well) for mentee, values, well in outcomes if well is not None], present)
    return WhatThePastSays(judged, present, found, told, len(past))


def past_pairings(program: Program, *, at: datetime) -> list[PastPairing]:
    """Every mentorship of the program that a round began, with the parts of its fit as that round saw them."""
    by_rounds = Mentorship.objects.filter(program=program, origin=Mentorship.Origin.ROUND)
    everyone = contacts(by_rounds, at=at)
    ids = [contact.mentorship.pk for contact in everyone]
    parts, talks, rests = _parts_then(program), _talks(ids), _rests(ids, at)
    kinds = dict(Closing.objects.filter(mentorship__in=ids).values_list("mentorship_id", "kind"))
    found = []
    for contact in everyone:
        mentorship = contact.mentorship
        seats = {seat.role: seat for seat in mentorship.seats.all()}
        runs = parts.get((seats[Role.MENTOR].participation_id, seats[Role.MENTEE].participation_id), [])
        before = [values for ran_at, values in runs if ran_at <= mentorship.began_at]
        if before:
            life = _Life(contact, talks[mentorship.pk], rests[mentorship.pk], kinds.get(mentorship.pk), at)
            outcomes = {Judged.KEPT: life.kept, Judged.MET: life.met, Judged.ENDED: life.ended_well}
            found.append(PastPairing(str(seats[Role.MENTEE].person_id), before[-1], outcomes))
    return found


@dataclass(frozen=True)
class _Life:
    """One mentorship so far, as facts."""

    contact: Contact
    talks: Sequence[datetime]
    rests: Sequence[tuple[datetime, datetime]]
    ended: str | None
    at: datetime

    @property
    def until(self) -> datetime:
        return self.contact.mentorship.closed_at or self.at

    @property
    def met(self) -> bool | None:
        """Whether there was a talk; without one, said when the time for it is over twice."""
        if self.talks:
            return True
        time_for_it = 2 * (self.contact.rhythm + self.contact.grace) + _length(self.rests)
        over = self.until >= self.contact.mentorship.began_at + time_for_it
        return False if self.contact.mentorship.closed_at or over else None

    @property
    def kept(self) -> bool | None:
        """Whether they were mostly in touch by their own rhythm and grace; said when they ended, or after 13 weeks."""
        began = self.contact.mentorship.began_at
        if not self.contact.mentorship.closed_at and self.at < began + LONG_ENOUGH:
            return None
        return len(self.talks) >= TALKS_TO_COUNT and self.share_in_touch() >= IN_TOUCH_MOSTLY

    @property
    def ended_well(self) -> bool | None:
        """Whether it came to its end as planned or was outgrown. An early ending is nobody's fault, and still early."""
        return None if self.ended is None else self.ended != Closing.Kind.EARLY

    def share_in_touch(self) -> float:
        """The share of their time that lies within rhythm and grace of a talk or of the beginning, or in a rest."""
        began, span = self.contact.mentorship.began_at, self.contact.rhythm + self.contact.grace
        moments = [began, *self.talks, *(end for _start, end in self.rests)]
        good = [(moment, moment + span) for moment in moments] + list(self.rests)
        inside = [(max(start, began), min(end, self.until)) for start, end in good]
        return _length(inside) / max(self.until - began, timedelta(days=1))


def _length(spans: Iterable[tuple[datetime, datetime]]) -> timedelta:
    """How long these take together, what overlaps counted once."""
    total, reached = timedelta(0), None
    for start, end in sorted(spans):
        since = max(start, reached) if reached else start
        if end > since:
            total, reached = total + (end - since), end
    return total


def _parts_then(program: Program) -> dict[tuple[Any, Any], list[tuple[datetime, Values]]]:
    """For each two parts the runs that put them together, oldest first."""
    found: dict[tuple[Any, Any], list[tuple[datetime, Values]]] = defaultdict(list)
    rows = Pairing.objects.filter(round__cohort__program=program, round__ran_at__isnull=False)
    rows = rows.order_by("round__ran_at")
    for mentor, mentee, ran_at, parts in rows.values_list("mentor_id", "mentee_id", "round__ran_at", "parts"):
        found[mentor, mentee].append((ran_at, values_of(parts)))
    return found


def _talks(ids: list[Any]) -> dict[Any, list[datetime]]:
    found: dict[Any, list[datetime]] = defaultdict(list)
    held = Meeting.objects.filter(mentorship__in=ids).held().order_by("starts_at")
    for mentorship_id, starts_at in held.values_list("mentorship_id", "starts_at"):
        found[mentorship_id].append(starts_at)
    return found


def _rests(ids: list[Any], at: datetime) -> dict[Any, list[tuple[datetime, datetime]]]:
    found: dict[Any, list[tuple[datetime, datetime]]] = defaultdict(list)
    rows = MentorshipPause.objects.filter(mentorship__in=ids).order_by("since")
    for mentorship_id, since, ended_at in rows.values_list("mentorship_id", "since", "ended_at"):
        found[mentorship_id].append((since, ended_at or max(since, at)))
    return found
