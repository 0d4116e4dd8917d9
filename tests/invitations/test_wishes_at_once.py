"""Further choices when several act at the same moment: nobody is asked twice and no place is held twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.invitations.actions import (
    accept,
    ask_next_choices,
    ask_wish,
    decline,
    keep_wish,
    lapse_due,
    stop_wishes,
    undo_answer,
)
from groundwork.invitations.models import Invitation, Wish
from groundwork.invitations.states import WishState
from groundwork.mentorships.models import Mentorship
from tests import make
from tests.make import NOW

from .at_once import at_once
from .test_concurrency import fresh, refused, require_nothing_overrun

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(6)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def cast():
    """Ben has asked Ada; Zoe is asked next."""
    cast = make.cast()
    cast.zoe = make.mentor(cast.cohort)
    cast.request = make.request(cast.mentor, cast.mentee)
    cast.wish = keep_wish(cast.zoe, cast.mentee, text="Dear Zoe", by=cast.ben, at=NOW)
    return cast


def open_requests(cast):
    return Invitation.objects.open().filter(mentee=cast.mentee, kind="request").count()


@pytest.mark.parametrize("round", ROUNDS)
def test_two_workers_ask_the_next_once(cast, round):
    decline(cast.request, by=cast.ada, at=NOW)

    at_once(*[lambda: ask_next_choices(LATER) for _ in range(2)])

    assert open_requests(cast) == 1
    assert Invitation.objects.count() == 2
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_bens_own_click_and_the_worker_ask_zoe_once(cast, round):
    decline(cast.request, by=cast.ada, at=NOW)

    at_once(lambda: ask_wish(fresh(cast.wish), by=cast.ben, at=LATER), lambda: ask_next_choices(LATER))

    assert Invitation.objects.filter(mentor=cast.zoe).count() == 1
    assert fresh(cast.wish).state == WishState.ASKED
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_while_ben_asks_another_by_hand_the_list_waits(cast, round):
    other = make.mentor(cast.cohort)
    decline(cast.request, by=cast.ada, at=NOW)

    at_once(lambda: make.request(other, fresh(cast.mentee), at=LATER), lambda: ask_next_choices(LATER))

    assert open_requests(cast) == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_the_last_place_of_the_next_choice_is_held_once(cast, round):
    decline(cast.request, by=cast.ada, at=NOW)
    gina = make.mentee(cast.cohort)

    at_once(lambda: make.request(cast.zoe, fresh(gina), at=LATER), lambda: ask_next_choices(LATER))

    assert Invitation.objects.open().filter(mentor=cast.zoe).count() == 1
    assert fresh(cast.wish).state in {WishState.ASKED, WishState.PASSED_OVER}
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_yes_at_the_last_moment_and_the_next_choice_have_one_result(cast, round):
    last_moment = cast.request.expires_at - timedelta(seconds=1)

    def worker():
        lapse_due(cast.request.expires_at)
        ask_next_choices(cast.request.expires_at)

    at_once(lambda: accept(fresh(cast.request), nothing_in_the_way=True, by=cast.ada, at=last_moment), worker)

    assert Mentorship.objects.count() + open_requests(cast) == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_no_taken_back_at_the_last_moment_and_the_next_choice(cast, round):
    decline(cast.request, by=cast.ada, at=NOW)
    due = NOW + timedelta(minutes=30)

    at_once(
        lambda: undo_answer(fresh(cast.request), by=cast.ada, at=due - timedelta(seconds=1)),
        lambda: ask_next_choices(due),
    )

    assert open_requests(cast) == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_stopping_while_the_worker_asks_has_one_result(cast, round):
    decline(cast.request, by=cast.ada, at=NOW)

    at_once(lambda: stop_wishes(fresh(cast.mentee), by=cast.ben, at=LATER), lambda: ask_next_choices(LATER))

    asked = fresh(cast.wish).state == WishState.ASKED
    assert open_requests(cast) == asked
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_choice_kept_twice_stands_once(cast, round):
    kai = make.mentor(cast.cohort)

    at_once(*[lambda: keep_wish(kai, fresh(cast.mentee), text="Dear Kai", by=cast.ben, at=NOW) for _ in range(2)])

    assert Wish.objects.kept().filter(mentor=kai).count() == 1


@pytest.mark.parametrize("round", ROUNDS)
def test_of_two_choices_for_one_seat_on_the_list_one_is_kept(cast, round):
    others = [make.mentor(cast.cohort) for _ in range(2)]

    outcomes = at_once(
        *[lambda who=who: keep_wish(who, fresh(cast.mentee), text="Hello", by=cast.ben, at=NOW) for who in others]
    )

    assert len(refused(outcomes)) == 1
    assert Wish.objects.kept().count() == 2
