"""Further choices: asked one after the other, by themselves, and never seen by anybody but the mentee."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NoFreePlace, NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions import leave_cohort, lift_pause, pause_asks, set_aside
from groundwork.enrollment.models import Participation, Place
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from groundwork.invitations.actions import (
    accept,
    ask_next,
    ask_next_choices,
    ask_wish,
    decline,
    end_talk,
    keep_wish,
    lapse_due,
    put_first,
    say_not_now,
    say_yes_to_a_talk,
    settle_wishes,
    stop_wishes,
    take_off,
    undo_answer,
    withdraw,
)
from groundwork.invitations.models import Invitation, Wish
from groundwork.invitations.states import InvitationState, WishState
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
HALF_AN_HOUR = timedelta(minutes=30)
DAY = timedelta(days=1)


@pytest.fixture
def cast():
    """Ben has asked Ada; Zoe is his second choice and Kai his third."""
    cast = make.cast()
    cast.zoe = make.mentor(cast.cohort, make.person("Zoe Late", organization=cast.here))
    cast.kai = make.mentor(cast.cohort, make.person("Kai Ito", organization=cast.here))
    cast.request = make.request(cast.mentor, cast.mentee)
    cast.second = wish(cast, cast.zoe, "Dear Zoe, may I ask you?")
    cast.third = wish(cast, cast.kai, "Dear Kai, may I ask you?")
    return cast


def wish(cast, mentor, text="May I ask you?", *, by=None):
    return keep_wish(mentor, cast.mentee, text=text, by=by or cast.ben, at=NOW)


def kept(cast):
    return [each.mentor.person.first_name for each in Wish.objects.kept().filter(mentee=cast.mentee)]


def asked_now(cast):
    open_one = Invitation.objects.open().filter(mentee=cast.mentee, kind="request").first()
    return open_one.mentor.person.first_name if open_one else None


# The list


def test_choices_are_kept_in_their_order_and_nothing_is_sent(cast):
    assert kept(cast) == ["Zoe", "Kai"]
    assert Invitation.objects.count() == 1
    assert not Place.objects.filter(participation__in=[cast.zoe, cast.kai]).exists()


def test_two_further_choices_are_enough(cast):
    fourth = make.mentor(cast.cohort)

    with pytest.raises(NotNow, match="enough_choices"):
        wish(cast, fourth)


def test_the_note_to_somebody_on_the_list_is_written_anew(cast):
    wish(cast, cast.zoe, "Dear Zoe, once more.")

    assert kept(cast) == ["Zoe", "Kai"]
    assert Wish.objects.get(pk=cast.second.pk).note == "Dear Zoe, once more."


def test_a_note_without_words_is_asked_for_again(cast):
    with pytest.raises(Unacceptable, match="empty_note"):
        wish(cast, cast.zoe, "  ")


def test_the_third_can_be_put_first(cast):
    put_first(cast.third, by=cast.ben, at=NOW)

    assert kept(cast) == ["Kai", "Zoe"]


def test_after_one_is_taken_off_a_new_one_comes_last(cast):
    take_off(cast.second, by=cast.ben, at=NOW)
    wish(cast, cast.zoe)

    assert kept(cast) == ["Kai", "Zoe"]


def test_stopping_takes_all_off_and_leaves_the_request_on_its_way(cast):
    assert stop_wishes(cast.mentee, by=cast.ben, at=NOW) == 2

    assert kept(cast) == []
    assert asked_now(cast) == "Ada"


def test_nobody_is_wished_for_before_somebody_is_asked():
    cast = make.cast()

    with pytest.raises(NotNow, match="ask_first"):
        wish(cast, cast.mentor)


def test_who_is_asked_already_or_full_or_set_aside_cannot_be_a_choice(cast):
    full = make.mentor(cast.cohort)
    make.request(full, make.mentee(cast.cohort))
    aside = make.mentor(cast.cohort)
    set_aside(cast.mentee, aside, by=cast.ben, at=NOW)
    take_off(cast.third, by=cast.ben, at=NOW)

    with pytest.raises(NotNow, match="open_already"):
        wish(cast, cast.mentor)
    for nobody in (full, aside):
        with pytest.raises(NoFreePlace, match="cannot_be_asked"):
            wish(cast, nobody)


@pytest.mark.parametrize("verb", [put_first, take_off, ask_wish])
@pytest.mark.parametrize("who", ["mallory", "ada", "cleo"])
def test_mallory_and_everybody_else_leave_bens_list_alone(cast, verb, who):
    with pytest.raises(NotAllowed):
        verb(cast.second, by=getattr(cast, who), at=NOW)

    assert kept(cast) == ["Zoe", "Kai"]


def test_mallory_cannot_wish_in_bens_name(cast):
    with pytest.raises(NotAllowed):
        wish(cast, cast.zoe, by=cast.mallory)


def test_no_mentor_and_no_coordinator_sees_whom_ben_would_ask_next(cast):
    for who in (cast.ada, cast.zoe.person, cast.cleo, cast.mallory):
        assert not Wish.objects.visible_to(who).exists()

    assert Wish.objects.visible_to(cast.ben).count() == 2


# From one to the next


def test_half_an_hour_after_a_no_the_second_choice_is_asked(cast):
    decline(cast.request, by=cast.ada, at=NOW)

    assert ask_next(cast.mentee, at=NOW + HALF_AN_HOUR - timedelta(seconds=1)) is None
    invitation = ask_next(cast.mentee, at=NOW + HALF_AN_HOUR)

    assert invitation.mentor == cast.zoe
    assert invitation.letters.get().text == "Dear Zoe, may I ask you?"
    assert invitation.expires_at == NOW + HALF_AN_HOUR + timedelta(days=cast.program.ask_days)
    assert kept(cast) == ["Kai"]


def test_what_was_asked_becomes_the_letter_and_the_wish_keeps_no_words(cast):
    say_not_now(cast.request, by=cast.ada, at=NOW)

    invitation = ask_next(cast.mentee, at=NOW + HALF_AN_HOUR)

    done = Wish.objects.get(pk=cast.second.pk)
    assert (done.state, done.note, done.invitation, done.after) == (WishState.ASKED, "", invitation, cast.request)


def test_when_nobody_answered_in_time_the_next_is_asked_at_once(cast):
    lapse_due(cast.request.expires_at)

    ask_next_choices(cast.request.expires_at)

    assert asked_now(cast) == "Zoe"


def test_when_the_mentor_leaves_the_next_is_asked(cast):
    Participation.objects.filter(pk=cast.mentor.pk).update(state=ParticipationState.LEFT)
    lapse_due(NOW + DAY)

    ask_next_choices(NOW + DAY)

    assert asked_now(cast) == "Zoe"


def test_one_after_the_other_down_the_list(cast):
    at = NOW
    decline(cast.request, by=cast.ada, at=at)
    for name in ("Zoe", "Kai"):
        at += DAY
        ask_next_choices(at)
        assert asked_now(cast) == name
        open_one = Invitation.objects.open().get()
        decline(open_one, by=open_one.mentor.person, at=at)

    ask_next_choices(at + DAY)

    assert asked_now(cast) is None
    assert kept(cast) == []


@pytest.mark.parametrize("why", ["full", "paused", "set aside", "left", "no requests"])
def test_who_can_no_longer_be_asked_is_passed_over(cast, why):
    if why == "full":
        make.request(cast.zoe, make.mentee(cast.cohort))
    elif why == "paused":
        pause_asks(cast.zoe, None, by=cast.zoe.person, at=NOW)
    elif why == "set aside":
        set_aside(cast.zoe, cast.mentee, by=cast.zoe.person, at=NOW)
    elif why == "left":
        leave_cohort(cast.zoe, by=cast.zoe.person, at=NOW)
    else:
        type(cast.zoe.offer).objects.filter(pk=cast.zoe.offer.pk).update(open_to_asks=False)
    decline(cast.request, by=cast.ada, at=NOW)

    ask_next_choices(NOW + DAY)

    assert asked_now(cast) == "Kai"
    assert Wish.objects.get(pk=cast.second.pk).state == WishState.PASSED_OVER


def test_when_nobody_on_the_list_can_be_asked_it_is_said_once(cast):
    for mentor in (cast.zoe, cast.kai):
        pause_asks(mentor, None, by=mentor.person, at=NOW)
    decline(cast.request, by=cast.ada, at=NOW)

    for hours in (1, 2):
        ask_next_choices(NOW + timedelta(hours=hours))

    assert Event.objects.filter(name="wishes.exhausted", about_id=cast.request.pk).count() == 1
    assert kept(cast) == []


def test_a_no_that_is_taken_back_asks_nobody_else(cast):
    decline(cast.request, by=cast.ada, at=NOW)
    undo_answer(cast.request, by=cast.ada, at=NOW + timedelta(minutes=29))

    ask_next_choices(NOW + DAY)

    assert asked_now(cast) == "Ada"
    assert kept(cast) == ["Zoe", "Kai"]


@pytest.mark.parametrize("how", ["taken back", "after a talk"])
def test_after_a_talk_or_a_withdrawal_ben_decides_in_person(cast, how):
    if how == "taken back":
        withdraw(cast.request, by=cast.ben, at=NOW)
    else:
        say_yes_to_a_talk(cast.request, by=cast.ada, at=NOW)
        end_talk(cast.request, by=cast.ben, at=NOW)

    ask_next_choices(NOW + DAY)
    assert asked_now(cast) is None
    ask_wish(cast.second, by=cast.ben, at=NOW + DAY)

    assert asked_now(cast) == "Zoe"


def test_during_bens_own_pause_nobody_is_asked(cast):
    pause_asks(cast.mentee, None, by=cast.ben, at=NOW)
    decline(cast.request, by=cast.ada, at=NOW)

    ask_next_choices(NOW + DAY)
    assert asked_now(cast) is None
    lift_pause(cast.mentee, by=cast.ben, at=NOW + 2 * DAY)
    ask_next_choices(NOW + 2 * DAY)

    assert asked_now(cast) == "Zoe"


def test_a_list_from_long_ago_is_not_asked_by_itself(cast):
    decline(cast.request, by=cast.ada, at=NOW)

    ask_next_choices(NOW + 8 * DAY)

    assert asked_now(cast) is None
    assert kept(cast) == ["Zoe", "Kai"]


def test_who_asks_somebody_else_by_hand_is_asked_for_no_further(cast):
    decline(cast.request, by=cast.ada, at=NOW)
    other = make.mentor(cast.cohort)
    make.request(other, cast.mentee, at=NOW)

    ask_next_choices(NOW + DAY)

    assert Invitation.objects.open().get().mentor == other
    assert kept(cast) == ["Zoe", "Kai"]


def test_with_a_mentor_the_list_is_let_go_and_its_words_with_it(cast):
    accept(cast.request, nothing_in_the_way=True, by=cast.ada, at=NOW)

    assert settle_wishes(NOW) == 2

    assert set(Wish.objects.values_list("state", "note")) == {(WishState.SETTLED, "")}
    assert settle_wishes(NOW) == 0


def test_every_verb_leaves_its_event(cast):
    put_first(cast.third, by=cast.ben, at=NOW)
    take_off(cast.second, by=cast.ben, at=NOW)
    decline(cast.request, by=cast.ada, at=NOW)
    ask_next_choices(NOW + DAY)

    told = Event.objects.filter(name__startswith="wish.").values_list("name", flat=True)
    assert list(told) == ["wish.kept", "wish.kept", "wish.put_first", "wish.taken_off", "wish.asked"]
    assert Invitation.objects.open().get().state == InvitationState.WAITING
