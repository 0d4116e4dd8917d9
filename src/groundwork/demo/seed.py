"""A living program, planted by a seed around today, through the same actions that people use."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from groundwork.care.actions import raise_concern
from groundwork.closing.sweepers import begin_reviews
from groundwork.enrollment.actions import join_cohort, pause_asks
from groundwork.enrollment.models import Participation, Role
from groundwork.history.models import Event
from groundwork.invitations.actions import (
    accept,
    answer_as_manager,
    take_silence_as_consent,
)
from groundwork.invitations.models import ManagerNotice
from groundwork.invitations.states import NoticeState
from groundwork.meetings.actions import add_to_agenda, call_off, propose_times
from groundwork.meetings.states import AHEAD
from groundwork.programs.actions import (
    begin_closing,
    begin_cohort,
    change_program,
    start_program,
)
from groundwork.programs.models import Cohort, Program

from . import texts
from .cast import BY_KEY
from .earlier import Earlier
from .finding import Finding
from .frame import DAY
from .lives import Life
from .population import House, bring_mentee, bring_mentor, put_name_down

# What happened before this lies behind everybody: nobody gets a letter about it today.
OLD_NEWS = 4 * DAY


def plant(today: date) -> None:
    """Two organizations walled off from each other; one with three cohorts, in the middle of its life."""
    Seed(today).plant()


class Seed(Finding, Earlier):
    """Three cohorts, two that lie behind them, and the university behind the wall."""

    def plant(self) -> None:
        valemere = self.valemere()
        program = self.program(valemere)
        self.earlier_cohorts(valemere, program)
        self.ask_managers(valemere, program)
        self.closing_cohort(valemere, program)
        self.running_cohort(valemere, program)
        self.gathering_cohort(valemere, program)
        self.iris_waits(valemere, program)
        self.northgate()
        Event.objects.filter(at__lt=self.noon - OLD_NEWS, announced_at=None).update(announced_at=F("at"))

    def closing_cohort(self, house: House, program: Program) -> None:
        """Near its end: most are in review or have closed well, some have gone beyond it."""
        cohort = self.cohort(house, program, self.season(270), starts=-270, ends=18)
        self.gather(house, cohort, 20, 22, since=282)
        pairs = self.match(house, cohort, at=self.ago(281))
        begin_cohort(cohort, by=house.organizer, at=self.ago(270))
        self.hear_managers(at=self.ago(276))
        take_silence_as_consent(self.ago(265))
        for number, pair in enumerate(pairs):
            life = Life(pair, self.rng, until=self.noon, rhythm_weeks=self.rng.choice([3, 4, 4]))
            life.prepare()
            if not life.first_talk():
                continue
            life.agree()
            if number % 9 == 4:
                life.grow(stop=self.ago(200))
                life.end("early", self.ago(195))
                continue
            life.grow(stop=self.ago(12))
            life.look_back()
            if number % 3 == 0:
                life.end("planned", self.ago(self.rng.uniform(2, 9)))
            elif number % 7 == 1:
                life.end("outgrown", self.ago(self.rng.uniform(20, 60)))
        begin_closing(cohort, by=house.organizer, at=self.ago(10))
        begin_reviews(self.noon)

    def running_cohort(self, house: House, program: Program) -> None:
        """In the middle of its life: thriving, quiet, paused, moved and ended; and Ada and Ben."""
        cohort = self.cohort(house, program, self.season(120), starts=-120, ends=150)
        self.gather(house, cohort, 32, 34, since=132)
        self.ada_and_ben(house, cohort)
        pairs = [pair for pair in self.match(house, cohort, at=self.ago(131)) if pair.mentee != self.ben]
        begin_cohort(cohort, by=house.organizer, at=self.ago(120))
        self.hear_managers(at=self.ago(126))
        take_silence_as_consent(self.ago(115))
        for number, pair in enumerate(pairs):
            self.live(Life(pair, self.rng, until=self.noon, rhythm_weeks=self.rng.choice([2, 3, 3, 4])), number)
        self.meet_by_themselves(house, cohort)
        raise_concern(program, texts.CONCERN, by=pairs[3].mentee, at=self.ago(2))

    def live(self, life: Life, number: int) -> None:
        """Each pair of the running cohort in its own way."""
        kind = {
            2: "unmet",
            5: "quiet",
            9: "quiet",
            13: "paused",
            16: "moved",
            20: "ended",
            24: "quiet",
            27: "unsigned",
        }.get(number, "thriving")
        life.prepare()
        if kind == "unmet" or not life.first_talk():
            return
        if kind != "unsigned":
            life.agree()
        if kind == "quiet":
            life.grow(stop=self.ago(self.rng.uniform(48, 70)))
        elif kind == "paused":
            life.grow(stop=self.ago(40))
            life.pause(self.ago(20), days=34)
        elif kind == "ended":
            life.grow(stop=self.ago(60))
            life.end("early", self.ago(52), looks_again=True)
        else:
            life.grow(moved=kind == "moved")
            life.look_back()

    def ada_and_ben(self, house: House, cohort: Cohort) -> None:
        """Ben asked, Ada said yes; six talks lie behind them and the seventh is this week. Noor asks for Ada's other
        place."""
        topics = ["Leading a first team", "Holding difficult conversations"]
        self.ada_part = bring_mentor(house, cohort, self.ada, at=self.ago(160), places=1, topics=topics)
        ben = bring_mentee(
            house,
            cohort,
            self.ben,
            at=self.ago(158),
            topics=[topics[0], "Understanding how the money works"],
            own_words=texts.TOPICS[topics[0]][1],
            where_now="Four years on the ward, since autumn in planning. I begin to lead six people.",
        )
        asked = self.ask(ben, at=self.ago(140))
        mentorship = accept(asked, nothing_in_the_way=True, by=self.ada, at=self.ago(138))
        notice = ManagerNotice.objects.get(mentorship=mentorship)
        guidance = texts.GUIDANCE.format(mentee="Ben")
        answer_as_manager(notice, state=NoticeState.AGREED, guidance=guidance, at=self.ago(137))
        life = Life(mentorship, self.rng, until=self.noon, rhythm_weeks=3, talkative=True)
        life.prepare()
        life.first_talk()
        life.agree()
        life.grow(stop=self.ago(9))
        life.look_back()
        self.plan_this_week(life)

    def plan_this_week(self, life: Life) -> None:
        """The next talk is in two days or so, with an agenda on the way."""
        life.mentorship.refresh_from_db()
        life.now = self.ago(5)
        for meeting in life.mentorship.meetings.filter(state__in=AHEAD):
            call_off(meeting, by=life.mentee, at=life.now)
        meeting = propose_times(
            life.mentorship,
            [life.hour(self.noon + DAY * days) for days in (2, 5)],
            minutes=60,
            by=life.mentee,
            at=self.ago(1.2),
        )
        life.pick(meeting, by=life.mentor, at=self.ago(0.9))
        add_to_agenda(life.mentorship, texts.AGENDA[0], by=life.mentee, at=self.ago(0.5))
        add_to_agenda(life.mentorship, texts.QUESTIONS[0], is_question=True, by=life.mentor, at=self.ago(0.4))

    def gathering_cohort(self, house: House, program: Program) -> None:
        """People come in; the coordinator has tried a first round."""
        cohort = self.cohort(house, program, self.season(-25), starts=25, ends=280)
        self.gather(house, cohort, 38, 58, since=-10)
        for _ in range(7):
            join_cohort(cohort, person := self.next_mentee(house), role=Role.MENTEE, by=person, at=self.ago(3))
        for _ in range(6):
            put_name_down(house, cohort, self.next_mentee(house), Role.MENTEE, at=self.ago(2))
        elsewhere = Participation.objects.exclude(cohort=cohort).values("person")  # whoever pauses has no place there
        mentors = Participation.objects.filter(cohort=cohort, role=Role.MENTOR).exclude(person__in=elsewhere)
        paused = mentors.order_by("person__name", "pk")[0]
        pause_asks(paused, self.noon + DAY * 40, by=paused.person, at=self.ago(1))
        self.run(house, cohort, at=self.ago(0.2))

    def northgate(self) -> None:
        """The university behind the wall, where Mallory mentors."""
        mallory = BY_KEY["mallory"]
        house = self.house(
            "Northgate University", "Nadia Petrova", "nadia.petrova@northgate.example", "northgate.example"
        )
        house.taken |= {player.name for player in BY_KEY.values()}
        house.settle(["Research", "Student services"], per_unit={3: 2, 2: 3, 1: 6})
        person = house.hire("Research", 3, manager=None, name=mallory.name, email=mallory.email)
        house.people[3].remove(person)
        purpose = "Lanterns pairs alumni with students in their last year."
        program = start_program(house.organization, name="Lanterns", purpose=purpose, by=house.organizer, at=house.at)
        words = {
            "mentee_word": "protégé",
            "mentee_word_plural": "protégés",
            "manager_policy": Program.ManagerPolicy.NONE,
        }
        change_program(program, by=house.organizer, at=house.at, **words)
        cohort = self.cohort(house, program, self.season(80), starts=-80, ends=120)
        bring_mentor(house, cohort, person, at=self.ago(100), places=1)
        self.gather(house, cohort, 6, 7, since=92)
        for pair in self.match(house, cohort, at=self.ago(91)):
            life = Life(pair, self.rng, until=self.noon)
            life.prepare()
            if life.first_talk():
                life.agree()
                life.grow()
        begin_cohort(cohort, by=house.organizer, at=self.ago(80))
