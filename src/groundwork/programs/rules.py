"""Who may shape the frame: organizers their organization, coordinators their program, operators neither's words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed

from .models import Membership, Organization, Program
from .queries import coordinates


def is_organizer(person: Any, organization: Organization) -> bool:
    """Whether this person starts programs here and names their coordinators."""
    owners = Membership.objects.current().filter(organization=organization, role=Membership.Role.OWNER)
    return owners.filter(person=person).exists()


def may_shape(person: Any, program: Program) -> bool:
    """Whether this person decides about the program's words, rhythm, dates and coordinators."""
    return coordinates(person, program) or is_organizer(person, program.organization)


def require_operator(person: Any) -> None:
    """Organizations are started by whoever runs the installation."""
    if not person.is_operator:
        raise NotAllowed("not_operator", _("Whoever runs this installation can do this."))


def require_organizer(person: Any, organization: Organization) -> None:
    """Programs are started by the organization's organizers."""
    if not is_organizer(person, organization):
        raise NotAllowed("not_organizer", _("The organizers of %(name)s can do this.") % {"name": organization.name})


def require_shaper(person: Any, program: Program) -> None:
    """The frame of a program belongs to its coordinators and the organizers."""
    if not may_shape(person, program):
        raise NotAllowed("not_yours_to_shape", _("The coordinators of this program can do this."))


def require_coordinator(person: Any, program: Program) -> None:
    """People and matches of a program belong to its coordinators alone."""
    if not coordinates(person, program):
        raise NotAllowed("not_coordinator", _("The coordinators of this program can do this."))


def require_keeper(person: Any, organization: Organization) -> None:
    """Organizers, and coordinators of any program in the organization, keep its files in order."""
    if is_organizer(person, organization):
        return
    if not Program.objects.coordinated_by(person).filter(organization=organization).exists():
        raise NotAllowed("not_coordinator", _("The coordinators of this program can do this."))
