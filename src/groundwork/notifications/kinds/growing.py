"""Letters while the two grow: finding a time, the talk, what became of it, looking back, and a kind word in silence."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from groundwork.agreements.queries import agreement_in_force
from groundwork.care.models import MentorshipPause
from groundwork.checkpoints.models import Answer, Checkpoint
from groundwork.enrollment.models import Role
from groundwork.history.models import Event
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import AHEAD, HELD, MeetingState
from groundwork.mentorships.models import Mentorship

from ..about import address_of, both, entry_for, live_pair_letter, mentorship_of, pair_letter, the_other
from ..catalogue import Letter, Listener, letter
from ..models import Importance
from ..timing import DAY_BEGINS

MEETING, WAITING = Importance.MEETING, Importance.WAITING
BEFORE_A_TALK = timedelta(hours=1)
MORNING_LETTER_FROM = timedelta(hours=12)  # planned shorter before, the letter that says so is enough


def talk_of(event: Event) -> Meeting | None:
    """The talk an event is about."""
    return Meeting.objects.filter(pk=event.about_id).prefetch_related("options", "mentorship__seats__person").first()


def _about_talk(
    event: Event, listener: Listener, talk: Meeting, *, entry: bool = False, **context: Any
) -> Letter | None:
    mentorship = mentorship_of(event)
    if mentorship is None or (mentorship.closed_at and not entry):
        return None
    said = pair_letter(mentorship, listener, "meeting", talk.pk, talk=talk, ends_at=_end_of(talk), **context)
    if entry and talk.starts_at:
        said.attachments.append(entry_for(talk, listener, at=event.at))
    return said


def _end_of(talk: Meeting) -> datetime | None:
    return talk.starts_at + timedelta(minutes=talk.minutes) if talk.starts_at else None


def the_other_unless_moved(event: Event) -> list[Listener]:
    """The other; when times are proposed in place of a talk that was moved, the word of that says it."""
    return [] if event.facts.get("instead_of") else the_other(event)


@letter("meeting_proposed", on="meeting.proposed", importance=WAITING, to=the_other_unless_moved)
def meeting_proposed(event: Event, listener: Listener) -> Letter | None:
    """Times are proposed; the other picks one."""
    talk = talk_of(event)
    if talk is None or talk.state != MeetingState.PROPOSED or talk.proposed_by_id == listener.person.pk:
        return None
    return _about_talk(event, listener, talk, options=list(talk.options.all()), others=bool(event.facts.get("others")))


@letter("meeting_planned", on="meeting.planned", importance=MEETING, to=both, at_once=True)
def meeting_planned(event: Event, listener: Listener) -> Letter | None:
    """The talk has a time; here it is for the calendar."""
    talk = talk_of(event)
    if talk is None or talk.state != MeetingState.PLANNED:
        return None
    return _about_talk(event, listener, talk, entry=True)


@letter("meeting_moved", on="meeting.moved", importance=MEETING, to=the_other, at_once=True)
def meeting_moved(event: Event, listener: Listener) -> Letter | None:
    """Another time is wanted: the old one leaves the calendar, and there are new ones to choose from."""
    talk = talk_of(event)
    if talk is None:
        return None
    instead = Meeting.objects.filter(moved_from=talk).prefetch_related("options").first()
    options = list(instead.options.all()) if instead and instead.state == MeetingState.PROPOSED else []
    page = address_of("member:meeting", instead.pk) if instead else address_of("member:propose", talk.mentorship_id)
    return _about_talk(event, listener, talk, entry=True, options=options, instead=instead, next_url=page)


@letter("meeting_shortened_ahead", on="meeting.shortened_ahead", importance=MEETING, to=the_other, at_once=True)
def meeting_shortened_ahead(event: Event, listener: Listener) -> Letter | None:
    """The talk takes place, and is shorter."""
    talk = talk_of(event)
    if talk is None or talk.state != MeetingState.PLANNED:
        return None
    return _about_talk(event, listener, talk, entry=True)


@letter("meeting_called_off", on="meeting.called_off", importance=MEETING, to=the_other, at_once=True)
def meeting_called_off(event: Event, listener: Listener) -> Letter | None:
    """No talk this time."""
    talk = talk_of(event)
    mentorship = mentorship_of(event)
    if talk is None or mentorship is None or mentorship.closed_at:
        return None
    return _about_talk(event, listener, talk, entry=True, propose_url=address_of("member:propose", talk.mentorship_id))


def on_the_morning(event: Event, listener: Listener) -> datetime:
    """When the day of the talk begins for the reader, or an hour before an early one."""
    talk = talk_of(event)
    if talk is None or talk.starts_at is None:
        return event.at
    morning = datetime.combine(talk.starts_at.astimezone(listener.zone).date(), DAY_BEGINS, tzinfo=listener.zone)
    return min(morning, talk.starts_at - BEFORE_A_TALK)


def both_unless_soon(event: Event) -> list[Listener]:
    """The two, unless the talk is so near that the letter with its time was enough."""
    talk = talk_of(event)
    soon = talk is None or talk.starts_at is None or talk.starts_at - event.at < MORNING_LETTER_FROM
    return [] if soon else both(event)


@letter("talk_today", on="meeting.planned", importance=MEETING, to=both_unless_soon, at=on_the_morning, at_once=True)
def talk_today(event: Event, listener: Listener) -> Letter | None:
    """On the morning of a talk: when, and where what belongs to it is found."""
    talk = talk_of(event)
    if talk is None or talk.state != MeetingState.PLANNED:
        return None
    is_first = not Meeting.objects.filter(mentorship=talk.mentorship_id, state__in=HELD).exists()
    return _about_talk(event, listener, talk, is_first=is_first)


def the_mentee_who_leads(event: Event) -> list[Listener]:
    """The mentee leads, so the mentee is asked; the mentor is spared the letter."""
    mentorship = mentorship_of(event)
    return [Listener(mentorship.mentee)] if mentorship else []


def on_the_morning_after(event: Event, listener: Listener) -> datetime:
    """The morning after the talk, where the reader is."""
    talk = talk_of(event)
    if talk is None or talk.starts_at is None:
        return event.at
    day = talk.starts_at.astimezone(listener.zone).date() + timedelta(days=1)
    return datetime.combine(day, DAY_BEGINS, tzinfo=listener.zone)


@letter(
    "talk_happened",
    on="meeting.planned",
    importance=Importance.FOLLOW_UP,
    to=the_mentee_who_leads,
    at=on_the_morning_after,
)
def talk_happened(event: Event, listener: Listener) -> Letter | None:
    """Did the talk take place? Asked once, while nobody has said."""
    talk = talk_of(event)
    if talk is None or talk.state != MeetingState.PLANNED:
        return None
    return _about_talk(event, listener, talk)


@letter("checkpoint_opened", on="checkpoint.opened", importance=Importance.PAIR, to=both)
def checkpoint_opened(event: Event, listener: Listener) -> Letter | None:
    """The day to look back together has come."""
    checkpoint = Checkpoint.objects.filter(pk=event.about_id, shown_at=None).first()
    if checkpoint is None or Answer.objects.filter(checkpoint=checkpoint, by=listener.person).exists():
        return None
    if MentorshipPause.objects.filter(mentorship=checkpoint.mentorship_id, ended_at=None).exists():
        return None
    return _about_checkpoint(event, listener)


@letter("checkpoint_answered", on="checkpoint.answered", importance=WAITING, to=the_other)
def checkpoint_answered(event: Event, listener: Listener) -> Letter | None:
    """One has looked back; the other's answers open both."""
    here = Answer.objects.filter(checkpoint=event.about_id)
    changed_since = not here.filter(by=event.by, answered_at=event.at).exists()
    if changed_since or here.filter(by=listener.person).exists():
        return None
    return _about_checkpoint(event, listener)


@letter("checkpoint_shown", on="checkpoint.shown", importance=Importance.PAIR, to=the_other)
def checkpoint_shown(event: Event, listener: Listener) -> Letter | None:
    """Both have looked back, and read each other."""
    return _about_checkpoint(event, listener)


def _about_checkpoint(event: Event, listener: Listener) -> Letter | None:
    mentorship = mentorship_of(event)
    if mentorship is None or mentorship.closed_at:
        return None
    return pair_letter(mentorship, listener, "checkpoint", event.about_id)


@letter("pair_nudged", on="pair.nudged", importance=Importance.NUDGE, to=both)
def pair_nudged(event: Event, listener: Listener) -> Letter | None:
    """It has been quiet against the two's own rhythm: a kind word, twice at most, then silence."""
    mentorship = mentorship_of(event)
    if mentorship is None or _is_moving_again(mentorship, event):
        return None
    agreement = agreement_in_force(mentorship)
    held = Meeting.objects.filter(mentorship=mentorship, state__in=HELD).order_by("-starts_at").first()
    return live_pair_letter(
        event,
        listener,
        "propose",
        last_talk_at=held.starts_at if held else None,
        began_at=mentorship.began_at,
        rhythm_weeks=agreement.rhythm_weeks if agreement else mentorship.program.rhythm_weeks,
        is_last=event.facts.get("number", 1) > 1,
        is_mentee=mentorship.role_of(listener.person) == Role.MENTEE,
        past_talk_url=address_of("member:past_talk", mentorship.pk),
        rest_url=address_of("member:rest", mentorship.pk),
    )


def _is_moving_again(mentorship: Mentorship, event: Event) -> bool:
    """Whether something happened since: a talk is ahead or was noted, or the two rest."""
    talks = Meeting.objects.filter(mentorship=mentorship)
    return (
        talks.filter(state__in=AHEAD, starts_at__gt=event.at).exists()
        or talks.filter(settled_at__gt=event.at).exists()
        or MentorshipPause.objects.filter(mentorship=mentorship, ended_at=None).exists()
    )
