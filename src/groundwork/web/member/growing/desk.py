"""What the pair's page shows once the two are growing: the desk they work at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from groundwork.agreements.wording import CHANNELS
from groundwork.checkpoints.queries import Look, looks_of
from groundwork.goals.queries import GoalCard, open_goals
from groundwork.meetings.models import ActionItem, AgendaItem, Meeting, Note
from groundwork.meetings.queries import actions_of, talk_ahead
from groundwork.meetings.states import MeetingState
from groundwork.meetings.terms import terms_of
from groundwork.mentorships.models import Mentorship
from groundwork.web.member.groundwork.pairs import Pair

from .agenda import agenda_of
from .change import shorter_lengths

FEW = 3
SHOWN_FOR = timedelta(days=14)  # what both answered stands on the desk that long


@dataclass(frozen=True)
class Desk:
    """The next talk, what each will do, goals and notes, as one of the two sees them."""

    talk: Meeting | None
    picks: bool  # the other proposed times, and one of them is still ahead
    has_begun: bool
    may_shorten: bool
    where: str
    steps: list[ActionItem]
    goals: list[GoalCard]
    notes: list[Note]
    look: Look | None

    @property
    def is_planned(self) -> bool:
        return self.talk is not None and self.talk.state == MeetingState.PLANNED


def desk_context(mentorship: Mentorship, person: Any, at: datetime) -> dict[str, Any]:
    """What the two fragments of the desk need, in a constant number of queries."""
    pair = Pair(mentorship, person, mentorship.other(person))
    agenda = agenda_of(pair)
    talk = talk_ahead(mentorship)
    done_since = max(agenda["agenda"].held, default=None)
    return {
        **agenda,
        "desk": Desk(
            talk=talk,
            picks=_picks(talk, person, at),
            has_begun=bool(talk and talk.starts_at and talk.starts_at <= at),
            may_shorten=bool(talk and shorter_lengths(talk.minutes)),
            where=str(CHANNELS.get(terms_of(mentorship).channel, "")),
            steps=actions_of(mentorship, person, done_since=done_since),
            goals=open_goals(mentorship, person),
            notes=list(Note.objects.visible_to(person).filter(mentorship=mentorship)[:FEW]),
            look=_look(mentorship, person, at),
        ),
    }


def _picks(talk: Meeting | None, person: Any, at: datetime) -> bool:
    if talk is None or talk.state != MeetingState.PROPOSED or talk.proposed_by_id == person.pk:
        return False
    return any(option.starts_at > at for option in talk.options.all())


def _look(mentorship: Mentorship, person: Any, at: datetime) -> Look | None:
    """The newest look back, while it is open or freshly read."""
    newest = next(iter(looks_of([mentorship], person)), None)
    shown_at = newest.checkpoint.shown_at if newest else None
    return None if newest is None or (shown_at and at - shown_at > SHOWN_FOR) else newest


def card_of(meeting: Meeting, person: Any) -> dict[str, Any]:
    """What the card of a planned talk says besides its time: by which way, and what to prepare."""
    mentorship = meeting.mentorship
    asked = AgendaItem.objects.visible_to(person).filter(
        mentorship=mentorship, is_question=True, talked_in=None, dropped_at=None
    )
    return {
        "where": str(CHANNELS.get(terms_of(mentorship).channel, "")),
        "question": asked.exclude(by=person).order_by("-created_at").first(),
        "may_shorten": bool(shorter_lengths(meeting.minutes)),
    }
