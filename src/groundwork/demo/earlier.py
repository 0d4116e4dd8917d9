"""The program's own past: two cohorts that ended, as an import would bring them. Facts alone, for words are long gone.

What became of a pair is drawn by lot, and the lot leans on how the two fitted, on their shared road most of all. So
the screens that look back have something true to find, and as much chance to find it through as anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from math import exp
from random import Random

from groundwork.agreements.models import Agreement, Signature
from groundwork.agreements.states import AgreementState
from groundwork.closing.actions import end_mentorship
from groundwork.closing.models import Closing
from groundwork.matching.models import Pairing
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.actions import pair_key, start_review
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.programs.actions import begin_closing, begin_cohort, close_cohort
from groundwork.programs.models import Cohort, Program

from .frame import DAY, Frame
from .population import House, bring_mentee, bring_mentor

COHORTS = [(650, 420), (470, 215)]  # began and ended so many days ago
MENTEES, MENTORS = 62, 46
# How much each part of a fit had to do with it, in logits from one end of the part to the other; and all that hasn't.
HAD_TO_DO_WITH_IT = {"learning_fit": 4, "goals": 2, "ideal_mentor": 2, "shared_road": 7, "fresh_viewpoint": 1.5}
NOTHING_TO_DO_WITH_IT = -2.0


class Went(StrEnum):
    """What became of a pair."""

    KEPT_TALKING = "kept_talking"
    FELL_SILENT = "fell_silent"
    NEVER_MET = "never_met"


@dataclass
class Bygone:
    """One mentorship that is over."""

    mentorship: Mentorship
    went: Went
    chance: Random
    until: datetime

    def __post_init__(self) -> None:
        self.rhythm = self.chance.choice([2, 3, 3, 4])
        self.signed_at = self.mentorship.began_at + DAY * self.chance.randint(9, 16)
        self.people = [seat.person for seat in self.mentorship.seats.all()]
        self.mentee = self.mentorship.mentee

    @property
    def met(self) -> bool:
        return self.went != Went.NEVER_MET

    def talks(self) -> list[Meeting]:
        """At their rhythm until the end, or a few and then silence."""
        if not self.met:
            return []
        most = self.chance.randint(1, 3) if self.went == Went.FELL_SILENT else 100
        moments: list[datetime] = []
        moment = self.signed_at - DAY
        while moment < self.until - DAY and len(moments) < most:
            moments.append(moment)
            moment += timedelta(weeks=self.rhythm) + DAY * self.chance.randint(-4, 5)
        return [self.held(moment) for moment in moments]

    def held(self, moment: datetime) -> Meeting:
        """A talk that took place, in working hours."""
        day = moment.date()
        while day.weekday() >= 5:
            day += DAY
        starts_at = datetime.combine(day, time(self.chance.choice([8, 9, 10, 13, 14, 15])), tzinfo=moment.tzinfo)
        return Meeting(
            mentorship=self.mentorship,
            state=MeetingState.SHORTENED if self.chance.random() < 0.15 else MeetingState.KEPT,
            proposed_by=self.mentee,
            starts_at=starts_at,
            minutes=60,
            settled_by=self.mentee,
            settled_at=starts_at + timedelta(hours=2),
        )

    def agreement(self) -> Agreement:
        """What the two had signed after their first talk."""
        return Agreement(
            mentorship=self.mentorship,
            number=1,
            state=AgreementState.IN_FORCE,
            by=self.mentee,
            rhythm_weeks=self.rhythm,
            minutes=60,
            look_back_on=(self.signed_at + DAY * 90).date(),
            ends_on=self.mentorship.ends_on,
            in_force_at=self.signed_at,
        )

    def end(self) -> None:
        """As planned or outgrown where they kept talking, as a rule; the others as planned or early."""
        kind = Closing.Kind.EARLY
        if self.met:
            weights = [8, 2, 1] if self.went == Went.KEPT_TALKING else [2, 0, 3]
            kind = self.chance.choices(list(Closing.Kind), weights=weights)[0]
        early = self.chance.randint(5, 70) if kind == Closing.Kind.EARLY else 0
        at = self.until - DAY * early
        if kind == Closing.Kind.PLANNED:
            start_review(self.mentorship, by=None, at=at - DAY * 6)
        end_mentorship(self.mentorship, kind=kind, by=self.mentee, at=at)


class Earlier(Frame):
    """The cohorts before those that a visitor meets."""

    def earlier_cohorts(self, house: House, program: Program) -> None:
        for began, ended in COHORTS:
            self.ended_cohort(house, program, began, ended, Random(f"{began}"))

    def ended_cohort(self, house: House, program: Program, began: int, ended: int, chance: Random) -> None:
        """Matched in a round, lived, and closed."""
        cohort = self.cohort(house, program, self.season(began), starts=-began, ends=-ended)
        mentees = chance.sample(house.people[1], MENTEES)
        for person in mentees:
            bring_mentee(house, cohort, person, at=self.ago(began + chance.uniform(14, 30)))
        for person in chance.sample(house.people[2] + house.people[3] + house.people[4], MENTORS):
            bring_mentor(house, cohort, person, at=self.ago(began + chance.uniform(14, 30)))
        self.match(house, cohort, at=self.ago(began + 11))
        begin_cohort(cohort, by=house.organizer, at=self.ago(began))
        self.live_and_end(cohort, chance, until=self.ago(ended + 4))
        begin_closing(cohort, by=house.organizer, at=self.ago(ended + 12))
        close_cohort(cohort, by=house.organizer, at=self.ago(ended))

    def live_and_end(self, cohort: Cohort, chance: Random, *, until: datetime) -> None:
        """Every pair of the cohort, from its agreement to its end."""
        values = self.how_they_fitted(cohort)
        with_seats = (
            Mentorship.objects.filter(cohort=cohort).select_related("program").prefetch_related("seats__person")
        )
        pairs = sorted(with_seats, key=lambda pair: str(pair.mentee.email))
        lives = [Bygone(pair, self.lot(values[pair.pair_key], chance), chance, until) for pair in pairs]
        met = [life for life in lives if life.met]
        agreements = Agreement.objects.bulk_create(life.agreement() for life in met)
        Signature.objects.bulk_create(
            Signature(agreement=agreement, by=person, name=str(person), at=life.signed_at)
            for agreement, life in zip(agreements, met, strict=True)
            for person in life.people
        )
        for life in met:
            life.mentorship.stage, life.mentorship.growing_at = Stage.GROWING, life.signed_at
        Mentorship.objects.bulk_update([life.mentorship for life in met], ["stage", "growing_at"])
        Meeting.objects.bulk_create(talk for life in met for talk in life.talks())
        for life in lives:
            life.end()

    def how_they_fitted(self, cohort: Cohort) -> dict[str, dict[str, float | None]]:
        """The pair's key -> the parts of its fit as the round saw them."""
        rows = Pairing.objects.filter(round__cohort=cohort).select_related("mentor__person", "mentee__person")
        return {
            pair_key(row.mentor.person, row.mentee.person): {part["name"]: part["value"] for part in row.parts}
            for row in rows
        }

    def lot(self, parts: dict[str, float | None], chance: Random) -> Went:
        """A better fit makes it likelier that they kept talking, and certain for nobody."""
        known = {name: value for name in HAD_TO_DO_WITH_IT if (value := parts.get(name)) is not None}
        leaning = NOTHING_TO_DO_WITH_IT + sum(HAD_TO_DO_WITH_IT[name] * (value - 0.5) for name, value in known.items())
        if chance.random() < 1 / (1 + exp(-leaning)):
            return Went.KEPT_TALKING
        return Went.FELL_SILENT if chance.random() < 0.8 else Went.NEVER_MET
