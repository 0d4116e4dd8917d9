"""Letters to a mentee whose next choice was asked by itself: one letter for what ended and what goes on."""

from __future__ import annotations

from typing import Any

from groundwork.history.models import Event
from groundwork.invitations.models import Invitation, Wish
from groundwork.invitations.queries import suggested_instead, wishes_of
from groundwork.invitations.states import OPEN, InvitationState, WishState

from ..about import address_of
from ..catalogue import Letter, Listener, letter
from ..models import Importance
from .meeting_each_other import invitation_of


def wish_of(event: Event) -> Wish | None:
    """The further choice that was asked, with the request it became and the one before."""
    return (
        Wish.objects.filter(pk=event.about_id)
        .select_related(
            "invitation__program__organization", "mentee__person", "mentor__person", "after__mentor__person"
        )
        .first()
    )


def the_mentee(event: Event) -> list[Listener]:
    """Whose choice it was."""
    wish = wish_of(event)
    return [Listener(wish.mentee.person)] if wish else []


def the_asker(event: Event) -> list[Listener]:
    """Whose request came to nothing."""
    invitation = invitation_of(event)
    return [Listener(invitation.mentee.person)] if invitation else []


@letter("wish_asked", on="wish.asked", importance=Importance.WAITING, to=the_mentee)
def wish_asked(event: Event, listener: Listener) -> Letter | None:
    """One had no room or gave no answer, and the next on the list has the note now."""
    wish = wish_of(event)
    if wish is None or wish.invitation is None or wish.after is None or wish.invitation.state not in OPEN:
        return None
    return _letter(wish.invitation, wish.after, asked=wish.mentor.person, then=_first(wishes_of(wish.mentee)))


@letter("wishes_exhausted", on="wishes.exhausted", importance=Importance.WAITING, to=the_asker)
def wishes_exhausted(event: Event, listener: Listener) -> Letter | None:
    """One had no room or gave no answer, and nobody else on the list can be asked at the moment."""
    before = invitation_of(event)
    if before is None:
        return None
    return _letter(before, before, next_url=address_of("member:mentors", before.program_id))


def _letter(invitation: Invitation, before: Invitation, **context: Any) -> Letter:
    passed = Wish.objects.filter(after=before, state=WishState.PASSED_OVER).select_related("mentor__person")
    suggested = suggested_instead(before)
    return Letter(
        {
            "invitation": invitation,
            "before": before.mentor.person,
            "is_lapsed": before.state == InvitationState.LAPSED,
            "suggested": suggested.person if suggested else None,
            "passed": [wish.mentor.person.name for wish in passed],
            "url": address_of("member:wishes", invitation.program_id),
            **context,
        },
        program=invitation.program,
        thread=invitation.pk,
    )


def _first(wishes: list[Wish]) -> Any:
    return wishes[0].mentor.person if wishes else None
