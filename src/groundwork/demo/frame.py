"""The ground of a planting: organizations with their people, programs, cohorts, and a round of matching."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from groundwork.enrollment.actions import give_starter_skills
from groundwork.invitations.actions import (
    answer_as_manager,
    tell_managers_of_rounds,
)
from groundwork.invitations.models import ManagerNotice
from groundwork.invitations.states import NoticeState
from groundwork.matching.actions import (
    begin_published_pairs,
    publish_round,
    queue_round,
    run_round,
    start_round,
    tell_publication,
)
from groundwork.matching.actions.publishing import TIME_TO_UNDO
from groundwork.matching.models import Round
from groundwork.mentorships.models import Mentorship
from groundwork.people.actions import become_operator, issue_operator_link
from groundwork.people.models import Person
from groundwork.programs.actions import (
    change_program,
    name_coordinator,
    open_cohort,
    plan_cohort,
    start_organization,
    start_program,
)
from groundwork.programs.models import Cohort, Program

from .cast import BY_KEY, DOMAIN
from .names import UNITS
from .population import PER_UNIT, House, bring_mentee, bring_mentor

DAY = timedelta(days=1)
SEED = 46


class Frame:
    """One planting: the same seed and day make the same people and lives."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.noon = datetime.combine(today, time(7), tzinfo=UTC)
        self.rng = Random(SEED)
        self.otto = self.operator()

    def ago(self, days: float) -> datetime:
        return self.noon - timedelta(days=days)

    def operator(self) -> Person:
        player = BY_KEY["otto"]
        token = issue_operator_link(at=self.ago(770))
        return become_operator(token, email=player.email, name=player.name, at=self.ago(770))

    def house(self, name: str, organizer: str, email: str, domain: str) -> House:
        at = self.ago(760)
        organization = start_organization(name, organizer_name=organizer, organizer_email=email, by=self.otto, at=at)
        person = Person.objects.with_address(email).get()
        give_starter_skills(organization)
        return House(organization, person, self.rng, domain, at)

    def valemere(self) -> House:
        cleo, mo, ada = BY_KEY["cleo"], BY_KEY["mo"], BY_KEY["ada"]
        house = self.house("Valemere Hospitals", cleo.name, cleo.email, DOMAIN)
        house.taken |= {player.name for player in BY_KEY.values()}
        house.settle(list(UNITS), per_unit=PER_UNIT)
        self.mo = house.hire("Planning", 3, manager=None, name=mo.name, email=mo.email)
        self.ada = house.hire("Surgery", 3, manager=None, name=ada.name, email=ada.email, zone="Europe/Stockholm")
        ben = BY_KEY["ben"]
        self.ben = house.hire("Planning", 1, manager=self.mo, name=ben.name, email=ben.email, zone="Europe/Lisbon")
        noor, iris = BY_KEY["noor"], BY_KEY["iris"]
        self.noor = house.hire("Planning", 1, manager=self.mo, name=noor.name, email=noor.email, zone="Europe/Lisbon")
        self.yuki = house.hire("Nursing", 1, manager=None, name="Yuki Salazar", zone="Europe/Lisbon")
        for person in (self.ada, self.mo):
            house.people[3].remove(person)
        for person in (self.ben, self.noor, self.yuki):
            house.people[1].remove(person)
        self.iris = house.hire("Pharmacy", 1, manager=None, name=iris.name, email=iris.email, zone="Europe/Amsterdam")
        house.people[1].remove(self.iris)
        return house

    def program(self, house: House) -> Program:
        purpose = (
            "Side by Side brings together people who are further along with people who want to grow: across units,"
            " in confidence, for a good part of a year."
        )
        program = start_program(
            house.organization, name="Side by Side", purpose=purpose, by=house.organizer, at=house.at
        )
        change_program(program, manager_policy=Program.ManagerPolicy.NONE, by=house.organizer, at=house.at)
        name_coordinator(program, email=f"rosa.almeida@{DOMAIN}", name="Rosa Almeida", by=house.organizer, at=house.at)
        return program

    def ask_managers(self, house: House, program: Program) -> None:
        """What the program has done since its first year."""
        change_program(program, manager_policy=Program.ManagerPolicy.ASKED, by=house.organizer, at=self.ago(316))

    def cohort(self, house: House, program: Program, name: str, *, starts: int, ends: int) -> Cohort:
        """A cohort that starts and ends so many days from today, open for people since six weeks before."""
        starts_on, ends_on = self.today + DAY * starts, self.today + DAY * ends
        opened = self.noon + DAY * (starts - 45)
        cohort = plan_cohort(
            program,
            name=name,
            matching_on=starts_on - DAY * 12,
            starts_on=starts_on,
            ends_on=ends_on,
            by=house.organizer,
            at=min(opened, self.ago(40)),
        )
        open_cohort(cohort, by=house.organizer, at=min(opened, self.ago(39)))
        return cohort

    def gather(self, house: House, cohort: Cohort, mentors: int, mentees: int, *, since: float) -> None:
        """People come in over three weeks, some days before `since`."""
        from_above = house.people[2] + house.people[3] + house.people[4]
        for person in self.rng.sample(from_above, mentors):
            bring_mentor(house, cohort, person, at=self.ago(since + self.rng.uniform(14, 35)))
        for _ in range(mentees):
            person = house.people[1].pop(self.rng.randrange(len(house.people[1])))
            bring_mentee(house, cohort, person, at=self.ago(since + self.rng.uniform(13, 34)))

    def match(self, house: House, cohort: Cohort, *, at: datetime) -> list[Mentorship]:
        """A round is run and published; half an hour later the pairs begin and their managers hear of it."""
        round_ = self.run(house, cohort, at=at)
        published_at = at + timedelta(hours=1)
        publication = publish_round(round_, by=house.organizer, at=published_at)
        told = published_at + TIME_TO_UNDO + timedelta(minutes=1)
        tell_publication(publication, at=told)
        begin_published_pairs(at=told)
        tell_managers_of_rounds(told)
        return list(Mentorship.objects.filter(cohort=cohort).order_by("pair_key"))

    def run(self, house: House, cohort: Cohort, *, at: datetime) -> Round:
        round_ = start_round(cohort, seed=SEED, by=house.organizer, at=at)
        queue_round(round_, by=house.organizer, at=at)
        run_round(round_, at=at)
        round_.refresh_from_db()
        return round_

    def hear_managers(self, *, at: datetime) -> None:
        """Most managers answered the letter; the silence of the others counts as no objection."""
        for notice in ManagerNotice.objects.filter(state=NoticeState.SENT).order_by("manager_email", "pk"):
            if self.rng.random() < 0.7:
                state = NoticeState.AGREED if self.rng.random() < 0.95 else NoticeState.TALK_FIRST
                answer_as_manager(notice, state=state, at=at)

    def season(self, days_ago: int) -> str:
        """Spring 2027, and so on, of the day that many days ago. A winter is called after its January."""
        day = self.today - DAY * days_ago
        return f"{['Winter', 'Spring', 'Summer', 'Autumn'][day.month % 12 // 3]} {(day + DAY * 31).year}"

    def next_mentee(self, house: House) -> Person:
        return house.people[1].pop(self.rng.randrange(len(house.people[1])))
