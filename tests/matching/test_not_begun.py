"""A published pair that can't begin goes back to its round: its places are free, and its coordinators hear why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from groundwork.core.errors import NotAllowed
from groundwork.core.sweeping import run_once
from groundwork.enrollment.actions import leave_cohort
from groundwork.enrollment.models import Block, Pause, Place
from groundwork.history.models import Event
from groundwork.matching.actions import (
    begin_published_pairs,
    lock_pairing,
    publish_round,
    queue_round,
    run_round,
    take_note,
    tell_publication,
)
from groundwork.matching.models import NotBegun, Pairing
from groundwork.matching.queries import free_mentees
from groundwork.matching.review import did_not_begin, events_of, trail
from groundwork.matching.states import RoundState
from groundwork.mentorships.models import Mentorship
from groundwork.web.coordinator.overview.waiting import tasks_for
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=30)
Why = NotBegun.Why


def published():
    cast = make.cast()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairing = cast.round.pairings.get()
    cast.publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    return cast


def together_the_other_way_round(cast):
    make.mentorship(make.mentor(cast.cohort, cast.ben), make.mentee(cast.cohort, cast.ada))


def mentee_leaves(cast):
    leave_cohort(cast.mentee, by=cast.ben, at=NOW)


def mentor_pauses(cast):
    Pause.objects.create(participation=cast.mentor, since=NOW, by=cast.ada)


def place_is_lost(cast):
    Place.objects.filter(participation=cast.mentor).update(released_at=NOW)


def wish_is_made(cast):
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.ada)


CAUSES = [
    (together_the_other_way_round, Why.TOGETHER),
    (mentee_leaves, Why.LEFT),
    (mentor_pauses, Why.PAUSED),
    (place_is_lost, Why.PLACE),
    (wish_is_made, Why.RULE),
]


@pytest.mark.parametrize(("cause", "why"), CAUSES)
def test_what_comes_between_in_the_half_hour_is_kept_and_told(cause, why):
    cast = published()
    cause(cast)

    run_once(LATER)

    assert (NotBegun.objects.get().mentee, NotBegun.objects.get().why) == (cast.mentee, why)
    assert not Place.objects.live().filter(holder_id=cast.pairing.pk).exists()
    assert not Mentorship.objects.filter(seats__participation=cast.mentee).exists()
    assert Event.objects.get(name="pairing.dropped").facts["why"] == why


def test_nobody_outside_the_desk_hears_of_a_pair_that_did_not_begin():
    cast = published()
    wish_is_made(cast)
    tell_publication(cast.publication, at=LATER)
    begin_published_pairs(at=LATER)

    (letter,) = make.hear(LATER + timedelta(days=1))

    assert letter.to == [cast.cleo.email]
    assert "Ben Okafor and Ada Lindqvist could not begin" in letter.subject
    assert "it may be a private wish" in letter.body
    assert "Ben Okafor waits for a mentor. Run the round again: it looks for another one." in letter.body


def test_the_round_is_open_again_and_finds_the_mentee_another_mentor():
    cast = published()
    kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    cast.round.people.add(kim)
    wish_is_made(cast)
    run_once(LATER)
    cast.round.refresh_from_db()
    assert (cast.round.state, cast.round.result["outdated"]) == (RoundState.READY, True)
    assert cast.mentee in free_mentees(cast.cohort, at=LATER)

    queue_round(cast.round, by=cast.cleo, at=LATER)
    run_round(cast.round, at=LATER)

    assert cast.round.pairings.get().mentor == kim
    assert did_not_begin(cast.round)[0].next == (
        "Ben Okafor is proposed for Kim Able now. Publish the two when it suits you."
    )


def test_a_locked_pair_that_did_not_begin_does_not_stop_the_next_run():
    cast = make.cast()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    lock_pairing(cast.round.pairings.get(), by=cast.cleo, at=NOW)
    publish_round(cast.round, by=cast.cleo, at=NOW)
    wish_is_made(cast)
    run_once(LATER)

    cast.round.refresh_from_db()
    queue_round(cast.round, by=cast.cleo, at=LATER)
    run_round(cast.round, at=LATER)

    assert cast.round.state == RoundState.READY
    assert [each["mentee"] for each in cast.round.result["unmatched"]] == [str(cast.mentee.pk)]


def test_home_and_trail_say_which_pair_and_why_until_it_is_noted():
    cast = published()
    mentee_leaves(cast)
    run_once(LATER)
    said = "Ben Okafor and Ada Lindqvist were to begin, and could not."

    assert said in [task.says for task in tasks_for(cast.cleo, cast.cohort, at=LATER)]
    assert take_note(cast.round, by=cast.cleo, at=LATER) == 1

    assert said not in [task.says for task in tasks_for(cast.cleo, cast.cohort, at=LATER)]
    assert "Ben Okafor and Ada Lindqvist did not begin. One of the two takes part no longer." in [
        entry.says for entry in trail(events_of(cast.round))
    ]


def test_what_may_pass_is_tried_again_and_given_up_after_hours():
    cast = published()
    tell_publication(cast.publication, at=LATER)

    with connection.execute_wrapper(busy):
        begin_published_pairs(at=LATER)
        begin_published_pairs(at=LATER + timedelta(hours=5))
        assert Pairing.objects.get().stuck_since == LATER
        assert not NotBegun.objects.exists()
        begin_published_pairs(at=LATER + timedelta(hours=6))

    assert NotBegun.objects.get().why == Why.MISHAP
    assert not Place.objects.live().exists()


def test_what_has_passed_lets_the_pair_begin():
    cast = published()
    tell_publication(cast.publication, at=LATER)
    with connection.execute_wrapper(busy):
        begin_published_pairs(at=LATER)

    assert begin_published_pairs(at=LATER + timedelta(minutes=1)) == 1

    assert not NotBegun.objects.exists()


def test_while_its_round_is_being_run_a_pair_waits_for_the_next_sweep():
    cast = make.cast()
    make.mentee(cast.cohort)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    out = cast.round.pairings.get(mentee=cast.mentee)
    tell_publication(publish_round(cast.round, [out], by=cast.cleo, at=NOW), at=LATER)
    wish_is_made(cast)
    queue_round(cast.round, by=cast.cleo, at=LATER)

    begin_published_pairs(at=LATER)
    assert not NotBegun.objects.exists()
    run_round(cast.round, at=LATER)
    begin_published_pairs(at=LATER)

    assert NotBegun.objects.get().mentee == cast.mentee


def test_one_letter_tells_of_all_that_did_not_begin_at_once():
    cast = make.cast()
    make.mentor(cast.cohort)
    cast.other = make.mentee(cast.cohort)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    tell_publication(publish_round(cast.round, by=cast.cleo, at=NOW), at=LATER)
    for part in (cast.mentee, cast.other):
        leave_cohort(part, by=part.person, at=NOW)
    begin_published_pairs(at=LATER)

    (letter,) = make.hear(LATER + timedelta(days=1))

    assert "2 pairs in Side by Side could not begin" in letter.subject


def test_mallory_takes_note_of_nothing():
    cast = published()

    with pytest.raises(NotAllowed):
        take_note(cast.round, by=cast.mallory, at=NOW)


def busy(execute, sql, params, many, context):
    """A database that says it is locked whenever a mentorship is to be written."""
    if sql.startswith('INSERT INTO "mentorships_mentorship"'):
        raise OperationalError("database is locked")
    return execute(sql, params, many, context)
