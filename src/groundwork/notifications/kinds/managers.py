"""Word to a mentee's manager, who needs no account, and what came back."""

from __future__ import annotations

from groundwork.history.models import Event
from groundwork.invitations.links import manager_url
from groundwork.invitations.models import ManagerNotice
from groundwork.invitations.queries import hours_a_month
from groundwork.invitations.states import NoticeState
from groundwork.mentorships.models import Mentorship
from groundwork.programs.queries import coordinators_of

from ..about import address_of, pair_letter
from ..catalogue import Letter, Listener, letter
from ..models import Importance


def notice_of(event: Event) -> ManagerNotice | None:
    """The word to the manager that an event is about."""
    rows = ManagerNotice.objects.filter(pk=event.about_id)
    return (
        rows.select_related("mentorship__program__organization").prefetch_related("mentorship__seats__person").first()
    )


def the_manager(event: Event) -> list[Listener]:
    """The manager's address, on the clock of the mentee."""
    notice = notice_of(event)
    if notice is None:
        return []
    return [Listener(address=notice.manager_email, time_zone=notice.mentorship.mentee.time_zone)]


def the_mentee(event: Event) -> list[Listener]:
    """Whose manager it is."""
    notice = notice_of(event)
    return [Listener(notice.mentorship.mentee)] if notice else []


def coordinators_where_wanted(event: Event) -> list[Listener]:
    """The coordinators, when the manager would like to talk first or sees no time for it."""
    notice = notice_of(event)
    if notice is None or event.facts.get("answer") not in {NoticeState.TALK_FIRST, NoticeState.NOT_NOW}:
        return []
    return [Listener(person) for person in coordinators_of(notice.mentorship.program)]


def _to_manager(event: Event, listener: Listener) -> Letter | None:
    notice = notice_of(event)
    if notice is None or notice.mentorship.closed_at:
        return None
    mentorship = notice.mentorship
    mentee, mentor = mentorship.mentee, mentorship.mentor
    context = {
        "notice": notice,
        "mentee": mentee,
        "mentor": mentor,
        "by_round": mentorship.origin == Mentorship.Origin.ROUND,
        "until": mentorship.ends_on,
        "answer_by": notice.answer_by,
        "hours": hours_a_month(mentorship.program, None),
        "url": manager_url(notice),
        "agreed_url": manager_url(notice, answer=NoticeState.AGREED),
        "talk_first_url": manager_url(notice, answer=NoticeState.TALK_FIRST),
        "not_now_url": manager_url(notice, answer=NoticeState.NOT_NOW),
    }
    return Letter(
        context, program=mentorship.program, reply_to=mentee.email, time_zone=mentee.time_zone, thread=notice.pk
    )


@letter("manager_told", on="manager.told", importance=Importance.WAITING, to=the_manager)
def manager_told(event: Event, listener: Listener) -> Letter | None:
    """A report of theirs has a mentor: what that is, and what it is not."""
    return _to_manager(event, listener)


@letter("manager_asked", on="manager.asked", importance=Importance.WAITING, to=the_manager)
def manager_asked(event: Event, listener: Listener) -> Letter | None:
    """A report of theirs would like to use some hours a month: is that fine?"""
    return _to_manager(event, listener)


@letter("manager_answered", on=("manager.answered", "manager.guided"), importance=Importance.PAIR, to=the_mentee)
def manager_answered(event: Event, listener: Listener) -> Letter | None:
    """What the manager answered, and whether there is a note."""
    notice = notice_of(event)
    if notice is None or notice.mentorship.closed_at:
        return None
    context = {"notice": notice, "answer": event.facts.get("answer", ""), "has_note": hasattr(notice, "guidance")}
    return pair_letter(notice.mentorship, listener, "mentorship", **context)


@letter("manager_would_talk", on="manager.answered", importance=Importance.WAITING, to=coordinators_where_wanted)
def manager_would_talk(event: Event, listener: Listener) -> Letter | None:
    """The coordinators hear that a manager would like to talk first, or sees no time."""
    notice = notice_of(event)
    if notice is None or notice.state != event.facts.get("answer"):
        return None
    mentorship = notice.mentorship
    context = {
        "notice": notice,
        "mentee": mentorship.mentee,
        "mentor": mentorship.mentor,
        "talk_first": notice.state == NoticeState.TALK_FIRST,
        "url": address_of("coordinator:pair", mentorship.pk),
    }
    return Letter(context, program=mentorship.program, reply_to=notice.manager_email)
