"""One pair as a coordinator sees it: what happened and when, and not a word of what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groundwork.agreements.models import Agreement
from groundwork.care.models import Leave, MentorshipPause
from groundwork.closing.models import Closing
from groundwork.core.clock import now
from groundwork.core.days import say_day
from groundwork.invitations.models import ManagerNotice
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.queries import stage_moves
from groundwork.programs.models import programs_coordinated_by
from groundwork.reporting.contact import contacts

from .sentences import in_words, names_of, rhythm, why_a_word, word_to_both


@dataclass(frozen=True)
class Happening:
    """Something that happened, in a sentence."""

    at: datetime
    sign: str  # an icon
    says: str


@login_required
@require_safe
def show_pair(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """Facts and a kind act."""
    found = pair_or_404(request, mentorship)
    at = now()
    (contact,) = contacts(Mentorship.objects.filter(pk=found.pk), at=at)
    why = contact.why(at)
    context = {
        "mentorship": found,
        "names": names_of(found),
        "contact": contact,
        "rhythm": rhythm(contact),
        "says": why_a_word(contact, why) if why else in_words(contact, at=at),
        "why": why,
        "letter": word_to_both(contact, why, by=request.user) if why else "",
        "happenings": happenings(found, request.user),
    }
    return render(request, "coordinator/overview/pair.html", context)


def pair_or_404(request: HttpRequest, pk: UUID) -> Mentorship:
    """A pair of a program this person coordinates; the two of them have a page of their own."""
    coordinated = Mentorship.objects.filter(program__in=programs_coordinated_by(request.user))
    found: Mentorship = get_object_or_404(
        coordinated.select_related("program", "cohort__program").prefetch_related("seats__person"), pk=pk
    )
    request.cohort = found.cohort  # type: ignore[attr-defined]
    return found


def happenings(mentorship: Mentorship, reader: Any) -> list[Happening]:
    """Everything that happened, newest first, as far as this reader may know of it."""

    def rows(model: type[Any]) -> Any:
        return model.objects.visible_to(reader).filter(mentorship=mentorship)

    began = _("Brought together: %(origin)s") % {"origin": str(mentorship.get_origin_display()).lower()}
    found = [Happening(mentorship.began_at, "pair", began)]
    found += [Happening(at, "flag", MOVES[name]()) for name, at, _facts in stage_moves(mentorship) if name in MOVES]
    talks = [row for row in rows(Meeting) if row.state in TALKS and row.starts_at]
    found += [Happening(row.starts_at, *TALKS[row.state]()) for row in talks]
    found += [Happening(row.in_force_at, "sign", _signed(row)) for row in rows(Agreement) if row.in_force_at]
    found += [Happening(row.since, "pause", _until(_("A rest until %(day)s"), row)) for row in rows(MentorshipPause)]
    found += [Happening(row.created_at, "eye", _until(_("Left in peace until %(day)s"), row)) for row in rows(Leave)]
    found += [Happening(row.answered_at or row.created_at, "mail", _manager(row)) for row in rows(ManagerNotice)]
    found += [Happening(row.at, "leaf", _ended(row)) for row in rows(Closing)]
    return sorted(found, key=lambda happening: happening.at)[::-1]


MOVES = {
    "mentorship.grew": lambda: _("Groundwork done, growing began"),
    "mentorship.review_began": lambda: _("Looking back began"),
    "mentorship.went_on": lambda: _("The two go on"),
}
TALKS = {
    MeetingState.PLANNED: lambda: ("calendar", _("A talk is planned")),
    MeetingState.KEPT: lambda: ("check", _("A talk took place")),
    MeetingState.SHORTENED: lambda: ("shorter", _("A shorter talk took place")),
    MeetingState.MOVED: lambda: ("swap", _("A talk was moved")),
    MeetingState.MISSED: lambda: ("minus", _("A talk did not take place")),
    MeetingState.CALLED_OFF: lambda: ("cross", _("A talk was called off")),
}


def _signed(agreement: Agreement) -> str:
    return _("Both signed version %(number)d of their agreement") % {"number": agreement.number}


def _manager(notice: ManagerNotice) -> str:
    who = str(notice.manager or notice.manager_email)
    return _("%(manager)s, the manager: %(state)s") % {"manager": who, "state": _small(notice.get_state_display())}


def _until(sentence: str, row: Any) -> str:
    return sentence % {"day": say_day(row.until)}


def _ended(closing: Closing) -> str:
    return _("Ended: %(kind)s") % {"kind": _small(closing.get_kind_display())}


def _small(label: Any) -> str:
    text = str(label)
    return text[:1].lower() + text[1:]
