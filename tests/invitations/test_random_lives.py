"""Random lives: people ask, offer, answer, change their minds, let time go by. What holds, holds after every verb."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import change_capacity, lift_pause, pause_asks
from groundwork.enrollment.models import Participation, Place
from groundwork.history.models import Event
from groundwork.invitations.actions import (
    accept,
    ask_next_choices,
    ask_wish,
    decline,
    end_talk,
    go_on,
    lapse_due,
    put_first,
    remind_half_way,
    say_not_now,
    say_yes_to_a_talk,
    send_letter,
    settle_wishes,
    take_off,
    undo_answer,
    withdraw,
)
from groundwork.invitations.models import Invitation, Wish
from groundwork.invitations.states import CAN_BE_UNDONE, OPEN, WishState
from groundwork.mentorships.actions import close_mentorship
from groundwork.mentorships.models import Mentorship
from tests import make
from tests.make import NOW

MENTORS, MENTEES = 2, 3
mentors = st.integers(0, MENTORS - 1)
mentees = st.integers(0, MENTEES - 1)
any_one = st.integers(0, 999)
who = st.sampled_from(["asker", "asked"])


class Lives(RuleBasedStateMachine):
    """Two mentors with three places between them, and three mentees."""

    def __init__(self) -> None:
        super().__init__()
        self.life = transaction.atomic()  # every life begins with nobody there
        self.life.__enter__()
        self.cohort = make.cohort(make.program(make.organization()))
        self.mentors = [make.mentor(self.cohort, places=places) for places in (1, 2)]
        self.mentees = [make.mentee(self.cohort) for _ in range(MENTEES)]
        self.most_places = {mentor.pk: mentor.offer.places for mentor in self.mentors}
        self.at = NOW
        self.ended: dict[object, tuple[object, ...]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.life.__exit__(None, None, None)

    def attempt(self, verb, *args, **facts) -> None:
        """The domain may say no; then nothing has changed. Every yes leaves a trace."""
        events = Event.objects.count()
        try:
            verb(*args, **facts)
        except GroundworkError:
            assert Event.objects.count() == events
        else:
            assert Event.objects.count() > events

    def pick(self, number: int) -> Invitation:
        rows = Invitation.objects.order_by("created_at", "pk")
        return rows[number % rows.count()]

    def someone(self, invitation: Invitation, who: str):
        return getattr(invitation, who).person

    @rule(mentor=mentors, mentee=mentees)
    def ask(self, mentor, mentee):
        self.attempt(make.request, self.mentors[mentor], self.mentees[mentee], at=self.at)

    @rule(mentor=mentors, mentee=mentees)
    def offer(self, mentor, mentee):
        self.attempt(make.offer, self.mentors[mentor], self.mentees[mentee], at=self.at)

    @precondition(lambda self: Invitation.objects.exists())
    @rule(number=any_one, who=who, verb=st.sampled_from([say_yes_to_a_talk, say_not_now, decline, undo_answer]))
    def answer(self, number, who, verb):
        invitation = self.pick(number)
        self.attempt(verb, invitation, by=self.someone(invitation, who), at=self.at)

    @precondition(lambda self: Invitation.objects.exists())
    @rule(number=any_one, who=who, verb=st.sampled_from([accept, go_on]), free=st.booleans())
    def begin(self, number, who, verb, free):
        invitation = self.pick(number)
        if verb is go_on and (invitation.mentor_goes_on_at or invitation.mentee_goes_on_at):
            free = True  # saying it twice is no change and leaves no trace
            who = "asked" if invitation.asked == self._silent_one(invitation) else "asker"
        self.attempt(verb, invitation, nothing_in_the_way=free, by=self.someone(invitation, who), at=self.at)

    def _silent_one(self, invitation: Invitation) -> Participation:
        return invitation.mentee if invitation.mentor_goes_on_at else invitation.mentor

    @precondition(lambda self: Invitation.objects.exists())
    @rule(number=any_one, who=who, verb=st.sampled_from([withdraw, end_talk]))
    def end(self, number, who, verb):
        invitation = self.pick(number)
        self.attempt(verb, invitation, by=self.someone(invitation, who), at=self.at)

    @precondition(lambda self: Invitation.objects.exists())
    @rule(number=any_one, who=who)
    def write(self, number, who):
        invitation = self.pick(number)
        self.attempt(send_letter, invitation, text="Hello", by=self.someone(invitation, who), at=self.at)

    @rule(mentor=mentors, mentee=mentees)
    def wish(self, mentor, mentee):
        self.attempt(make.wish, self.mentors[mentor], self.mentees[mentee], at=self.at)

    @precondition(lambda self: Wish.objects.kept().exists())
    @rule(number=any_one, verb=st.sampled_from([put_first, take_off, ask_wish]))
    def change_the_list(self, number, verb):
        rows = Wish.objects.kept().order_by("created_at", "pk")
        wish = rows[number % rows.count()]
        self.attempt(verb, wish, by=wish.mentee.person, at=self.at)

    @precondition(lambda self: Mentorship.objects.live().exists())
    @rule()
    def close(self):
        mentorship = Mentorship.objects.live().order_by("began_at").first()
        close_mentorship(mentorship, by=None, at=self.at)

    @rule(mentor=mentors, places=st.integers(1, 3))
    def change_places(self, mentor, places):
        part = self.mentors[mentor]
        self.attempt(change_capacity, part, places, by=part.person, at=self.at)
        part.offer.refresh_from_db()
        self.most_places[part.pk] = max(self.most_places[part.pk], places)

    @rule(mentor=mentors, days=st.integers(1, 20))
    def pause(self, mentor, days):
        part = self.mentors[mentor]
        self.attempt(pause_asks, part, self.at + timedelta(days=days), by=part.person, at=self.at)

    @rule(mentor=mentors)
    def resume(self, mentor):
        self.attempt(lift_pause, self.mentors[mentor], by=self.mentors[mentor].person, at=self.at)

    @rule(hours=st.sampled_from([0.2, 1, 24, 100, 800]))
    def let_time_go_by(self, hours):
        self.at += timedelta(hours=hours)
        lapse_due(self.at)
        remind_half_way(self.at)
        settle_wishes(self.at)
        ask_next_choices(self.at)

    @invariant()
    def nobody_holds_more_than_was_ever_offered(self):
        for part in Participation.objects.all():
            held = Place.objects.live().filter(participation=part).count()
            assert held <= self.most_places.get(part.pk, 1)

    @invariant()
    def places_are_held_by_what_is_open_and_what_lives(self):
        live, open_ones = Mentorship.objects.live(), Invitation.objects.open()
        held = Place.objects.live()
        of_mentors = set(held.filter(participation__role="mentor").values_list("holder_id", flat=True))
        of_mentees = set(held.filter(participation__role="mentee").values_list("holder_id", flat=True))
        assert of_mentors == set(live.values_list("pk", flat=True)) | set(open_ones.values_list("pk", flat=True))
        assert of_mentees == set(live.values_list("pk", flat=True))
        assert held.count() == 2 * live.count() + open_ones.count()

    @invariant()
    def a_mentee_has_one_mentor_and_one_request_at_most(self):
        for mentee in self.mentees:
            mine = Invitation.objects.open().filter(mentee=mentee)
            assert mine.filter(kind="request").count() <= 1
            together = Mentorship.objects.live().filter(seats__participation=mentee).count()
            assert together <= 1
            assert not (together and mine.exists())

    @invariant()
    def a_list_is_short_in_order_and_without_words_once_it_is_done(self):
        for mentee in self.mentees:
            ranks = [wish.rank for wish in Wish.objects.kept().filter(mentee=mentee)]
            assert ranks in ([], [1], [2], [1, 2])
        for wish in Wish.objects.filter(state__in=[WishState.ASKED, WishState.SETTLED]):
            assert wish.note == ""
            assert (wish.invitation_id is not None) == (wish.state == WishState.ASKED)

    @invariant()
    def what_has_ended_stays_as_it_was(self):
        for invitation in Invitation.objects.exclude(state__in=[*OPEN, *CAN_BE_UNDONE]):
            facts = (invitation.state, invitation.ended_at, invitation.mentorship_id, invitation.letters.count())
            assert self.ended.setdefault(invitation.pk, facts) == facts
            assert invitation.ended_at is not None


@pytest.mark.django_db
def test_what_holds_holds_in_every_life():
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
