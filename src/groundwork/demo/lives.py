"""How a mentorship goes: prepared, agreed, met again and again, paused, quiet, ended. Each life plays the actions that
people use, at the moments when they would have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from groundwork.agreements.actions import change_draft, finish_preparation, sign_agreement
from groundwork.agreements.models import Agreement
from groundwork.agreements.states import AgreementState, ClauseKey
from groundwork.care.actions import rest, resume
from groundwork.checkpoints.actions import answer_checkpoint, open_checkpoint
from groundwork.closing.actions import end_mentorship, give_thanks, keep_closing_words
from groundwork.enrollment.models import Declaration
from groundwork.goals.actions import add_step, keep_vision, place_on_hill, say_what_moved, set_goal, tick_step
from groundwork.meetings.actions import (
    add_to_agenda,
    agree_action,
    choose_time,
    finish_action,
    give_pulse,
    note_missed,
    note_talk,
    propose_instead,
    propose_times,
    write_note,
)
from groundwork.meetings.models import ActionItem, AgendaItem, Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.actions import start_review
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

from . import texts

DAY = timedelta(days=1)
NOTHING = Declaration.Kind.NOTHING


@dataclass
class Life:
    """One mentorship as it is played, from its beginning until `until`."""

    mentorship: Mentorship
    rng: Random
    until: datetime
    rhythm_weeks: int = 3
    talkative: bool = False  # the cast's own pair says more

    def __post_init__(self) -> None:
        self.mentorship = (
            Mentorship.objects.select_related("program", "cohort")
            .prefetch_related("seats__person")
            .get(pk=self.mentorship.pk)
        )
        self.mentor, self.mentee = self.mentorship.mentor, self.mentorship.mentee
        self.now = self.mentorship.began_at

    def say(self, pool: Any) -> Any:
        return self.rng.choice(pool)

    def pass_days(self, low: int, high: int) -> bool:
        """Let days go by; says whether that moment is still before the end of the play."""
        self.now += DAY * self.rng.randint(low, high)
        return self.now < self.until

    def hour(self, moment: datetime) -> datetime:
        """A working hour on or after that day, where the mentee is."""
        local = moment.astimezone(ZoneInfo(self.mentee.time_zone))
        while local.weekday() >= 5:
            local += DAY
        start = datetime.combine(local.date(), time(self.rng.choice([9, 10, 11, 14, 15, 16])), tzinfo=local.tzinfo)
        return start.astimezone(ZoneInfo("UTC"))

    # -- groundwork ---------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Both think before the first talk."""
        parts = [
            (self.mentee, texts.EXPECT_MENTEE, texts.THIS_YEAR, texts.THREE_YEARS),
            (self.mentor, texts.EXPECT_MENTOR, texts.PASS_ON, texts.LIKED_TO_BE_ASKED),
        ]
        for person, expect, year, ahead in parts:
            if not self.pass_days(1, 2):
                return
            answers = {
                "expectations": self.say(expect),
                "this_year": self.say(year),
                "in_three_years": self.say(ahead),
                "about_me": self.say(texts.ABOUT_ME),
            }
            finish_preparation(self.mentorship, answers, by=person, at=self.now)

    def agree(self) -> None:
        """Write the agreement after the first talk; both sign."""
        facts = {"rhythm_weeks": self.rhythm_weeks, "channel": self.say(["video", "in_person", "mixed"])}
        clauses: dict[str, str] = {}
        if self.talkative:
            clauses = {str(ClauseKey.WHY): texts.WHY[0], str(ClauseKey.GOOD): texts.GOOD[0]}
        self.now += timedelta(hours=1)
        draft = change_draft(self.mentorship, by=self.mentee, at=self.now, facts=facts, clauses=clauses)
        for person in (self.mentee, self.mentor):
            self.now += timedelta(hours=self.rng.randint(1, 20))
            if self.now >= self.until:
                return
            draft = sign_agreement(draft, revision=draft.revision, declared=NOTHING, by=person, at=self.now)
        self.mentorship.refresh_from_db(fields=["stage", "ends_on", "growing_at"])

    # -- talks --------------------------------------------------------------------------------------------------

    def pick(self, meeting: Meeting, *, by: Any, at: datetime) -> None:
        """One of the two takes the first of the proposed times."""
        choose_time(meeting, meeting.options.all()[0], by=by, at=at)
        meeting.refresh_from_db()

    def starts(self, meeting: Meeting) -> datetime:
        """When a planned talk begins."""
        if meeting.starts_at is None:
            raise LookupError("This talk has no time yet")
        return meeting.starts_at

    def plan(self, around: datetime) -> Meeting | None:
        """The mentee proposes, the mentor picks."""
        if self.now >= self.until:
            return None
        times = sorted({self.hour(around), self.hour(around + DAY), self.hour(around + 2 * DAY)})[:3]
        while len(times) < 2 or times[0] <= self.now:
            around += DAY
            times = sorted({self.hour(around), self.hour(around + DAY), self.hour(around + 2 * DAY)})[:3]
        meeting = propose_times(self.mentorship, times, minutes=60, by=self.mentee, at=self.now)
        answered = self.now + timedelta(hours=self.rng.randint(2, 9))
        if answered >= self.until:
            return meeting
        self.pick(meeting, by=self.mentor, at=answered)
        return meeting

    def talk(self, meeting: Meeting, *, short: bool = False) -> None:
        """It took place; some of the agenda is settled, the rest comes along."""
        before = self.starts(meeting) - timedelta(hours=20)
        for who in (self.mentee, self.mentee, self.mentor)[: self.rng.choice([1, 2, 3])]:
            add_to_agenda(self.mentorship, self.say(texts.AGENDA), by=who, at=max(before, self.now))
        self.now = self.starts(meeting) + timedelta(hours=2)
        settled = list(AgendaItem.objects.filter(mentorship=self.mentorship, talked_in=None, dropped_at=None))[:2]
        note_talk(meeting, minutes=25 if short else None, talked_about=settled, by=self.mentee, at=self.now)
        for action in ActionItem.objects.filter(mentorship=self.mentorship, done_at=None)[:1]:
            finish_action(action, by=action.owner, at=self.now)
        owner = self.mentee if self.rng.random() < 0.75 else self.mentor
        agree_action(
            self.mentorship,
            self.say(texts.ACTIONS),
            owner=owner,
            due_on=(self.now + timedelta(days=18)).date(),
            agreed_in=meeting,
            by=self.mentee,
            at=self.now,
        )
        give_pulse(meeting, self.say(["great", "good", "good", "so_so"]), by=self.mentee, at=self.now)
        if self.talkative or self.rng.random() < 0.25:
            write_note(self.mentorship, self.say(texts.NOTES), meeting=meeting, by=self.mentee, at=self.now)

    def first_talk(self) -> bool:
        """Plan the first talk and hold it; says whether it took place within the play."""
        if not self.pass_days(1, 3):
            return False
        meeting = self.plan(self.now + 5 * DAY)
        if meeting is None or meeting.state != MeetingState.PLANNED or self.starts(meeting) >= self.until:
            return False
        add_to_agenda(self.mentorship, self.say(texts.QUESTIONS), is_question=True, by=self.mentor, at=self.now)
        self.talk(meeting)
        return True

    def grow(self, *, stop: datetime | None = None, moved: bool = False) -> None:
        """Talk at the agreed rhythm until the play ends, or until they fall silent."""
        number = 1
        while True:
            start = self.now + timedelta(weeks=self.rhythm_weeks) - DAY * self.rng.randint(3, 7)
            if start >= (stop or self.until) or start >= self.until:
                return
            self.now = start
            meeting = self.plan(self.now + DAY * self.rng.randint(2, 5))
            if meeting is None or meeting.state != MeetingState.PLANNED or self.starts(meeting) >= self.until:
                return
            number += 1
            if moved:
                times = [self.hour(self.starts(meeting) + DAY * n) for n in (7, 9)]
                self.now = self.starts(meeting) - timedelta(hours=5)
                instead = propose_instead(meeting, times, by=self.mentor, at=self.now)
                answered = self.now + timedelta(hours=3)
                if answered >= self.until:
                    return
                self.pick(instead, by=self.mentee, at=answered)
                self.now = answered
                if number < 4 or self.starts(instead) >= self.until:
                    if self.starts(instead) >= self.until:
                        return
                    note_missed(instead, by=self.mentee, at=self.starts(instead) + timedelta(hours=3))
                    self.now = self.starts(instead) + timedelta(hours=4)
                    continue
                meeting = instead
            self.talk(meeting, short=self.rng.random() < 0.15)
            if number == 2:
                self.set_out()
            elif self.rng.random() < 0.4:
                self.move_goals()

    def set_out(self) -> None:
        """A vision and a goal or two."""
        keep_vision(self.mentorship, texts.VISION, by=self.mentee, at=self.now)
        for title, measure, why in self.rng.sample(texts.GOALS, 2 if self.talkative else 1):
            due = (self.now + timedelta(days=120)).date()
            goal = set_goal(
                self.mentorship,
                title=title,
                measure=measure,
                why=why,
                due_on=due,
                first_step=self.say(texts.STEPS),
                by=self.mentee,
                at=self.now,
            )
            place_on_hill(goal, "narrowing", by=self.mentee, at=self.now)
            say_what_moved(goal, self.say(texts.PUSHES), by=self.mentor, at=self.now + timedelta(hours=3))

    def move_goals(self) -> None:
        """Something moved."""
        for goal in self.mentorship.goals.all()[:1]:
            place_on_hill(goal, self.say(["clear", "under_way", "under_way"]), by=self.mentee, at=self.now)
            say_what_moved(goal, self.say(texts.PROGRESS), by=self.mentee, at=self.now)
            for step in goal.steps.filter(done_at=None)[:1]:
                tick_step(step, done=True, by=self.mentee, at=self.now)
            add_step(goal, self.say(texts.STEPS), by=self.mentee, at=self.now)

    def look_back(self) -> None:
        """The agreed date came; both answered alone."""
        agreement = Agreement.objects.filter(mentorship=self.mentorship, state=AgreementState.IN_FORCE).first()
        if agreement is None or agreement.look_back_on is None or agreement.look_back_on >= self.until.date():
            return
        at = datetime.combine(agreement.look_back_on, time(10), tzinfo=ZoneInfo("UTC"))
        checkpoint = open_checkpoint(self.mentorship, due_on=agreement.look_back_on, at=at)
        for person in (self.mentee, self.mentor):
            at += timedelta(hours=self.rng.randint(2, 30))
            if at >= self.until:
                return
            answer_checkpoint(
                checkpoint,
                satisfied=self.say(["very", "mostly", "mostly", "partly"]),
                working=self.say(texts.WORKING),
                progress=self.say(texts.MADE_PROGRESS),
                better=self.say(texts.BETTER),
                declared=NOTHING,
                by=person,
                at=at,
            )

    # -- endings ------------------------------------------------------------------------------------------------

    def pause(self, since: datetime, days: int) -> None:
        rest(self.mentorship, until=(since + DAY * days).date(), by=self.mentor, at=since)

    def wake(self, at: datetime) -> None:
        resume(self.mentorship, by=self.mentee, at=at)

    def end(self, kind: str, at: datetime, *, looks_again: bool = False) -> None:
        """They part, with thanks."""
        if kind == "planned" and self.mentorship.stage == Stage.GROWING:
            start_review(self.mentorship, by=None, at=at - DAY * 6)
        end_mentorship(self.mentorship, kind=kind, looks_again=looks_again, by=self.mentee, at=at)
        self.mentorship.refresh_from_db()
        if kind == "early":
            return
        for person in (self.mentee, self.mentor):
            keep_closing_words(
                self.mentorship,
                expected=self.say(texts.CLOSING_EXPECTED),
                gained=self.say(texts.CLOSING_GAINED),
                next=self.say(texts.CLOSING_NEXT),
                by=person,
                at=at + timedelta(hours=4),
            )
        give_thanks(self.mentorship, self.say(texts.THANKS), by=self.mentee, at=at + timedelta(hours=5))
