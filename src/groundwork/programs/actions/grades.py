"""The organization's ladder: which grade stands how far along."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from groundwork.history.actions import record

from ..grades import folded
from ..models import Grade, Organization
from ..rules import require_keeper

Number = Decimal | int


@transaction.atomic
def order_grades(
    organization: Organization,
    numbers: Mapping[str, Number | None],
    *,
    beside: Collection[str] = (),
    by: Any,
    at: datetime,
) -> None:
    """Say how far along each of these grades stands: a higher number is further, equal ones share a rung.

    One without a number is not placed; those `beside` the ladder say nothing of seniority. Grades that are not named
    stay where they are.
    """
    require_keeper(by, organization)
    # The row lock makes two who order at once take turns.
    Organization.objects.select_for_update().get(pk=organization.pk)
    before = {grade.key: (grade.name, grade.rung) for grade in Grade.objects.filter(organization=organization)}
    named = {folded(name) for name in (*numbers, *beside)}
    stays = {name: rung for key, (name, rung) in before.items() if key not in named}
    after = _on_rungs({**{name: rung for name, rung in stays.items() if rung}, **numbers})
    after |= dict.fromkeys([*beside, *(name for name, rung in stays.items() if rung is None)])
    placed = {folded(name): (" ".join(name.split()), rung) for name, rung in after.items() if folded(name)}
    if placed == before:
        return
    Grade.objects.filter(organization=organization).delete()
    rows = [Grade(organization=organization, key=key, name=name, rung=rung) for key, (name, rung) in placed.items()]
    Grade.objects.bulk_create(rows)
    rungs = len({rung for _name, rung in placed.values() if rung})
    record("grades.ordered", about=organization, by=by, at=at, organization=organization, rungs=rungs)


def _on_rungs(numbers: Mapping[str, Number | None]) -> dict[str, int | None]:
    """Whole rungs from 1, in the order of the numbers; a grade without a number falls out."""
    rungs = {number: rung for rung, number in enumerate(sorted({n for n in numbers.values() if n is not None}), 1)}
    return {name: rungs[number] for name, number in numbers.items() if number is not None}
