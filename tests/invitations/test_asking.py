"""Asking and offering: who may, what is held, and what is never revealed (P14, P15)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NoFreePlace, NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.models import Block, LearningProfile, Pause, Place
from groundwork.history.models import Event
from groundwork.invitations.actions import ask_mentor, decline, offer_mentoring, say_not_now, say_yes_to_a_talk
from groundwork.invitations.models import Invitation
from groundwork.programs.models import ReportingLine
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def test_a_request_holds_a_place_for_ben_and_ends_after_the_programs_days():
    cast = make.cast()

    request = make.request(cast.mentor, cast.mentee)

    place = Place.objects.live().get(participation=cast.mentor)
    assert (place.holder_id, place.partner) == (request.pk, cast.mentee)
    assert request.expires_at == NOW + timedelta(days=cast.program.ask_days)
    assert [letter.text for letter in request.letters.all()] == ["May I ask you?"]
    assert Event.objects.get(name="request.sent").by == cast.ben


def test_an_offer_leaves_plenty_of_time_and_keeps_bens_words_closed_until_he_says_yes():
    cast = make.cast()

    offer = make.offer(cast.mentor, cast.mentee)

    assert offer.expires_at == NOW + timedelta(days=30)
    assert not LearningProfile.objects.visible_to(cast.ada).exists()
    say_yes_to_a_talk(offer, by=cast.ben, at=NOW)
    assert LearningProfile.objects.visible_to(cast.ada).get() == cast.mentee.profile


def test_ada_reads_what_ben_wrote_once_he_asks():
    cast = make.cast()

    make.request(cast.mentor, cast.mentee)

    assert LearningProfile.objects.visible_to(cast.ada).get() == cast.mentee.profile


def test_a_mentee_asks_one_mentor_at_a_time():
    cast = make.cast()
    make.request(cast.mentor, cast.mentee)

    with pytest.raises(NotNow) as no:
        make.request(make.mentor(cast.cohort), cast.mentee)

    assert no.value.code == "one_at_a_time"


def test_one_open_ask_for_each_place():
    cast = make.cast()
    for _ in range(2):
        make.request(cast.mentor, make.mentee(cast.cohort))

    with pytest.raises(NoFreePlace):
        make.request(cast.mentor, cast.mentee)


def refusals(cast):
    """Why Ada can't be asked, each by itself."""
    return {
        "full": lambda: [make.request(cast.mentor, make.mentee(cast.cohort)) for _ in range(2)],
        "paused": lambda: Pause.objects.create(participation=cast.mentor, since=NOW),
        "blocked": lambda: Block.objects.create(organization=cast.here, by=cast.ada, other=cast.ben),
        "above": lambda: ReportingLine.objects.create(organization=cast.here, person=cast.mo, manager=cast.ada),
    }


@pytest.mark.parametrize("why", ["full", "paused", "blocked", "above"])
def test_whatever_keeps_them_apart_the_sentence_is_the_same(why):
    cast = make.cast()
    refusals(cast)[why]()

    with pytest.raises(NoFreePlace) as no:
        make.request(cast.mentor, cast.mentee)

    assert no.value.code == "cannot_be_asked"


def test_a_mentor_who_likes_no_requests_is_not_asked():
    cast = make.cast()
    cast.mentor.offer.open_to_asks = False

    with pytest.raises(NoFreePlace):
        make.request(cast.mentor, cast.mentee)


def test_a_mentee_with_a_mentor_asks_nobody_else():
    cast = make.pair()

    with pytest.raises(NoFreePlace) as no:
        make.request(make.mentor(cast.cohort), cast.mentee)

    assert no.value.code == "has_a_mentor"


def test_nobody_asks_in_anothers_name():
    cast = make.cast()

    with pytest.raises(NotAllowed):
        ask_mentor(cast.mentor, cast.mentee, text="Hello", by=cast.ada, at=NOW)
    with pytest.raises(NotAllowed):
        offer_mentoring(cast.mentor, cast.mentee, text="Hello", by=cast.ben, at=NOW)


def test_mallory_is_asked_by_nobody_over_the_wall():
    cast = make.cast()
    elsewhere = make.mentor(cast.other_cohort, cast.mallory)

    with pytest.raises(NotAllowed):
        make.request(elsewhere, cast.mentee)


def test_a_note_has_words():
    cast = make.cast()

    with pytest.raises(Unacceptable) as no:
        make.request(cast.mentor, cast.mentee, text="  \n ")

    assert no.value.field == "text"
    assert not Invitation.objects.exists()


def test_no_offer_reaches_who_wants_none():
    cast = make.cast()
    cast.mentee.profile.open_to_offers = False

    with pytest.raises(NoFreePlace):
        make.offer(cast.mentor, cast.mentee)


def test_a_mentor_without_a_free_place_offers_nothing():
    cast = make.cast()
    for _ in range(2):
        make.offer(cast.mentor, make.mentee(cast.cohort))

    with pytest.raises(NoFreePlace) as no:
        make.offer(cast.mentor, cast.mentee)

    assert no.value.code == "no_free_place"


def test_an_offer_and_a_request_of_the_same_two_do_not_cross():
    cast = make.cast()
    make.offer(cast.mentor, cast.mentee)

    with pytest.raises(NotNow) as no:
        make.request(cast.mentor, cast.mentee)

    assert no.value.code == "open_already"


def test_after_a_no_ben_does_not_ask_again_and_ada_may_still_offer():
    cast = make.cast()
    decline(make.request(cast.mentor, cast.mentee), by=cast.ada, at=NOW)

    with pytest.raises(NoFreePlace):
        make.request(cast.mentor, cast.mentee, at=NOW + timedelta(days=400))

    assert make.offer(cast.mentor, cast.mentee)


def test_a_not_now_holds_for_a_season():
    cast = make.cast()
    say_not_now(make.request(cast.mentor, cast.mentee), by=cast.ada, at=NOW)

    with pytest.raises(NoFreePlace):
        make.request(cast.mentor, cast.mentee, at=NOW + timedelta(days=89))

    assert make.request(cast.mentor, cast.mentee, at=NOW + timedelta(days=91))
