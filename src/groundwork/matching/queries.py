"""Reads about rounds that are longer than a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from groundwork.enrollment.models import Participation, Place, Role
from groundwork.enrollment.places import Purpose
from groundwork.enrollment.queries import mentees_without_a_mentor, mentors_with_a_free_place
from groundwork.programs.models import Cohort

from .models import Exclusion, Pairing, Publication, Round
from .states import PublicationState


def free_mentors(cohort: Cohort, *, at: datetime) -> QuerySet[Any]:
    """Mentors of the cohort whom a round may match now: ready, not paused, with a place and time for it."""
    mentors = mentors_with_a_free_place(cohort.program, at=at).filter(cohort=cohort)
    return mentors.filter(Q(offer__until=None) | Q(offer__until__gt=at.date()))


def free_mentees(cohort: Cohort, *, at: datetime) -> QuerySet[Any]:
    """Mentees of the cohort whom a round may match now: ready, not paused, with no mentor and no open ask.

    Who has asked somebody, or is getting to know them, is not promised to a third.
    """
    looking = mentees_without_a_mentor(cohort.program, at=at).filter(cohort=cohort, profile__isnull=False)
    return looking.exclude(pk__in=_asking())


def mentees_who_ask(cohort: Cohort, *, at: datetime) -> QuerySet[Any]:
    """Mentees of the cohort who wait like the others and whom a round leaves out: an ask of theirs is open."""
    return mentees_without_a_mentor(cohort.program, at=at).filter(cohort=cohort, pk__in=_asking())


def _asking() -> Any:
    return Place.objects.live().filter(purpose=Purpose.ASK, partner__isnull=False).values("partner")


def ready_people(cohort: Cohort, *, at: datetime) -> dict[Any, Participation]:
    """Everyone whom a round may match now, by the id of their part; places and what is held of them are counted."""
    mentors = free_mentors(cohort, at=at).select_related("person", "offer")
    mentees = free_mentees(cohort, at=at).select_related("person")
    return {part.pk: part for part in (*mentors, *mentees)}


@dataclass(frozen=True)
class Turnout:
    """Who takes part in a round as things stand, and who is ready and left out."""

    mentors: int
    places: int
    mentees: int
    left_out: int
    no_longer_ready: int
    in_both_roles: int

    @property
    def too_few_places(self) -> int:
        """How many stay without a mentor in any plan, whatever the rules: as many as places are missing."""
        return max(0, self.mentees - self.places)

    @property
    def people(self) -> int:
        return self.mentors + self.mentees

    @property
    def can_run(self) -> bool:
        return bool(self.mentors and self.mentees)


def turnout(round: Round, *, at: datetime, ready: Mapping[Any, Participation] | None = None) -> Turnout:
    """How many people and places the round has if it is run now. `ready` spares looking them up again."""
    ready = ready_people(round.cohort, at=at) if ready is None else ready
    chosen = set(round.people.values_list("pk", flat=True))
    taking_part: list[Any] = [part for key, part in ready.items() if key in chosen]
    mentors = [part for part in taking_part if part.role == Role.MENTOR]
    mentees = [part for part in taking_part if part.role == Role.MENTEE]
    return Turnout(
        mentors=len(mentors),
        places=sum(part.places_offered - part.held for part in mentors),
        mentees=len(mentees),
        left_out=len(ready.keys() - chosen),
        no_longer_ready=len(chosen - ready.keys()),
        in_both_roles=len({part.person_id for part in mentors} & {part.person_id for part in mentees}),
    )


def rounds_of(cohort: Cohort) -> QuerySet[Any]:
    """The cohort's rounds, newest first, with how many pairs each has and how many of them are locked.

    Counted beside the rounds, not joined to them: a round carries what it reached, once and not once for each pair.
    """
    locked = Q(keep=Pairing.Keep.LOCKED)
    return (
        Round.objects.filter(cohort=cohort)
        .defer("snapshot", "result")
        .annotate(pairs=_counted(Pairing.objects.all()), locked=_counted(Pairing.objects.filter(locked)))
        .order_by("-created_at")
    )


def _counted(pairings: QuerySet[Any]) -> Coalesce:
    here = pairings.filter(round=OuterRef("pk")).order_by().values("round")
    return Coalesce(Subquery(here.annotate(count=Count("pk")).values("count")), 0)


def pairings_of(round: Round) -> QuerySet[Any]:
    """The round's pairings, weakest first, with names at hand and whether the two were excluded since."""
    standing = Exclusion.objects.filter(round=round).standing()
    excluded = standing.filter(mentor=OuterRef("mentor"), mentee=OuterRef("mentee"))
    return (
        Pairing.objects.filter(round=round)
        .select_related("mentor__person", "mentee__person", "publication")
        .annotate(excluded=Exists(excluded))
        .order_by("fit", "mentee__person__name", "pk")
    )


def publications_of(round: Round) -> QuerySet[Any]:
    """The round's publications that were not undone, oldest first, with how many pairs each has."""
    going = Publication.objects.filter(round=round).exclude(state=PublicationState.UNDONE)
    return going.select_related("by").annotate(pairs=Count("pairings")).order_by("created_at")


def waiting_publications(cohorts: Any, *, at: datetime) -> QuerySet[Publication]:
    """Publications of these cohorts that can still be undone or called off."""
    can_be_undone = Q(state=PublicationState.PLANNED) | Q(state=PublicationState.WAITING, undo_until__gt=at)
    return (
        Publication.objects.filter(can_be_undone, round__cohort__in=cohorts)
        .select_related("round__cohort")
        .order_by("undo_until")
    )
