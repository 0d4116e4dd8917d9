"""A run goes on in the background: it says how far it is, can be called off, and is taken up again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotNow
from groundwork.matching.actions import call_off_run, queue_round, requeue_stale_rounds, run_round, start_round
from groundwork.matching.actions.pulse import CalledOff, Pulse
from groundwork.matching.models import Round
from groundwork.matching.states import Phase, RoundState
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


class Watch:
    """A watch that is put on by hand."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


def a_running_round():
    cast = make.cast()
    cast.round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    Round.objects.update(state=RoundState.RUNNING, heartbeat_at=NOW)
    cast.round.refresh_from_db()
    cast.watch = Watch()
    cast.pulse = Pulse(cast.round, at=NOW, clock=cast.watch)
    return cast


def test_a_run_says_how_far_it_is_at_most_once_a_second(django_assert_num_queries):
    cast = a_running_round()
    cast.watch.seconds = 1.5

    with django_assert_num_queries(1):
        for done in (0.5, 0.6, 0.7):
            cast.pulse(Phase.ARRANGING, done)

    round = Round.objects.get()
    assert round.phase == Phase.ARRANGING
    assert 0.3 < round.done < 0.35
    assert round.heartbeat_at == NOW + timedelta(seconds=1.5)


def test_a_run_that_was_called_off_stops_at_its_next_sign_of_life():
    cast = a_running_round()
    call_off_run(Round.objects.get(), by=cast.cleo, at=NOW)
    cast.watch.seconds = 2

    with pytest.raises(CalledOff):
        cast.pulse(Phase.ARRANGING, 0.5)

    assert Round.objects.get().state == RoundState.DRAFT


def test_a_run_that_somebody_else_has_taken_up_stops_too():
    cast = a_running_round()
    Round.objects.update(heartbeat_at=NOW + timedelta(minutes=3))
    cast.watch.seconds = 2

    with pytest.raises(CalledOff):
        cast.pulse(Phase.ARRANGING, 0.5)


def test_a_round_called_off_before_it_ran_again_stands_as_it_stood():
    cast = make.cast()
    round = make.matched_round(cast.cohort, by=cast.cleo)
    queue_round(round, by=cast.cleo, at=NOW)

    call_off_run(round, by=cast.cleo, at=NOW)

    assert Round.objects.get().state == RoundState.READY
    assert round.pairings.count() == 1
    assert run_round(round, at=NOW) is False


def test_a_round_that_has_been_run_cannot_be_called_off():
    cast = make.cast()
    round = make.matched_round(cast.cohort, by=cast.cleo)

    with pytest.raises(NotNow):
        call_off_run(round, by=cast.cleo, at=NOW)


def test_a_stale_run_is_taken_up_again_but_not_for_ever():
    a_running_round()

    for minutes in (6, 12, 18):
        requeue_stale_rounds(at=NOW + timedelta(minutes=minutes))
        Round.objects.filter(state=RoundState.QUEUED).update(
            state=RoundState.RUNNING, heartbeat_at=NOW + timedelta(minutes=minutes)
        )
    requeue_stale_rounds(at=NOW + timedelta(minutes=24))

    round = Round.objects.get()
    assert round.state == RoundState.FAILED
    assert round.result["failure"] == {"code": "given_up"}
