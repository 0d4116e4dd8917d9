"""Organizations and the people who organize them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed, Unacceptable
from groundwork.history.actions import record
from groundwork.people.actions import find_or_make_person

from ..models import Membership, Organization
from ..rules import is_organizer, require_operator


@transaction.atomic
def start_organization(name: str, *, organizer_name: str, organizer_email: str, by: Any, at: datetime) -> Organization:
    """A new wall goes up, with one organizer inside; the operator who puts it up stays outside."""
    require_operator(by)
    name = " ".join(name.split())
    if Organization.objects.filter(name__iexact=name).exists():
        raise Unacceptable("name_taken", _("There is an organization of this name already."), field="name")
    organization = Organization.objects.create(name=name)
    membership = _as_organizer(organization, name=organizer_name, email=organizer_email)
    record(
        "organization.started", about=organization, by=by, at=at, organization=organization, person=membership.person
    )
    return organization


@transaction.atomic
def name_organizer(organization: Organization, *, name: str, email: str, by: Any, at: datetime) -> Membership:
    """One more person may start programs here and name their coordinators."""
    if not by.is_operator and not is_organizer(by, organization):
        raise NotAllowed("not_organizer", _("The organizers of %(name)s can do this.") % {"name": organization.name})
    membership = _as_organizer(organization, name=name, email=email)
    record("organizer.named", about=membership, by=by, at=at, organization=organization, person=membership.person)
    return membership


def _as_organizer(organization: Organization, *, name: str, email: str) -> Membership:
    membership = member_with_address(organization, email=email, name=name)
    membership.role = Membership.Role.OWNER
    membership.save(update_fields=["role"])
    return membership


def member_with_address(organization: Organization, *, email: str, name: str) -> Membership:
    """The member of this address, made if there is none. An account from elsewhere keeps its own name."""
    name = " ".join(name.split())
    person, is_new = find_or_make_person(email, name=name)
    membership, joined = Membership.objects.get_or_create(organization=organization, person=person)
    if joined and not is_new:
        membership.name_here = name
        membership.save(update_fields=["name_here"])
    if membership.left_at:
        membership.left_at = None
        membership.save(update_fields=["left_at"])
    return membership
