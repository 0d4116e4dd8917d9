"""How far two people are with their groundwork, in facts: for a person's next step and for the pair's task list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from groundwork.agreements.models import Agreement
from groundwork.agreements.queries import Mark, preparation_marks
from groundwork.agreements.states import AgreementState
from groundwork.care.models import MentorshipPause
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import AHEAD, HELD, MeetingState
from groundwork.mentorships.models import Mentorship

from .pairs import Pair

NOT_BEGUN = Mark(None, None)


@dataclass(frozen=True)
class Standing:
    """What is done and what is open between two people."""

    pair: Pair
    mine: Mark = NOT_BEGUN
    theirs: Mark = NOT_BEGUN
    draft: Agreement | None = None
    in_force: Agreement | None = None
    talk_ahead: Meeting | None = None
    held: list[Meeting] = field(default_factory=list)
    resting: bool = False

    @property
    def signed_by_me(self) -> bool:
        return self._signed(self.pair.me)

    @property
    def signed_by_other(self) -> bool:
        return self._signed(self.pair.other)

    def _signed(self, person: Any) -> bool:
        return self.draft is not None and any(each.by_id == person.pk for each in self.draft.signatures.all())

    @property
    def shown_at(self) -> datetime | None:
        """When the two could first read something of each other's."""
        return min((mark.shown_at for mark in (self.mine, self.theirs) if mark.shown_at is not None), default=None)

    @property
    def planned(self) -> Meeting | None:
        talk = self.talk_ahead
        return talk if talk is not None and talk.state == MeetingState.PLANNED else None

    @property
    def planned_at(self) -> datetime | None:
        return self.planned.starts_at if self.planned is not None else None

    def has_talked(self, at: datetime) -> bool:
        """Whether the first talk has begun, noted already or not."""
        return bool(self.held) or (self.planned_at is not None and self.planned_at <= at)


def standings(mentorships: Iterable[Mentorship], person: Any) -> list[Standing]:
    """How all these pairs stand, in a constant number of queries."""
    pairs = [Pair(mentorship, person, mentorship.other(person)) for mentorship in mentorships]
    ids = [pair.mentorship.pk for pair in pairs]
    marks = preparation_marks([pair.mentorship for pair in pairs])
    versions = Agreement.objects.filter(mentorship__in=ids, state__in=[AgreementState.DRAFT, AgreementState.IN_FORCE])
    agreements = {(each.mentorship_id, each.state): each for each in versions.prefetch_related("signatures")}
    talks = list(Meeting.objects.filter(mentorship__in=ids, state__in=[*AHEAD, *HELD]).order_by("starts_at"))
    resting = set(
        MentorshipPause.objects.filter(mentorship__in=ids, ended_at=None).values_list("mentorship_id", flat=True)
    )
    return [
        Standing(
            pair=pair,
            mine=marks[pair.mentorship.pk].get(pair.me.pk, NOT_BEGUN),
            theirs=marks[pair.mentorship.pk].get(pair.other.pk, NOT_BEGUN),
            draft=agreements.get((pair.mentorship.pk, AgreementState.DRAFT)),
            in_force=agreements.get((pair.mentorship.pk, AgreementState.IN_FORCE)),
            talk_ahead=next((t for t in talks if t.mentorship_id == pair.mentorship.pk and t.state in AHEAD), None),
            held=[talk for talk in talks if talk.mentorship_id == pair.mentorship.pk and talk.state in HELD],
            resting=pair.mentorship.pk in resting,
        )
        for pair in pairs
    ]
