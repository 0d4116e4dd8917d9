"""A way in for somebody whose invitation no letter can carry: a link that a coordinator hands over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed
from groundwork.people.welcoming import issue_welcome_link, may_be_welcomed
from groundwork.programs.models import Coordination, Membership

from . import rules
from .landing.inviting import invite_waiting
from .models import Participation


def may_be_handed_a_link(part: Participation) -> bool:
    """Whoever has been here signs in alone. And the link opens nothing that the coordinator has no part in: it is for
    people of this organization alone who look after nothing in it.
    """
    if not may_be_welcomed(part.person):
        return False
    memberships = Membership.objects.current().filter(person=part.person)
    elsewhere = memberships.exclude(organization=part.cohort.program.organization_id)
    is_staff = memberships.filter(role=Membership.Role.OWNER)
    looks_after = Coordination.objects.filter(person=part.person)
    return not (elsewhere.exists() or is_staff.exists() or looks_after.exists())


@transaction.atomic
def hand_over_link(part: Participation, *, by: Any, at: datetime) -> str:
    """Invite somebody and give the token of a link for their first sign-in; earlier ones end.

    Raises NotNow while the cohort isn't open, NotAllowed where the link would open more than this cohort.
    """
    rules.require_may_invite(by, part.cohort)
    rules.require_open(part.cohort)
    if not may_be_handed_a_link(part):
        raise NotAllowed("no_link", _("A link is for somebody who has not been here and looks after nothing."))
    invite_waiting(part.cohort, parts=Participation.objects.filter(pk=part.pk), by=by, at=at)
    return issue_welcome_link(part.person, by=by, at=at)
