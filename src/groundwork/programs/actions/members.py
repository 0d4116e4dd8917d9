"""What an organization's files say of its members: their work, and whom they report to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.history.actions import record
from groundwork.people.models import tidy_address

from ..models import Membership, ReportingLine
from ..queries import is_above
from ..rules import require_keeper

FACTS = ("job_title", "profession", "unit", "location", "grade")


@transaction.atomic
def describe_member(membership: Membership, *, by: Any, at: datetime, **facts: str) -> None:
    """Correct what the files say of somebody's work."""
    require_keeper(by, membership.organization)
    changed = {name: text for name, text in facts.items() if name in FACTS and getattr(membership, name) != text}
    for name, text in changed.items():
        setattr(membership, name, text)
    if changed:
        membership.save(update_fields=list(changed))
        record(
            "member.described",
            about=membership,
            by=by,
            at=at,
            organization=membership.organization_id,
            what=sorted(changed),
        )


@transaction.atomic
def set_manager(membership: Membership, *, email: str, by: Any, at: datetime) -> ReportingLine | None:
    """Say whom somebody reports to: a member, or an address alone; an empty address ends the line."""
    require_keeper(by, membership.organization)
    organization, person, email = membership.organization, membership.person, tidy_address(email)
    line = ReportingLine.objects.filter(organization=organization, person=person).first()
    if (line.manager_email if line else "") == email:
        return line
    manager = Membership.objects.current().filter(organization=organization, person__email=email).first()
    if email == person.email:
        raise Unacceptable("own_manager", _("Enter the address of another person."), field="email")
    if manager and is_above(person, manager.person, organization):
        raise Unacceptable(
            "manager_circle", _("This person reports to them already, directly or further up."), field="email"
        )
    record("reporting_line.changed", about=membership, by=by, at=at, organization=organization, person=person)
    if not email:
        ReportingLine.objects.filter(organization=organization, person=person).delete()
        return None
    line, _new = ReportingLine.objects.update_or_create(
        organization=organization,
        person=person,
        defaults={"manager": manager.person if manager else None, "manager_email": email},
    )
    return line
