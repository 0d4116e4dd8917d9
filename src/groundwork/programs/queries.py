"""Reads about the frame that are longer than a line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from .grades import folded
from .models import Coordination, Grade, Membership, Organization, Program, ReportingLine


@dataclass(frozen=True)
class GradeHeld:
    """A grade as the files spell it most often, how many have it, and where it stands on the ladder."""

    name: str
    people: int
    placed: bool
    rung: int | None

    @property
    def key(self) -> str:
        return folded(self.name)


def rungs_of(organization: Any) -> dict[str, int]:
    """Grade, as it is compared, -> its rung; without those that have none."""
    on_rungs = Grade.objects.filter(organization=organization, rung__isnull=False)
    return dict(on_rungs.order_by().values_list("key", "rung"))


def grades_held(organization: Any) -> list[GradeHeld]:
    """Every grade that members have or the ladder knows: up the ladder, then those without a rung, most people first.

    In two queries.
    """
    spelled: dict[str, Counter[str]] = {}
    members = Membership.objects.current().filter(organization=organization).exclude(grade="")
    for text, people in members.order_by().values_list("grade").annotate(n=Count("pk")):
        if folded(text):
            spelled.setdefault(folded(text), Counter())[text] += people
    ladder = {grade.key: grade for grade in Grade.objects.filter(organization=organization)}
    found = [_held(key, spelled.get(key, Counter()), ladder.get(key)) for key in {**spelled, **ladder}]
    return sorted(found, key=lambda each: (each.rung is None, each.rung, not each.placed, -each.people, each.key))


def _held(key: str, spellings: Counter[str], grade: Grade | None) -> GradeHeld:
    name = min(spellings, key=lambda text: (-spellings[text], text)) if spellings else grade.name if grade else key
    return GradeHeld(name, spellings.total(), grade is not None, grade.rung if grade else None)


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
