"""Past pairs of a program, written in bulk: what a round made of people, and what became of it."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from groundwork.closing.models import Closing
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.matching.models import Pairing, Round
from groundwork.matching.states import RoundState
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.models import Mentorship, Seat
from groundwork.mentorships.states import Stage
from groundwork.people.models import Person
from groundwork.programs.models import Cohort
from learning_fit import PartName, Weights
from tests.make import NOW

BEGAN = timedelta(days=200)
ENDED = timedelta(days=20)


def a_past(cohort: Cohort, pairs: int, *, speaks: PartName | None = None, seed: int = 1) -> Round:
    """Pairs of a published round that have ended. One that went well kept talking; with `speaks` that part says which
    ones did, else it goes by chance."""
    chance = Random(seed)
    ran_at = NOW - BEGAN - timedelta(days=3)
    weights = {part.value: Weights().of(part).value for part in PartName}
    round = Round.objects.create(
        cohort=cohort, state=RoundState.PUBLISHED, seed=1, ran_at=ran_at, weights=weights, created_at=ran_at
    )
    mentors, mentees = _parts(cohort, Role.MENTOR, pairs), _parts(cohort, Role.MENTEE, pairs)
    values = [{part: round_(chance.random()) for part in PartName} for _pair in range(pairs)]
    well = [chance.random() < (value[speaks] ** 2 if speaks else 0.5) for value in values]
    Pairing.objects.bulk_create(
        Pairing(
            round=round,
            mentor=mentor,
            mentee=mentee,
            fit=6_000,
            parts=[{"name": part.value, "value": value, "weight": "nice"} for part, value in row.items()],
        )
        for mentor, mentee, row in zip(mentors, mentees, values, strict=True)
    )
    _lives(cohort, mentors, mentees, well)
    return round


def round_(value: float) -> float:
    return round(value, 4)


def _parts(cohort: Cohort, role: str, count: int) -> list[Participation]:
    people = Person.objects.bulk_create(
        Person(email=f"{role}.{cohort.pk.hex[:8]}.{number}@past.example", name=f"{role.title()} {number}")
        for number in range(count)
    )
    return Participation.objects.bulk_create(
        Participation(cohort=cohort, person=person, role=role, state=ParticipationState.LEFT, source="hand")
        for person in people
    )


def _lives(cohort: Cohort, mentors: list[Participation], mentees: list[Participation], well: list[bool]) -> None:
    lives = Mentorship.objects.bulk_create(
        Mentorship(
            program=cohort.program,
            cohort=cohort,
            stage=Stage.CLOSED,
            origin=Mentorship.Origin.ROUND,
            pair_key=f"{mentor.person_id.hex}:{mentee.person_id.hex}",
            began_at=NOW - BEGAN,
            ends_on=(NOW - ENDED).date(),
            closed_at=NOW - ENDED,
        )
        for mentor, mentee in zip(mentors, mentees, strict=True)
    )
    Seat.objects.bulk_create(
        Seat(mentorship=life, person_id=part.person_id, participation=part, role=part.role)
        for life, mentor, mentee in zip(lives, mentors, mentees, strict=True)
        for part in (mentor, mentee)
    )
    Meeting.objects.bulk_create(
        Meeting(
            mentorship=life,
            state=MeetingState.KEPT,
            starts_at=NOW - BEGAN + timedelta(days=21 * number),
            minutes=60,
            settled_at=NOW,
        )
        for life, went_well in zip(lives, well, strict=True)
        for number in range(1, 9 if went_well else 2)
    )
    Closing.objects.bulk_create(
        Closing(mentorship=life, kind=Closing.Kind.PLANNED if went_well else Closing.Kind.EARLY, at=NOW - ENDED)
        for life, went_well in zip(lives, well, strict=True)
    )
