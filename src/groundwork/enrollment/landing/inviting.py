"""Putting one name down by hand, and writing to those whose names were put down."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.history.actions import record_each
from groundwork.history.models import Event
from groundwork.programs.actions.organizations import member_with_address
from groundwork.programs.models import Cohort
from groundwork.programs.states import OPEN_TO_JOIN, CohortState

from .. import rules
from ..actions import invite_to_cohort
from ..models import Participation
from ..states import ParticipationState


def not_written_to(cohort: Cohort) -> QuerySet[Participation]:
    """Those whose names were put down and who have had no invitation yet."""
    invitations = Event.objects.filter(name="part.invited", about_id=OuterRef("pk"))
    waiting = Participation.objects.filter(cohort=cohort, state=ParticipationState.INVITED)
    return waiting.filter(~Exists(invitations))


@transaction.atomic
def add_by_hand(cohort: Cohort, *, name: str, email: str, role: str, by: Any, at: datetime) -> Participation:
    """Put somebody's name down and invite them. Raises NotNow when they take part in this role already."""
    rules.require_may_invite(by, cohort)
    if cohort.state in {CohortState.CLOSING, CohortState.CLOSED}:
        raise NotNow("not_open", _("This cohort is coming to its end. Nobody joins it any more."))
    member = member_with_address(cohort.program.organization, email=email, name=name)
    part, is_new = invite_to_cohort(cohort, member.person, role=role, source="hand", by=by, at=at)
    if not is_new:
        raise NotNow("takes_part_already", _("This person is in the cohort in this role already."), field="email")
    return part


@transaction.atomic
def invite_waiting(cohort: Cohort, *, parts: QuerySet[Participation] | None = None, by: Any, at: datetime) -> int:
    """Write to all who have had no invitation yet, or to those of `parts`; says to how many people. Nobody is asked
    twice, and who is to be mentor and mentee gets one letter.
    """
    rules.require_may_invite(by, cohort)
    if cohort.state not in OPEN_TO_JOIN:
        raise NotNow("not_open", _("Open the cohort first, so that the people you invite can join."))
    waiting = not_written_to(cohort)
    if parts is not None:
        waiting = waiting.filter(pk__in=parts.values("pk"))
    # The lock makes two clicks at once take turns on PostgreSQL, as IMMEDIATE transactions do on SQLite.
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    parts_by_person: dict[Any, Participation] = {}
    second: list[Participation] = []
    for part in waiting.order_by("created_at", "role"):
        if parts_by_person.setdefault(part.person_id, part) is not part:
            second.append(part)
    organization = cohort.program.organization_id
    record_each("part.invited", about=parts_by_person.values(), by=by, at=at, organization=organization)
    record_each("part.invited", about=second, by=by, at=at, organization=organization, announced=True)
    return len(parts_by_person)
