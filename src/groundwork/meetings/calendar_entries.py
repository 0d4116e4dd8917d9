"""A talk as an entry for people's own calendars (RFC 5545), in UTC so that every calendar shows its reader's hour.

The id is the talk's and never changes; what changes counts the sequence up, so that a calendar updates its entry. Not
a word of the agenda goes along: calendars are read by assistants, families and screens in corridors.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from .models import Meeting
from .states import MeetingState

PRODUCT = "-//Groundwork//Mentoring//EN"
GONE = {MeetingState.MOVED, MeetingState.CALLED_OFF}


def calendar_entry(
    meeting: Meeting,
    *,
    reader: Any,
    at: datetime,
    link: str = "",
    where: str = "",
    method: str = "",
    organizer: str = "",
) -> bytes:
    """The entry as `reader` gets it: to add by hand, or with an organizer's address as an invitation (`REQUEST`).

    A talk that was moved or called off becomes the entry's cancellation.
    """
    is_gone = meeting.state in GONE
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method or ("CANCEL" if is_gone else "PUBLISH"))
    calendar.add_component(_event(meeting, reader, at, link, where, organizer, is_gone))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, reader: Any, at: datetime, link: str, where: str, organizer: str, is_gone: bool) -> Event:
    if meeting.starts_at is None:
        raise ValueError("A talk without a time has no calendar entry")
    begin = meeting.starts_at.astimezone(UTC)
    event = Event()
    event.add("uid", str(meeting.pk))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(minutes=meeting.minutes))
    event.add("summary", _("Talk with %(name)s") % {"name": meeting.mentorship.other(reader).first_name})
    event.add("status", "CANCELLED" if is_gone else "CONFIRMED")
    event.add("class", "PRIVATE")
    for name, value in {"url": link, "description": link, "location": where}.items():
        if value:
            event.add(name, value)
    if organizer:
        event.add("organizer", vCalAddress(f"mailto:{organizer}"))
        for address in _invited(meeting, reader):
            event.add("attendee", address)
    return event


def _invited(meeting: Meeting, reader: Any) -> Iterable[vCalAddress]:
    """The reader alone: the other's address is theirs to give."""
    address = vCalAddress(f"mailto:{reader.email}")
    address.params["CN"] = str(reader)
    address.params["RSVP"] = "TRUE"
    yield address
