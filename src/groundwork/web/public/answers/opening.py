"""What a signed link in a letter is about."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.invitations import links
from groundwork.invitations.models import Invitation
from groundwork.people.models import Person


def open_answer(request: HttpRequest, token: str) -> Invitation:
    """The invitation, for the one who was asked; raises LinkExpired when the link is long over."""
    facts = links.read(links.ANSWER, token)
    person = Person.objects.filter(pk=facts["person"], is_active=True).first()
    if person is None:
        raise Http404
    mine = Invitation.objects.of(person).select_related(
        "program__organization", "mentor__person", "mentor__cohort", "mentee__person", "mentee__cohort__program"
    )
    found = mine.filter(pk=facts["invitation"]).first()
    if found is None or found.asked.person_id != person.pk:
        raise Http404
    request.program = found.program  # type: ignore[attr-defined]
    return found


def open_pause(request: HttpRequest, token: str) -> Participation:
    """The mentor's part whose requests may pause; raises LinkExpired when the link is long over."""
    facts = links.read(links.PAUSE, token)
    parts = Participation.objects.mentors().exclude(state=ParticipationState.LEFT)
    found = (
        parts.filter(pk=facts["part"], person__is_active=True)
        .select_related("cohort__program__organization", "person", "offer")
        .first()
    )
    if found is None:
        raise Http404
    request.program = found.cohort.program  # type: ignore[attr-defined]
    return found
