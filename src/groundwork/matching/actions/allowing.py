"""A coordinator's exception: two people may be matched although a rule that follows from facts says no."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.enrollment.models import Participation
from groundwork.history.actions import record
from groundwork.programs.rules import require_coordinator

from ..models import Allowance


@transaction.atomic
def allow_pair(mentor: Participation, mentee: Participation, *, reason: str, by: Any, at: datetime) -> Allowance:
    """The two may be matched in this program, for a reason that coordinators read. It lifts nobody's own no."""
    program = mentee.cohort.program
    require_coordinator(by, program)
    if mentor.cohort.program_id != program.pk or not mentor.is_mentor or mentee.is_mentor:
        raise Unacceptable("not_a_pair", _("Choose a mentor and somebody who looks for one."), field="mentor")
    if mentor.person_id == mentee.person_id:
        raise Unacceptable("same_person", _("Choose two different people."), field="mentor")
    if not reason.strip():
        raise Unacceptable("no_reason", _("Enter a reason, for whoever looks at this after you"), field="reason")
    people = {"mentor_id": mentor.person_id, "mentee_id": mentee.person_id}
    try:
        with transaction.atomic():
            made = Allowance.objects.create(program=program, by=by, reason=reason.strip(), created_at=at, **people)
    except IntegrityError as problem:
        raise NotNow("allowed_already", _("The two are allowed already.")) from problem
    record("pair.allowed", about=made, by=by, at=at, organization=program.organization_id, **people)
    return made


@transaction.atomic
def end_allowance(allowance: Allowance, *, by: Any, at: datetime) -> None:
    """The rules hold for these two again. A mentorship that has begun goes on."""
    require_coordinator(by, allowance.program)
    if not Allowance.objects.standing().filter(pk=allowance.pk).update(ended_at=at):
        raise NotNow("ended_already", _("The rules hold for the two again already."))
    people = {"mentor_id": allowance.mentor_id, "mentee_id": allowance.mentee_id}
    organization = allowance.program.organization_id
    record("pair.allowance_ended", about=allowance, by=by, at=at, organization=organization, **people)
