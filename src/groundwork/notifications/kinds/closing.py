"""Letters about resting, reviewing and ending well."""

from __future__ import annotations

from groundwork.care.models import MentorshipPause
from groundwork.closing.models import Closing
from groundwork.closing.wording import said_to_the_other
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import HELD, MeetingState
from groundwork.mentorships.states import Stage
from groundwork.programs.states import OPEN_TO_JOIN

from ..about import address_of, both, entry_for, live_pair_letter, mentorship_of, pair_letter, the_other
from ..catalogue import Letter, Listener, letter
from ..models import Importance

PAIR = Importance.PAIR


@letter("mentorship_paused", on="mentorship.paused", importance=PAIR, to=the_other)
def mentorship_paused(event: Event, listener: Listener) -> Letter | None:
    """The two rest until a date."""
    pause = MentorshipPause.objects.filter(mentorship=event.about_id, ended_at=None).first()
    return live_pair_letter(event, listener, "rest", until=pause.until) if pause else None


@letter("mentorship_resumed", on="mentorship.resumed", importance=PAIR, to=the_other)
def mentorship_resumed(event: Event, listener: Listener) -> Letter | None:
    """The rest is over."""
    if MentorshipPause.objects.filter(mentorship=event.about_id, ended_at=None).exists():
        return None
    return live_pair_letter(event, listener, "propose", by_itself=event.by_id is None)


@letter("review_began", on="mentorship.review_began", importance=PAIR, to=both)
def review_began(event: Event, listener: Listener) -> Letter | None:
    """The agreed end is near: go on, change something, or close?"""
    mentorship = mentorship_of(event)
    if mentorship is None or mentorship.stage != Stage.REVIEW:
        return None
    return pair_letter(mentorship, listener, "review", until=mentorship.ends_on)


@letter("mentorship_went_on", on="mentorship.went_on", importance=PAIR, to=the_other)
def mentorship_went_on(event: Event, listener: Listener) -> Letter | None:
    """The two go on until a later date."""
    mentorship = mentorship_of(event)
    if mentorship is None or mentorship.ends_on.isoformat() != event.facts.get("ends_on"):
        return None
    return live_pair_letter(event, listener, "mentorship", until=mentorship.ends_on)


@letter("mentorship_closed", on="mentorship.closed", importance=Importance.WAITING, to=the_other)
def mentorship_closed(event: Event, listener: Listener) -> Letter | None:
    """One of the two has ended it; the other hears of it in neutral words."""
    closing = Closing.objects.filter(mentorship=event.about_id).first()
    mentorship = mentorship_of(event)
    if closing is None or mentorship is None:
        return None
    talks = Meeting.objects.filter(mentorship=mentorship, state__in=HELD).count()
    role = mentorship.role_of(listener.person)
    part = Participation.objects.filter(person=listener.person, cohort=mentorship.cohort_id, role=role)
    may_look = part.filter(state=ParticipationState.READY, cohort__state__in=OPEN_TO_JOIN).exists()
    page = "member:mentors" if role == Role.MENTEE else "member:seekers"
    called_off = _talk_that_ended_with(closing)
    said = pair_letter(
        mentorship,
        listener,
        "closing",
        closing=closing,
        said=said_to_the_other(closing.kind, mentorship.other(listener.person).first_name),
        talks=talks,
        look_url=address_of(page, mentorship.program_id) if may_look else "",
        called_off=called_off,
    )
    if called_off:
        said.attachments.append(entry_for(called_off, listener, at=event.at))
    return said


def _talk_that_ended_with(closing: Closing) -> Meeting | None:
    """The talk that was planned for later, and was called off by the ending itself."""
    talks = Meeting.objects.filter(mentorship=closing.mentorship_id, state=MeetingState.CALLED_OFF)
    return talks.filter(settled_at=closing.at, starts_at__gt=closing.at).first()


@letter("closing_words", on="closing.words_kept", importance=PAIR, to=the_other)
def closing_words(event: Event, listener: Listener) -> Letter | None:
    """The other has written what was gained."""
    mentorship = mentorship_of(event)
    if mentorship is None or not event.facts.get("is_new"):
        return None
    return pair_letter(mentorship, listener, "closing")


@letter("thanks_given", on="thanks.given", importance=PAIR, to=the_other)
def thanks_given(event: Event, listener: Listener) -> Letter | None:
    """There is a thank-you note to read."""
    mentorship = mentorship_of(event)
    return pair_letter(mentorship, listener, "closing") if mentorship else None
