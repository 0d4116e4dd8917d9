"""Which pairs of a round are a batch of their own: by where the mentee works, and how strong they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from groundwork.programs.models import Membership

from .models import Pairing, Round
from .review.shown import tenth_of


class Where(models.TextChoices):
    """By what of the mentee pairs can go out together."""

    UNIT = "unit", _("Unit")
    LOCATION = "location", _("Location")


class Part(models.TextChoices):
    """Which of these pairs."""

    STRONGEST = "strongest", _("The strongest, so many")
    BUT_WEAKEST = "but_weakest", _("All but the weakest tenth")
    LOCKED = "locked", _("The locked pairs")
    ALL = "all", _("All pairs that are still here")


Places = Mapping[str, Mapping[str, set[Any]]]


def places_of(round: Round, pairs: Sequence[Pairing]) -> Places:
    """Unit and location -> what it is called -> the pairs whose mentee works there; in one query."""
    organization = round.cohort.program.organization_id
    people = [pair.mentee.person_id for pair in pairs]
    jobs = Membership.objects.current().filter(organization=organization, person__in=people)
    found: dict[str, dict[str, set[Any]]] = {where: defaultdict(set) for where in Where.values}
    at = {person: (unit.strip(), location.strip()) for person, unit, location in jobs.values_list("person", *found)}
    for pair in pairs:
        for where, name in zip(found, at.get(pair.mentee.person_id, ("", "")), strict=True):
            if name:
                found[where][name].add(pair.pk)
    return found


def part_of(pairs: Sequence[Pairing], part: str, *, number: int = 0) -> list[Pairing]:
    """This part of the pairs, which come weakest first."""
    if part == Part.STRONGEST:
        return list(pairs[-number:]) if number else []
    if part == Part.BUT_WEAKEST:
        return list(pairs[tenth_of(len(pairs)) :])
    if part == Part.LOCKED:
        return [pair for pair in pairs if pair.keep == Pairing.Keep.LOCKED]
    return list(pairs)
