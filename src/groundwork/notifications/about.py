"""What an event is about and whom it concerns: the small words that the kinds of letter are said in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from groundwork.history.models import Event
from groundwork.meetings.calendar_entries import GONE, calendar_entry
from groundwork.meetings.models import Meeting
from groundwork.mentorships.models import Mentorship

from .catalogue import Letter, Listener


def address_of(name: str, *args: Any) -> str:
    """The whole address of a page, for a letter."""
    return f"{settings.BASE_URL}{reverse(name, args=args)}"


def mentorship_of(event: Event) -> Mentorship | None:
    """The mentorship an event is about, with its two people at hand."""
    found = Mentorship.objects.filter(pk=event.facts.get("mentorship") or event.about_id)
    return found.select_related("program__organization", "cohort").prefetch_related("seats__person").first()


def both(event: Event) -> list[Listener]:
    """The two people of the mentorship."""
    mentorship = mentorship_of(event)
    return [Listener(seat.person) for seat in mentorship.seats.all()] if mentorship else []


def the_other(event: Event) -> list[Listener]:
    """Those of the two whose doing it was not: both, when it came about by itself."""
    return [listener for listener in both(event) if listener.person.pk != event.by_id]


def pair_letter(mentorship: Mentorship, listener: Listener, page: str, *page_args: Any, **context: Any) -> Letter:
    """A letter to one of the two about what is between them; an answer to it reaches the other."""
    other = mentorship.other(listener.person)
    return Letter(
        {
            "mentorship": mentorship,
            "other": other,
            "name": other.first_name,
            "is_mentor": mentorship.mentor == listener.person,
            "url": address_of(f"member:{page}", *(page_args or [mentorship.pk])),
            "pair_url": address_of("member:mentorship", mentorship.pk),
            **context,
        },
        program=mentorship.program,
        reply_to=other.email,
        thread=mentorship.pk,
    )


def live_pair_letter(event: Event, listener: Listener, page: str, **context: Any) -> Letter | None:
    """The same while the mentorship lives; afterwards there is nothing to say."""
    mentorship = mentorship_of(event)
    if mentorship is None or mentorship.closed_at:
        return None
    return pair_letter(mentorship, listener, page, **context)


def entry_for(talk: Meeting, listener: Listener, *, at: datetime) -> tuple[str, bytes, str]:
    """A talk for the reader's calendar, to attach; one that was moved or called off leaves it again."""
    content = calendar_entry(talk, reader=listener.person, at=at, link=address_of("member:meeting", talk.pk))
    method = "CANCEL" if talk.state in GONE else "PUBLISH"  # calendars look for it in both places
    return "talk.ics", content, f"text/calendar; method={method}"
