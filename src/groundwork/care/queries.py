"""Reads about trouble that are longer than a line."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from groundwork.enrollment.models import Conflict
from groundwork.mentorships.models import mentorships_of
from groundwork.people.models import Person
from groundwork.programs.models import Coordination, Membership, Organization, Program


def people_met_in(person: Any, program: Program) -> list[Person]:
    """Everyone this person is or was in a mentorship with in the program, or said they are too close to."""
    shared = mentorships_of(person).filter(mentorship__program=program)
    declared = Conflict.objects.visible_to(person).filter(organization=program.organization_id).values("other")
    theirs = Q(seats__mentorship__in=shared) | Q(pk__in=declared, participations__cohort__program=program)
    return list(Person.objects.filter(theirs).exclude(pk=person.pk).distinct())


def who_reads_a_concern(program: Program, about: Any) -> list[Person]:
    """The coordinators who would read it: never the one it is about, nor anybody who has left."""
    here = Coordination.objects.filter(
        program=program,
        person__memberships__organization=program.organization_id,
        person__memberships__left_at=None,
    )
    readers = [each.person for each in here.select_related("person").order_by("created_at")]
    return [person for person in readers if about is None or person.pk != about.pk]


def organizers_of(organization: Organization, *, but: Any = None) -> list[Person]:
    """Whom to turn to when it is about a coordinator."""
    owners = Membership.objects.current().filter(organization=organization, role=Membership.Role.OWNER)
    people = [owner.person for owner in owners.select_related("person").order_by("created_at")]
    return [person for person in people if but is None or person.pk != but.pk]
