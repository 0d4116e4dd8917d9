"""Whatever two people do in whatever order, their talks stay in order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from groundwork.core.errors import GroundworkError
from groundwork.history.models import Event
from groundwork.meetings import actions
from groundwork.meetings.models import AgendaItem, Meeting
from groundwork.meetings.queries import held_moments, open_topics
from groundwork.meetings.states import AHEAD, MEETING_LEADS_TO, MeetingState
from tests import make

PEOPLE = st.sampled_from(["ada", "ben"])
DAYS = st.integers(min_value=1, max_value=20)


class TwoPeopleTalking(RuleBasedStateMachine):
    """Random verbs, with the domain's no as a fine answer and anything else as a bug."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize()
    def begin(self):
        self.cast, self.at, self.states = make.pair(), make.NOW, {}

    def attempt(self, verb, *args, who, **facts):
        try:
            return verb(*args, by=getattr(self.cast, who), at=self.at, **facts)
        except GroundworkError:
            return None

    def ahead(self):
        return Meeting.objects.ahead().select_related("mentorship").first()

    @rule(days=st.integers(min_value=0, max_value=10), hours=st.integers(min_value=1, max_value=23))
    def time_goes_by(self, days, hours):
        self.at += timedelta(days=days, hours=hours)

    @rule(who=PEOPLE, days=DAYS)
    def propose(self, who, days):
        times = [self.at + timedelta(days=days), self.at + timedelta(days=days + 1)]
        talk = self.ahead()
        if talk is None:
            self.attempt(actions.propose_times, self.cast.mentorship, times, minutes=60, who=who)
        elif talk.state == MeetingState.PROPOSED:
            self.attempt(actions.propose_others, talk, times, who=who)
        else:
            self.attempt(actions.propose_instead, talk, times, who=who)

    @rule(who=PEOPLE)
    def choose(self, who):
        talk = self.ahead()
        if talk and talk.options.exists():
            self.attempt(actions.choose_time, talk, talk.options.last(), who=who)

    @rule(who=PEOPLE, days=DAYS)
    def settle(self, who, days):
        self.attempt(actions.plan_talk, self.cast.mentorship, self.at + timedelta(days=days), minutes=30, who=who)

    @rule(who=PEOPLE, minutes=st.integers(min_value=5, max_value=60))
    def shorten(self, who, minutes):
        if talk := self.ahead():
            self.attempt(actions.make_shorter, talk, minutes, who=who)

    @rule(who=PEOPLE)
    def call_off(self, who):
        if talk := self.ahead():
            self.attempt(actions.call_off, talk, who=who)

    @rule(who=PEOPLE, text=st.sampled_from(["Saying no", "The rota"]))
    def add_topic(self, who, text):
        self.attempt(actions.add_to_agenda, self.cast.mentorship, text, who=who)

    @rule(who=PEOPLE, minutes=st.sampled_from([None, 15, 90]), settles=st.booleans())
    def say_it_took_place(self, who, minutes, settles):
        for talk in Meeting.objects.select_related("mentorship").all():
            items = AgendaItem.objects.filter(talked_in=None)[:1] if settles else []
            self.attempt(actions.note_talk, talk, minutes=minutes, talked_about=items, who=who)

    @rule(who=PEOPLE)
    def say_it_did_not(self, who):
        if talk := self.ahead():
            self.attempt(actions.note_missed, talk, who=who)

    @rule(who=PEOPLE, hours=st.integers(min_value=1, max_value=200))
    def note_an_unplanned_one(self, who, hours):
        starts_at = self.at - timedelta(hours=hours)
        self.attempt(actions.note_unplanned_talk, self.cast.mentorship, starts_at=starts_at, minutes=20, who=who)

    @invariant()
    def one_talk_ahead(self):
        assert Meeting.objects.ahead().count() <= 1

    @invariant()
    def states_move_along_their_table(self):
        for talk in Meeting.objects.all():
            before = self.states.get(talk.pk)
            if before is not None and before != talk.state:
                assert talk.state in MEETING_LEADS_TO[before] or talk.state in _reachable(before)
            self.states[talk.pk] = talk.state

    @invariant()
    def what_is_settled_says_by_whom(self):
        for talk in Meeting.objects.exclude(state__in=AHEAD):
            assert talk.settled_by_id
            assert talk.settled_at
            assert talk.starts_at or talk.state == MeetingState.CALLED_OFF

    @invariant()
    def no_topic_is_lost(self):
        open_ones = open_topics(self.cast.mentorship, self.cast.ben, held=held_moments(self.cast.mentorship))
        settled = AgendaItem.objects.filter(talked_in__isnull=False)
        assert len(open_ones) + settled.count() == AgendaItem.objects.count()
        assert all(item.talked_in.state in {"kept", "shortened"} for item in settled.select_related("talked_in"))

    @invariant()
    def every_held_talk_has_its_event(self):
        held = Meeting.objects.held().count()
        assert Event.objects.filter(name__in=["meeting.kept", "meeting.shortened"]).count() == held


def _reachable(state):
    """A rule may move a talk by more than one step."""
    return {further for nearer in MEETING_LEADS_TO[state] for further in MEETING_LEADS_TO[nearer]}


@pytest.mark.django_db
def test_two_people_talk_in_any_order():
    run_state_machine_as_test(
        TwoPeopleTalking,
        settings=settings(
            max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
