"""Yes, not now, no, and what each of them sets free (P14, P16, P17)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NoFreePlace, NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.models import LearningProfile, Place
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from groundwork.invitations.actions import (
    accept,
    decline,
    end_talk,
    go_on,
    keep_reflection,
    lapse_due,
    remind_half_way,
    say_not_now,
    say_yes_to_a_talk,
    send_letter,
    undo_answer,
    withdraw,
)
from groundwork.invitations.models import Letter, Reflection
from groundwork.invitations.states import InvitationState
from groundwork.mentorships.models import Mentorship
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=29)


def held(part):
    return Place.objects.live().filter(participation=part).count()


def test_yes_to_a_talk_binds_nobody_and_leaves_a_month():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    say_yes_to_a_talk(request, by=cast.ada, at=NOW + timedelta(hours=1), line="Tuesday?")

    assert request.state == InvitationState.TALKING
    assert request.expires_at == NOW + timedelta(days=30, hours=1)
    assert (held(cast.mentor), held(cast.mentee)) == (1, 0)
    assert request.letters.last().text == "Tuesday?"


def test_yes_lets_begin_makes_the_mentorship_in_the_place_that_was_held():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    mentorship = accept(request, nothing_in_the_way=True, by=cast.ada, at=NOW)

    assert request.state == InvitationState.ACCEPTED
    assert request.mentorship == mentorship
    assert mentorship.origin == Mentorship.Origin.REQUEST
    assert Place.objects.live().get(participation=cast.mentor).holder_id == mentorship.pk
    assert (held(cast.mentor), held(cast.mentee)) == (1, 1)
    assert LearningProfile.objects.visible_to(cast.ada).exists()


def test_something_in_the_way_stops_the_beginning_and_changes_nothing():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    with pytest.raises(Unacceptable) as no:
        accept(request, nothing_in_the_way=False, by=cast.ada, at=NOW)

    request.refresh_from_db()
    assert no.value.code == "something_in_the_way"
    assert request.state == InvitationState.WAITING


@pytest.mark.parametrize(
    ("verb", "state", "event"),
    [
        (say_not_now, InvitationState.NOT_NOW, "invitation.not_now"),
        (decline, InvitationState.DECLINED, "invitation.declined"),
    ],
)
def test_a_no_needs_no_reason_and_frees_both(verb, state, event):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    verb(request, by=cast.ada, at=NOW)

    assert request.state == state
    assert held(cast.mentor) == 0
    assert not LearningProfile.objects.visible_to(cast.ada).exists()
    assert Event.objects.filter(name=event, about_id=request.pk).count() == 1
    make.request(make.mentor(cast.cohort), cast.mentee)


def test_a_no_can_be_taken_back_for_half_an_hour():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    decline(request, by=cast.ada, at=NOW)

    undo_answer(request, by=cast.ada, at=LATER)

    assert (request.state, request.answered_at, request.ended_at) == (InvitationState.WAITING, None, None)
    assert Place.objects.live().get(participation=cast.mentor).partner == cast.mentee


def test_after_half_an_hour_a_no_stands():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    decline(request, by=cast.ada, at=NOW)

    with pytest.raises(NotNow):
        undo_answer(request, by=cast.ada, at=NOW + timedelta(minutes=30))


def test_a_no_is_not_taken_back_when_the_place_is_held_again():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    decline(request, by=cast.ada, at=NOW)
    for _ in range(2):
        make.request(cast.mentor, make.mentee(cast.cohort))

    with pytest.raises(NoFreePlace):
        undo_answer(request, by=cast.ada, at=LATER)

    request.refresh_from_db()
    assert request.state == InvitationState.DECLINED


def test_a_no_is_not_taken_back_when_ben_has_asked_somebody_else():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    decline(request, by=cast.ada, at=NOW)
    make.request(make.mentor(cast.cohort), cast.mentee)

    with pytest.raises(NotNow) as no:
        undo_answer(request, by=cast.ada, at=LATER)

    assert no.value.code == "asked_again"


def test_the_mentorship_begins_when_both_go_on():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    say_yes_to_a_talk(request, by=cast.ada, at=NOW)

    assert go_on(request, nothing_in_the_way=True, by=cast.ben, at=NOW) is None
    assert go_on(request, nothing_in_the_way=True, by=cast.ben, at=NOW) is None
    mentorship = go_on(request, nothing_in_the_way=True, by=cast.ada, at=NOW)

    assert mentorship == Mentorship.objects.get()
    assert Event.objects.filter(name="invitation.agreed").count() == 2


def test_not_the_right_fit_frees_both_without_blame():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    say_yes_to_a_talk(request, by=cast.ada, at=NOW)

    end_talk(request, by=cast.ben, at=NOW)

    assert request.state == InvitationState.NOT_A_FIT
    assert held(cast.mentor) == 0
    with pytest.raises(NotNow):
        go_on(request, nothing_in_the_way=True, by=cast.ada, at=NOW)


def test_when_ben_finds_ada_the_other_offers_are_outdated():
    cast = make.cast()
    other = make.mentor(cast.cohort)
    offers = [make.offer(cast.mentor, cast.mentee), make.offer(other, cast.mentee)]

    accept(offers[0], nothing_in_the_way=True, by=cast.ben, at=NOW)

    offers[1].refresh_from_db()
    assert offers[1].state == InvitationState.OUTDATED
    assert held(other) == 0
    assert Event.objects.filter(name="invitation.outdated", about_id=offers[1].pk).exists()


def test_who_was_not_asked_does_not_answer_and_who_did_not_ask_does_not_withdraw():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    for verb in (say_yes_to_a_talk, say_not_now, decline):
        with pytest.raises(NotAllowed):
            verb(request, by=cast.ben, at=NOW)
    with pytest.raises(NotAllowed):
        withdraw(request, by=cast.ada, at=NOW)


@pytest.mark.parametrize("who", ["cleo", "mallory"])
def test_a_third_person_has_no_say(who):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    third = getattr(cast, who)

    with pytest.raises(NotAllowed):
        send_letter(request, text="Hello", by=third, at=NOW)
    with pytest.raises(NotAllowed):
        end_talk(request, by=third, at=NOW)
    with pytest.raises(NotAllowed):
        keep_reflection(request, text="Hm", by=third, at=NOW)


def test_ben_takes_his_request_back():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    withdraw(request, by=cast.ben, at=NOW)

    assert request.state == InvitationState.WITHDRAWN
    assert held(cast.mentor) == 0


def test_what_is_not_answered_ends_by_itself_once():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    assert lapse_due(request.expires_at - timedelta(seconds=1)) == 0
    assert lapse_due(request.expires_at) == 1
    assert lapse_due(request.expires_at) == 0

    request.refresh_from_db()
    assert request.state == InvitationState.LAPSED
    assert held(cast.mentor) == 0


def test_an_answer_after_the_end_comes_too_late_even_before_the_sweeper():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    with pytest.raises(NotNow) as no:
        say_yes_to_a_talk(request, by=cast.ada, at=request.expires_at)

    assert no.value.code == "expired"


def test_one_reminder_at_half_time():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    half = NOW + (request.expires_at - NOW) / 2

    assert remind_half_way(half - timedelta(seconds=1)) == 0
    assert remind_half_way(half) == 1
    assert remind_half_way(half + timedelta(hours=1)) == 0


def test_questions_go_to_and_fro_while_nothing_is_decided():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    send_letter(request, text="What would you like first?", by=cast.ada, at=NOW)

    assert Letter.objects.visible_to(cast.ben).count() == 2
    assert Letter.objects.visible_to(cast.cleo).count() == 0
    withdraw(request, by=cast.ben, at=NOW)
    with pytest.raises(NotNow):
        send_letter(request, text="And now?", by=cast.ada, at=NOW)


def test_a_reflection_is_read_by_its_writer_alone_and_can_be_emptied():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)

    keep_reflection(request, text="I felt heard.", by=cast.ben, at=NOW)
    keep_reflection(request, text="I felt heard, and curious.", by=cast.ben, at=NOW)

    assert [each.text for each in Reflection.objects.visible_to(cast.ben)] == ["I felt heard, and curious."]
    assert not Reflection.objects.visible_to(cast.ada).exists()
    keep_reflection(request, text="", by=cast.ben, at=NOW)
    assert not Reflection.objects.exists()


def test_what_somebody_who_left_had_open_ends_and_nothing_begins_with_them():
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee)
    request.mentor.state = ParticipationState.LEFT
    request.mentor.save()

    with pytest.raises(NotNow):
        accept(request, nothing_in_the_way=True, by=cast.ada, at=NOW)

    assert lapse_due(NOW) == 1
    assert held(cast.mentor) == 0
