"""Coming in, being ready, and leaving."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.programs.models import Cohort, Membership

from .. import rules
from ..answers import missing_pages
from ..models import LearningProfile, MentorOffer, Participation, Place, Role
from ..states import PARTICIPATION_LEADS_TO, ParticipationState


@transaction.atomic
def invite_to_cohort(
    cohort: Cohort, person: Any, *, role: str, source: str, by: Any, at: datetime
) -> tuple[Participation, bool]:
    """A coordinator puts somebody's name down; says whether it is new. Who is there already stays as they are."""
    rules.require_may_invite(by, cohort)
    # A coordinator's word opens a place again that had ended.
    Membership.objects.update_or_create(
        organization_id=cohort.program.organization_id, person=person, defaults={"left_at": None}
    )
    part, is_new = Participation.objects.get_or_create(
        cohort=cohort, person=person, role=role, defaults={"source": source}
    )
    if is_new:
        _give_blank_answers(part)
        _tell("part.invited", part, by=by, at=at, source=source)
    return part, is_new


@transaction.atomic
def join_cohort(cohort: Cohort, person: Any, *, role: str, by: Any, at: datetime) -> Participation:
    """Somebody comes in, by the cohort's link or because their name was put down. Joining twice changes nothing."""
    rules.require_open(cohort)
    rules.require_welcome(person, cohort)
    Membership.objects.get_or_create(organization_id=cohort.program.organization_id, person=person)
    part, is_new = Participation.objects.get_or_create(
        cohort=cohort, person=person, role=role, defaults={"source": "link", "state": ParticipationState.JOINING}
    )
    if part.state in {ParticipationState.INVITED, ParticipationState.LEFT}:
        move(part, ParticipationState.JOINING, leads_to=PARTICIPATION_LEADS_TO)
    elif not is_new:
        return part
    _give_blank_answers(part)
    _tell("part.joined", part, by=by, at=at)
    return part


def _give_blank_answers(part: Participation) -> None:
    if part.role == Role.MENTOR:
        MentorOffer.objects.get_or_create(participation=part, defaults={"until": part.cohort.ends_on})
    else:
        LearningProfile.objects.get_or_create(participation=part, defaults={"where_now": _known_about(part)})


def _known_about(part: Participation) -> str:
    """What personnel files say is never asked again."""
    membership = Membership.objects.get(organization_id=part.cohort.program.organization_id, person=part.person)
    return ", ".join(filter(None, [membership.job_title, membership.unit]))


@transaction.atomic
def become_ready(part: Participation, *, agrees: bool, by: Any, at: datetime) -> None:
    """The answers are complete and may be used: from now on others can find, ask or be matched with this person.

    Raises Unacceptable when there is no consent, and NotNow when a page is still to be answered.
    """
    rules.require_own_part(by, part)
    rules.require_open(part.cohort)
    if not agrees:
        raise Unacceptable("no_consent", _("Tick the box to go on"), field="agrees")
    if missing_pages(part):
        raise NotNow("answers_missing", _("A question is still open. Answer it first, then go on."))
    move(part, ParticipationState.READY, leads_to=PARTICIPATION_LEADS_TO, ready_at=at, consented_at=at)
    _tell("part.ready", part, by=by, at=at)


@transaction.atomic
def leave_cohort(part: Participation, *, by: Any, at: datetime) -> None:
    """Somebody takes part no longer. What still connects them with others is brought to an end there first."""
    rules.require_own_part_or_coordinator(by, part)
    # A match that nobody has told them of yet holds nobody: it goes no further, and its coordinators hear of it.
    if Place.objects.live().filter(participation=part).exclude(purpose=Place.Purpose.PAIRING).exists():
        raise NotNow(
            "still_connected", _("There is an open request or a mentorship. Bring that to an end first, then leave.")
        )
    move(part, ParticipationState.LEFT, leads_to=PARTICIPATION_LEADS_TO)
    _tell("part.left", part, by=by, at=at)


def _tell(name: str, part: Participation, *, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=part, by=by, at=at, organization=part.cohort.program.organization_id, role=part.role, **facts)
