"""A round goes out: places at once, mentorships after half an hour, and until then an undo that restores exactly."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps

from groundwork.core.errors import NotAllowed, NotNow
from groundwork.core.sweeping import run_once
from groundwork.enrollment.models import Block, Participation, Place
from groundwork.enrollment.places import Purpose, take_place
from groundwork.history.models import Event
from groundwork.matching.actions import (
    begin_published_pairs,
    exclude_pair,
    publish_round,
    tell_publication,
    undo_publication,
)
from groundwork.matching.models import Publication
from groundwork.matching.states import PublicationState, RoundState
from groundwork.mentorships.models import Mentorship
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=30)


def published():
    cast = make.cast()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    return cast


def everything():
    """Every row of every model, but for the log of events and what publications there were."""
    return {
        model.__name__: sorted(str(row) for row in model._base_manager.values())
        for model in apps.get_models()
        if model.__module__.startswith("groundwork.") and model.__name__ not in {"Event", "Publication"}
    }


def test_publishing_takes_both_places_and_begins_nothing():
    cast = published()

    places = Place.objects.live()
    assert {(place.participation_id, place.partner_id) for place in places} == {
        (cast.mentor.pk, cast.mentee.pk),
        (cast.mentee.pk, cast.mentor.pk),
    }
    assert {place.purpose for place in places} == {Purpose.PAIRING}
    assert cast.publication.undo_until == LATER
    assert not Mentorship.objects.exists()


def test_undoing_restores_every_row_as_it_was():
    cast = make.cast()
    crowd(cast.cohort, mentors=12, mentees=15)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    before = everything()

    publication = publish_round(round, by=cast.cleo, at=NOW)
    assert everything() != before
    undo_publication(publication, by=cast.cleo, at=LATER - timedelta(seconds=1))

    assert everything() == before


def test_a_round_that_was_undone_can_be_published_again():
    cast = published()
    undo_publication(cast.publication, by=cast.cleo, at=NOW)
    cast.round.refresh_from_db()

    again = publish_round(cast.round, by=cast.cleo, at=NOW)

    assert again.state == PublicationState.WAITING
    assert Place.objects.live().count() == 2


def test_after_thirty_minutes_there_is_no_way_back():
    cast = published()

    with pytest.raises(NotNow, match="told_already"):
        undo_publication(cast.publication, by=cast.cleo, at=LATER)


def test_nobody_is_told_within_the_thirty_minutes():
    cast = published()

    run_once(LATER - timedelta(seconds=1))
    with pytest.raises(NotNow, match="can_be_undone"):
        tell_publication(cast.publication, at=NOW)

    assert not Mentorship.objects.exists()
    assert not Event.objects.filter(name__in=["round.told", "mentorship.began"]).exists()


def test_after_thirty_minutes_the_mentorships_begin():
    cast = published()

    run_once(LATER)

    mentorship = Mentorship.objects.get()
    assert (mentorship.mentor, mentorship.mentee) == (cast.ada, cast.ben)
    assert mentorship.origin == Mentorship.Origin.ROUND
    assert {place.holder_id for place in Place.objects.live()} == {mentorship.pk}
    assert Event.objects.filter(name="round.told", about_id=cast.round.pk, by=cast.cleo).count() == 1
    assert Event.objects.filter(name="mentorship.began", about_id=mentorship.pk).count() == 1


def test_a_worker_that_died_half_way_goes_on_where_it_was():
    cast = published()
    tell_publication(cast.publication, at=LATER)

    assert begin_published_pairs(at=LATER) == 1
    assert begin_published_pairs(at=LATER) == 0


def test_who_left_in_the_half_hour_is_not_put_into_a_mentorship():
    cast = published()
    Participation.objects.filter(pk=cast.mentee.pk).update(state="left")

    run_once(LATER)

    assert not Mentorship.objects.exists()
    assert not Place.objects.live().exists()
    assert Event.objects.filter(name="pairing.dropped").count() == 1


def test_when_somebody_lost_a_place_nothing_is_published_and_they_are_named():
    cast = make.cast()
    other = make.mentee(cast.cohort)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    take_place(cast.mentee, purpose=Purpose.ASK, holder_id=other.pk)

    with pytest.raises(NotNow, match="people_changed") as problem:
        publish_round(round, by=cast.cleo, at=NOW)

    assert "Ben Okafor" in str(problem.value.sentence)
    assert Place.objects.live().count() == 1
    round.refresh_from_db()
    assert round.state == RoundState.READY


def test_a_mentor_who_gave_one_of_two_places_meanwhile_is_named():
    cast = make.cast()
    other = make.mentee(cast.cohort)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    take_place(cast.mentor, purpose=Purpose.ASK, holder_id=other.pk)

    with pytest.raises(NotNow) as problem:
        publish_round(round, by=cast.cleo, at=NOW)

    assert "Ada Lindqvist" in str(problem.value.sentence)


def test_a_wish_made_since_the_round_ran_is_kept():
    cast = make.cast()
    round = make.matched_round(cast.cohort, by=cast.cleo)
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.ada)

    with pytest.raises(NotNow, match="people_changed"):
        publish_round(round, by=cast.cleo, at=NOW)


def test_a_round_that_wants_to_be_run_again_is_not_published():
    cast = make.cast()
    round = make.matched_round(cast.cohort, by=cast.cleo)
    exclude_pair(round, cast.mentor, cast.mentee, reason="Too near.", by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="outdated"):
        publish_round(round, by=cast.cleo, at=NOW)


def test_publishing_twice_publishes_once():
    cast = published()

    with pytest.raises(NotNow):
        publish_round(cast.round, by=cast.cleo, at=NOW)

    assert Publication.objects.count() == 1


def test_mallory_neither_publishes_nor_undoes():
    cast = published()
    for person in (cast.mallory, cast.ada):
        with pytest.raises(NotAllowed):
            undo_publication(cast.publication, by=person, at=NOW)
        with pytest.raises(NotAllowed):
            publish_round(cast.round, by=person, at=NOW)


def test_an_orientation_asked_for_since_the_round_ran_is_waited_for():
    cast = make.cast()
    round = make.matched_round(cast.cohort, by=cast.cleo)
    type(cast.program).objects.filter(pk=cast.program.pk).update(orientation_for="mentors")
    round.cohort.program.refresh_from_db()

    with pytest.raises(NotNow, match="people_changed") as problem:
        publish_round(round, by=cast.cleo, at=NOW)

    assert "Ada Lindqvist" in str(problem.value.sentence)
