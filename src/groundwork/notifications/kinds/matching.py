"""Letters to the two whom a matching round brought together: to each in their own words."""

from __future__ import annotations

from typing import Any

from groundwork.enrollment.models import Participation, Role
from groundwork.history.models import Event
from groundwork.matching.reasons import Reader
from groundwork.matching.suggestions import pair_explained
from groundwork.mentorships.models import Mentorship

from ..about import both, mentorship_of, pair_letter
from ..catalogue import Letter, Listener, letter
from ..models import Importance

READER = {Role.MENTOR: Reader.MENTOR, Role.MENTEE: Reader.MENTEE}


def _matched(event: Event, role: Role) -> list[Listener]:
    if event.facts.get("origin") != Mentorship.Origin.ROUND:
        return []  # who asked each other has heard of it by the answer
    mentorship = mentorship_of(event)
    return [listener for listener in both(event) if mentorship and mentorship.role_of(listener.person) == role]


def the_mentor(event: Event) -> list[Listener]:
    """The mentor of two whom a round brought together."""
    return _matched(event, Role.MENTOR)


def the_mentee(event: Event) -> list[Listener]:
    """The mentee of two whom a round brought together."""
    return _matched(event, Role.MENTEE)


def reasons_said_to(role: Role, mentor: Participation, mentee: Participation) -> list[str]:
    """Why these two, in plain sentences for one of them; nobody's words are in it."""
    explained = pair_explained(mentor, mentee, reader=READER[role], profile_is_open=True)
    return [reason.title for reason in explained.reasons]


def match_context(mentor: Participation, mentee: Participation, role: Role) -> dict[str, Any]:
    """What a match letter says, before and after the mentorship begins."""
    other = mentee if role == Role.MENTOR else mentor
    return {
        "name": other.person.first_name,
        "other": other.person,
        "reasons": reasons_said_to(role, mentor, mentee),
        "rhythm_weeks": mentee.cohort.program.rhythm_weeks,
        "minutes": mentee.cohort.program.meeting_minutes,
    }


def _letter(event: Event, listener: Listener, role: Role) -> Letter | None:
    mentorship = mentorship_of(event)
    if mentorship is None or mentorship.closed_at:
        return None
    parts = {seat.role: seat.participation for seat in mentorship.seats.select_related("participation__person")}
    context = match_context(parts[Role.MENTOR], parts[Role.MENTEE], role)
    return pair_letter(mentorship, listener, "mentorship", until=mentorship.ends_on, **context)


@letter("match_mentor", on="mentorship.began", importance=Importance.WAITING, to=the_mentor)
def match_mentor(event: Event, listener: Listener) -> Letter | None:
    """A mentor hears with whom a round brought them together."""
    return _letter(event, listener, Role.MENTOR)


@letter("match_mentee", on="mentorship.began", importance=Importance.WAITING, to=the_mentee)
def match_mentee(event: Event, listener: Listener) -> Letter | None:
    """A mentee hears with whom a round brought them together."""
    return _letter(event, listener, Role.MENTEE)
