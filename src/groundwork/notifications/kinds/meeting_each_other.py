"""Letters between two who consider each other: requests, offers, answers, and how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from groundwork.core.clock import now
from groundwork.enrollment.models import Place
from groundwork.enrollment.places import is_paused
from groundwork.history.models import Event
from groundwork.invitations.links import answer_url
from groundwork.invitations.models import Invitation, Wish
from groundwork.invitations.models import Letter as Note
from groundwork.invitations.queries import suggested_instead, time_asked
from groundwork.invitations.rules import UNDO_FOR
from groundwork.invitations.states import InvitationState as State
from groundwork.matching.reasons import Reader
from groundwork.matching.suggestions import pair_explained

from ..about import address_of
from ..catalogue import Letter, Listener, letter
from ..models import Importance

WAITING, PAIR = Importance.WAITING, Importance.PAIR


def invitation_of(event: Event) -> Invitation | None:
    """The request or offer an event is about, with both people at hand."""
    rows = Invitation.objects.filter(pk=event.facts.get("invitation") or event.about_id)
    return rows.select_related(
        "program__organization", "mentor__person", "mentor__offer", "mentee__person", "mentee__cohort"
    ).first()


def the_asked(event: Event) -> list[Listener]:
    """Who was asked."""
    invitation = invitation_of(event)
    return [Listener(invitation.asked.person)] if invitation else []


def the_asker(event: Event) -> list[Listener]:
    """Who asked."""
    invitation = invitation_of(event)
    return [Listener(invitation.asker.person)] if invitation else []


def the_mentor(event: Event) -> list[Listener]:
    """The mentor of the two."""
    invitation = invitation_of(event)
    return [Listener(invitation.mentor.person)] if invitation else []


def the_two_but_the_doer(event: Event) -> list[Listener]:
    """Those of the two whose doing it was not."""
    invitation = invitation_of(event)
    parts = (invitation.mentor, invitation.mentee) if invitation else ()
    return [Listener(part.person) for part in parts if part.person_id != event.by_id]


def those_who_waited(event: Event) -> list[Listener]:
    """When an invitation ends by itself: the asker, and both when they had begun to talk."""
    invitation = invitation_of(event)
    if invitation and invitation.answered_at:
        return [Listener(invitation.mentor.person), Listener(invitation.mentee.person)]
    return the_asker(event)


def when_it_is_settled(event: Event, listener: Listener) -> datetime:
    """A "not now" or "no" can be taken back for a while, and until then nobody hears of it."""
    return event.at + UNDO_FOR


def about_invitation(invitation: Invitation, listener: Listener, **context: Any) -> Letter:
    """A letter to one of the two about what is open between them; an answer reaches the other."""
    other = invitation.other(listener.person).person
    return Letter(
        {
            "invitation": invitation,
            "other": other,
            "name": other.first_name,
            "is_mentor": invitation.mentor.person_id == listener.person.pk,
            "is_request": invitation.kind == Invitation.Kind.REQUEST,
            "url": address_of("member:invitation", invitation.pk),
            **context,
        },
        program=invitation.program,
        reply_to=other.email,
        thread=invitation.pk,
    )


def _open(event: Event, listener: Listener, *states: str, **context: Any) -> Letter | None:
    invitation = invitation_of(event)
    if invitation is None or invitation.state not in states:
        return None
    return about_invitation(invitation, listener, **context)


def _asking(invitation: Invitation) -> dict[str, Any]:
    """The note, and an answer for each button."""
    note = Note.objects.filter(invitation=invitation, by=invitation.asker.person).first()
    return {
        "note": note.text if note else "",
        "yes_url": answer_url(invitation, answer="yes"),
        "not_now_url": answer_url(invitation, answer="not-now"),
        "no_url": answer_url(invitation, answer="no"),
    }


def _why(invitation: Invitation, reader: Reader) -> str:
    explained = pair_explained(
        invitation.mentor, invitation.mentee, reader=reader, profile_is_open=reader == Reader.MENTOR
    )
    return " ".join(reason.title for reason in explained.reasons[:2])


@letter("request", on="request.sent", importance=WAITING, to=the_asked)
def request(event: Event, listener: Listener) -> Letter | None:
    """A mentee asks a mentor for one talk."""
    invitation = invitation_of(event)
    if invitation is None or invitation.state != State.WAITING:
        return None
    mentor = invitation.mentor
    held = Place.objects.live().filter(participation=mentor).exclude(holder_id=invitation.pk).count()
    places = {"places": mentor.places, "free": max(0, mentor.places - held)}
    return about_invitation(
        invitation,
        listener,
        **_asking(invitation),
        **time_asked(invitation),
        **places,
        why=_why(invitation, Reader.MENTOR),
    )


@letter("offer", on="offer.made", importance=WAITING, to=the_asked)
def offer(event: Event, listener: Listener) -> Letter | None:
    """A mentor offers a mentee their time."""
    invitation = invitation_of(event)
    if invitation is None or invitation.state != State.WAITING:
        return None
    return about_invitation(
        invitation, listener, **_asking(invitation), **time_asked(invitation), why=_why(invitation, Reader.MENTEE)
    )


@letter("invitation_reminded", on="invitation.reminded", importance=WAITING, to=the_asked)
def invitation_reminded(event: Event, listener: Listener) -> Letter | None:
    """Half the time is over; the one reminder there is."""
    invitation = invitation_of(event)
    if invitation is None or invitation.state != State.WAITING:
        return None
    return about_invitation(invitation, listener, **_asking(invitation))


@letter("note_sent", on="letter.sent", importance=WAITING, to=the_two_but_the_doer)
def note_sent(event: Event, listener: Listener) -> Letter | None:
    """A question or an answer before deciding."""
    return _open(event, listener, State.WAITING, State.TALKING)


@letter("invitation_talking", on="invitation.talking", importance=WAITING, to=the_asker)
def invitation_talking(event: Event, listener: Listener) -> Letter | None:
    """Yes, let's meet once."""
    return _open(event, listener, State.TALKING)


@letter("invitation_agreed", on="invitation.agreed", importance=WAITING, to=the_two_but_the_doer)
def invitation_agreed(event: Event, listener: Listener) -> Letter | None:
    """After the introductory talk one of the two would like to go on."""
    return _open(event, listener, State.TALKING)


@letter("invitation_accepted", on="invitation.accepted", importance=WAITING, to=the_two_but_the_doer)
def invitation_accepted(event: Event, listener: Listener) -> Letter | None:
    """Both said yes: the mentorship has begun."""
    invitation = invitation_of(event)
    if invitation is None or invitation.mentorship_id is None:
        return None
    return about_invitation(invitation, listener, url=address_of("member:mentorship", invitation.mentorship_id))


@letter(
    "invitation_refused",
    on=("invitation.not_now", "invitation.declined"),
    importance=WAITING,
    to=the_asker,
    at=when_it_is_settled,
)
def invitation_refused(event: Event, listener: Listener) -> Letter | None:
    """Not now or no, in the same kind words: nobody needs to weigh them."""
    invitation = invitation_of(event)
    if invitation is None or invitation.answered_at != event.at:  # taken back, or answered anew
        return None
    if choices_go_on(invitation, listener):
        return None  # one letter says both: that this one has no room, and who is asked next
    suggested = suggested_instead(invitation)
    return about_invitation(
        invitation,
        listener,
        suggested=suggested.person if suggested else None,
        not_now=invitation.state == State.NOT_NOW,
        next_url=_look_further(invitation, listener),
    )


@letter("invitation_not_a_fit", on="invitation.not_a_fit", importance=PAIR, to=the_two_but_the_doer)
def invitation_not_a_fit(event: Event, listener: Listener) -> Letter | None:
    """After the introductory talk one of the two saw that it isn't the right fit."""
    invitation = invitation_of(event)
    return about_invitation(invitation, listener, next_url=_look_further(invitation, listener)) if invitation else None


@letter("invitation_withdrawn", on="invitation.withdrawn", importance=PAIR, to=the_asked)
def invitation_withdrawn(event: Event, listener: Listener) -> Letter | None:
    """The one who asked took it back."""
    invitation = invitation_of(event)
    return about_invitation(invitation, listener) if invitation else None


@letter("invitation_lapsed", on="invitation.lapsed", importance=PAIR, to=those_who_waited)
def invitation_lapsed(event: Event, listener: Listener) -> Letter | None:
    """Its time was over and it ended by itself."""
    invitation = invitation_of(event)
    if invitation is None or choices_go_on(invitation, listener):
        return None
    return about_invitation(invitation, listener, next_url=_look_further(invitation, listener))


@letter("invitation_outdated", on="invitation.outdated", importance=PAIR, to=the_mentor)
def invitation_outdated(event: Event, listener: Listener) -> Letter | None:
    """The mentee has found somebody else."""
    invitation = invitation_of(event)
    return about_invitation(invitation, listener) if invitation else None


def choices_go_on(invitation: Invitation, listener: Listener) -> bool:
    """Whether the asker's further choices were asked after this one, or are about to be: then that letter tells it."""
    if invitation.asker.person_id != listener.person.pk or invitation.kind != Invitation.Kind.REQUEST:
        return False
    if invitation.followed_by.exists():
        return True
    came_to_nothing = invitation.state != State.LAPSED or invitation.answered_at is None
    paused = is_paused(invitation.mentee, at=now())
    return came_to_nothing and not paused and Wish.objects.kept().filter(mentee=invitation.mentee_id).exists()


def _look_further(invitation: Invitation, listener: Listener) -> str:
    is_mentor = invitation.mentor.person_id == listener.person.pk
    return address_of("member:seekers" if is_mentor else "member:mentors", invitation.program_id)
