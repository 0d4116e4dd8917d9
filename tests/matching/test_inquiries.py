"""Questions too large for a page are worked out in the background and kept with their answer (P13)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow
from groundwork.core.sweeping import run_once
from groundwork.enrollment.models import Block
from groundwork.history.models import Event
from groundwork.matching.actions import (
    answer_inquiry,
    ask_about_newcomers,
    ask_for_repetition,
    ask_what_if,
    call_off_inquiry,
    keep_answered,
    lock_pairing,
)
from groundwork.matching.actions.pulse import CalledOff, Pulse
from groundwork.matching.models import Inquiry, RoundPlan
from groundwork.matching.plans.inquiries import BLOCKED, newest, what_if_question
from groundwork.matching.plans.keeping import is_repeated
from groundwork.matching.plans.newcomers import Newcomers, newcomers_of
from groundwork.matching.plans.trying import Tried, try_out
from groundwork.matching.states import InquiryState
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db


def a_crowded_round():
    cast = make.cast()
    crowd(cast.cohort, mentors=9, mentees=14)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def a_trial(cast, **asked):
    cast.inquiry = ask_what_if(cast.round, **{"places": [str(cast.mentor.pk)], **asked}, by=cast.cleo, at=NOW)
    return cast.inquiry


def test_the_background_finds_what_a_page_would_have_found():
    cast = a_crowded_round()
    at_once = try_out(cast.round, places=[str(cast.mentor.pk)], like=[str(cast.mentor.pk)], off=["language"])

    a_trial(cast, like=[str(cast.mentor.pk)], off=["language"])
    run_once(NOW)

    found = Tried.from_facts(Inquiry.objects.get().answer)
    assert found.difference == at_once.difference
    assert (found.made.pairs, found.terms) == (at_once.made.pairs, at_once.terms)


def test_an_answer_is_kept_as_a_plan_without_being_worked_out_again():
    cast = a_crowded_round()
    a_trial(cast)
    run_once(NOW)

    plan = keep_answered(Inquiry.objects.get(), by=cast.cleo, at=NOW)

    assert plan.kind == RoundPlan.Kind.TRIED
    assert is_repeated(RoundPlan.objects.get(pk=plan.pk))


def test_two_clicks_are_one_question_and_a_known_answer_is_not_sought_again():
    cast = a_crowded_round()
    first = a_trial(cast)

    again = a_trial(cast)
    run_once(NOW)
    known = a_trial(cast)

    assert first == again == known
    assert Event.objects.filter(name="inquiry.asked").count() == 1


def test_once_the_round_stands_otherwise_the_same_words_are_another_question():
    cast = a_crowded_round()
    a_trial(cast)
    run_once(NOW)
    lock_pairing(cast.round.pairings.first(), by=cast.cleo, at=NOW)

    with pytest.raises(NotNow) as refusal:
        keep_answered(Inquiry.objects.get(), by=cast.cleo, at=NOW)

    assert refusal.value.code == "round_changed"
    assert newest(what_if_question(cast.round, Inquiry.objects.get().asked)) is None


def test_a_lock_that_stands_in_the_way_is_an_answer_without_a_plan():
    cast = a_crowded_round()
    a_trial(cast)
    Inquiry.objects.update(state=InquiryState.ANSWERED, answer=BLOCKED)

    with pytest.raises(NotNow) as refusal:
        keep_answered(Inquiry.objects.get(), by=cast.cleo, at=NOW)

    assert refusal.value.code == "no_answer"


def test_a_plan_is_made_again_in_the_background():
    cast = a_crowded_round()

    ask_for_repetition(cast.round.plans.get(), by=cast.cleo, at=NOW)
    run_once(NOW)

    assert Inquiry.objects.get().answer["same"] is True


def test_newcomers_are_looked_at_in_the_background_and_nobodys_name_is_kept():
    cast = make.cast()
    make.mentorship(cast.mentor, cast.mentee)
    zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    Block.objects.create(organization=cast.here, by=cast.mo, other=zoe.person)

    ask_about_newcomers(cast.cohort, by=cast.cleo, at=NOW)
    run_once(NOW)

    answer = Inquiry.objects.get().answer
    assert "Zoe" not in str(answer)
    assert Newcomers.from_facts(answer).ways[0].says == newcomers_of(cast.cohort, at=NOW).ways[0].says


def test_what_was_called_off_is_not_worked_out():
    cast = a_crowded_round()
    inquiry = a_trial(cast)

    call_off_inquiry(inquiry, by=cast.cleo, at=NOW)

    assert answer_inquiry(inquiry, at=NOW) is False
    assert newest(inquiry.question) is None


def test_whoever_is_at_it_notices_that_it_was_called_off():
    cast = a_crowded_round()
    inquiry = a_trial(cast)
    Inquiry.objects.update(state=InquiryState.RUNNING, heartbeat_at=NOW)
    inquiry.refresh_from_db()
    seconds = iter((0.0, 2.0))
    pulse = Pulse(inquiry, at=NOW, clock=lambda: next(seconds))

    call_off_inquiry(Inquiry.objects.get(), by=cast.cleo, at=NOW)

    with pytest.raises(CalledOff):
        pulse("arranging", 0.5)


def test_a_question_whose_worker_went_away_is_worked_out_again_but_not_for_ever():
    cast = a_crowded_round()
    a_trial(cast)
    Inquiry.objects.update(state=InquiryState.RUNNING, heartbeat_at=NOW, tries=2)

    run_once(NOW + timedelta(minutes=6))

    assert Inquiry.objects.get().state == InquiryState.FAILED


def test_a_mishap_is_said_and_not_hidden(caplog):
    cast = a_crowded_round()
    a_trial(cast, off=["no_such_rule"])

    run_once(NOW)

    assert Inquiry.objects.get().state == InquiryState.FAILED
    assert "could not be answered" in caplog.text


def test_a_stranger_asks_nothing_calls_nothing_off_and_keeps_nothing():
    cast = a_crowded_round()
    inquiry = a_trial(cast)
    run_once(NOW)

    for refused in (
        lambda: ask_what_if(cast.round, by=cast.mallory, at=NOW),
        lambda: ask_for_repetition(cast.round.plans.get(), by=cast.mallory, at=NOW),
        lambda: ask_about_newcomers(cast.cohort, by=cast.ada, at=NOW),
        lambda: call_off_inquiry(inquiry, by=cast.mallory, at=NOW),
        lambda: keep_answered(Inquiry.objects.get(), by=cast.mallory, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            refused()
