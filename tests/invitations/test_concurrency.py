"""When two act at the same moment: capacity is never overrun, and each race has one clear result, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation, Place
from groundwork.invitations.actions import accept, decline, go_on, lapse_due, say_yes_to_a_talk, undo_answer, withdraw
from groundwork.invitations.models import Invitation
from groundwork.invitations.states import OPEN, InvitationState
from groundwork.mentorships.actions import begin_mentorship
from groundwork.mentorships.models import Mentorship
from tests import make
from tests.make import NOW

from .at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(8)  # a race that is won once may be lost the next time


def fresh(row):
    """The row as another process would read it."""
    return type(row)._base_manager.get(pk=row.pk)


def refused(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, GroundworkError)]


def require_nothing_overrun():
    for part in Participation.objects.all():
        live = Place.objects.live().filter(participation=part)
        assert live.count() <= part.places
    open_asks = Invitation.objects.open().count()
    begun = Mentorship.objects.live().count()
    assert Place.objects.live().filter(participation__role="mentor").count() == open_asks + begun
    assert Place.objects.live().filter(participation__role="mentee").count() == begun


@pytest.mark.parametrize("round", ROUNDS)
def test_of_two_who_ask_for_the_last_place_one_holds_it(round):
    cohort = make.cohort(make.program(make.organization()))
    ada, mentees = make.mentor(cohort, places=1), [make.mentee(cohort) for _ in range(2)]

    outcomes = at_once(*[lambda mentee=mentee: make.request(ada, fresh(mentee)) for mentee in mentees])

    assert len(refused(outcomes)) == 1
    assert Invitation.objects.open().count() == 1
    require_nothing_overrun()


def test_ten_who_ask_for_three_places_fill_exactly_three():
    cohort = make.cohort(make.program(make.organization()))
    ada, mentees = make.mentor(cohort, places=3), [make.mentee(cohort) for _ in range(10)]

    outcomes = at_once(*[lambda mentee=mentee: make.request(ada, fresh(mentee)) for mentee in mentees])

    assert len(refused(outcomes)) == 7
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_mentee_who_presses_twice_sends_one_request(round):
    cast = make.cast()

    outcomes = at_once(*[lambda: make.request(cast.mentor, fresh(cast.mentee)) for _ in range(2)])

    assert len(refused(outcomes)) == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_of_two_offers_that_ben_accepts_at_once_one_becomes_a_mentorship(round):
    cast = make.cast()
    offers = [make.offer(cast.mentor, cast.mentee), make.offer(make.mentor(cast.cohort), cast.mentee)]

    outcomes = at_once(
        *[lambda each=each: accept(fresh(each), nothing_in_the_way=True, by=cast.ben, at=NOW) for each in offers]
    )

    assert len(refused(outcomes)) == 1
    assert Mentorship.objects.count() == 1
    assert sorted(Invitation.objects.values_list("state", flat=True)) == ["accepted", "outdated"]
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_two_mentors_who_accept_one_mentee_at_once(round):
    """A request in one hand, an offer in the other: the mentor of the request and the mentee answer together."""
    cast = make.cast()
    offer = make.offer(make.mentor(cast.cohort), cast.mentee)
    request = make.request(cast.mentor, cast.mentee)

    outcomes = at_once(
        lambda: accept(fresh(offer), nothing_in_the_way=True, by=cast.ben, at=NOW),
        lambda: accept(fresh(request), nothing_in_the_way=True, by=cast.ada, at=NOW),
    )

    assert len(refused(outcomes)) == 1
    assert Mentorship.objects.count() == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_when_both_go_on_at_once_the_mentorship_begins_once(round):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    say_yes_to_a_talk(request, by=cast.ada, at=NOW)

    outcomes = at_once(
        *[lambda p=p: go_on(fresh(request), nothing_in_the_way=True, by=p, at=NOW) for p in (cast.ada, cast.ben)]
    )

    assert not refused(outcomes)
    assert Mentorship.objects.count() == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_lapse_and_a_yes_at_once_have_one_result(round):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    last_moment = request.expires_at - timedelta(seconds=1)

    at_once(
        lambda: accept(fresh(request), nothing_in_the_way=True, by=cast.ada, at=last_moment),
        lambda: lapse_due(request.expires_at),
    )

    request = fresh(request)
    assert request.state in {InvitationState.ACCEPTED, InvitationState.LAPSED}
    assert Mentorship.objects.count() == (request.state == InvitationState.ACCEPTED)
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_yes_to_a_talk_at_the_last_moment_is_not_lapsed_over(round):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    last_moment = request.expires_at - timedelta(seconds=1)

    outcomes = at_once(
        lambda: say_yes_to_a_talk(fresh(request), by=cast.ada, at=last_moment),
        lambda: lapse_due(request.expires_at),
    )

    said_yes = not isinstance(outcomes[0], GroundworkError)
    assert fresh(request).state == (InvitationState.TALKING if said_yes else InvitationState.LAPSED)
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_withdrawal_and_a_yes_at_once_have_one_result(round):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    outcomes = at_once(
        lambda: accept(fresh(request), nothing_in_the_way=True, by=cast.ada, at=NOW),
        lambda: withdraw(fresh(request), by=cast.ben, at=NOW),
    )

    assert len(refused(outcomes)) == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_no_taken_back_while_somebody_asks_never_holds_one_place_twice(round):
    cohort = make.cohort(make.program(make.organization()))
    ada, ben, bea = make.mentor(cohort, places=1), make.mentee(cohort), make.mentee(cohort)
    request = make.request(ada, ben)
    decline(request, by=ada.person, at=NOW)

    outcomes = at_once(
        lambda: undo_answer(fresh(request), by=ada.person, at=NOW),
        lambda: make.request(ada, fresh(bea)),
    )

    assert len(refused(outcomes)) == 1
    assert Invitation.objects.filter(state__in=OPEN).count() == 1
    require_nothing_overrun()


@pytest.mark.parametrize("round", ROUNDS)
def test_a_round_and_a_yes_that_begin_at_once_leave_ben_one_mentor(round):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    other = make.mentor(cast.cohort)

    outcomes = at_once(
        lambda: accept(fresh(request), nothing_in_the_way=True, by=cast.ada, at=NOW),
        lambda: begin_mentorship(other, fresh(cast.mentee), origin="round", at=NOW, by=None),
    )

    assert len(refused(outcomes)) == 1
    assert Mentorship.objects.count() == 1
