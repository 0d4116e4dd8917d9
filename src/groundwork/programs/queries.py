"""Reads about the frame that are longer than a line."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from .models import Coordination, Membership, Organization, Program, ReportingLine


def managers_by_person(organization: Any) -> dict[Any, Any]:
    """Person id -> id of the manager, for everyone whose manager is a person here."""
    return dict(
        ReportingLine.objects.filter(organization=organization, manager__isnull=False).values_list(
            "person_id", "manager_id"
        )
    )


def is_above(manager: Any, person: Any, organization: Any) -> bool:
    """Whether `manager` stands anywhere above `person` in the reporting line. Circles in the data end the search."""
    lines = ReportingLine.objects.filter(organization=organization)
    seen: set[Any] = set()
    above = person.pk
    while above not in seen:
        seen.add(above)
        above = lines.filter(person=above).values_list("manager_id", flat=True).first()
        if above is None or above == manager.pk:
            return above is not None
    return False


def coordinates(person: Any, program: Program) -> bool:
    """Whether this person looks after the program now."""
    return Program.objects.coordinated_by(person).filter(pk=program.pk).exists()


def coordinators_of(program: Program) -> list[Any]:
    """The people who look after the program, for being written to."""
    return [
        c.person for c in Coordination.objects.filter(program=program).select_related("person").order_by("created_at")
    ]


def organizations_at_a_glance() -> QuerySet[Organization]:
    """For operators: every organization with its organizers and with counts, nobody else's names."""
    owners = Membership.objects.current().filter(role=Membership.Role.OWNER).select_related("person")
    present = Count("memberships", filter=Q(memberships__left_at=None), distinct=True)
    return Organization.objects.annotate(
        people_count=present, program_count=Count("programs", distinct=True)
    ).prefetch_related(Prefetch("memberships", owners.order_by("person__name", "person__email"), to_attr="organizers"))
