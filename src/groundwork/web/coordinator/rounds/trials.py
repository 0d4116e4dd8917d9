"""What is tried in a what-if, as an address or a form says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from groundwork.enrollment.models import Role
from groundwork.matching.models import Round
from groundwork.matching.plans.inquiries import Asked
from groundwork.matching.plans.trying import rules_to_try


@dataclass(frozen=True)
class Trial:
    """Mentors with a place more, mentors of whom there would be another, rules left out; ids and codes."""

    places: list[str]
    like: list[str]
    off: list[str]

    @property
    def asks(self) -> bool:
        return bool(self.places or self.like or self.off)

    @property
    def asked(self) -> Asked:
        """As actions and questions take it."""
        return Asked(places=self.places, like=self.like, off=self.off)


def trial_of(round: Round, said: QueryDict) -> Trial:
    """What is said, without what there isn't in this round: other mentors, rules that nobody may leave out."""
    mentors = {str(pk) for pk in mentors_of(round).values_list("pk", flat=True)}
    rules = {str(rule) for rule in rules_to_try(round.cohort.program)}
    named = said.get("mentor", "")
    chosen = {name: said.getlist(name) + ([named] if said.get("try") == name else []) for name in ("place", "like")}
    return Trial(
        places=[part for part in chosen["place"] if part in mentors],
        like=[part for part in chosen["like"] if part in mentors],
        off=[rule for rule in said.getlist("off") if rule in rules],
    )


def mentors_of(round: Round) -> QuerySet[Any]:
    """The mentors who were in the round, by name."""
    return round.people.filter(role=Role.MENTOR).select_related("person").order_by("person__name", "pk")
