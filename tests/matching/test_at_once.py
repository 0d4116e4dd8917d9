"""Two coordinators at the same moment, and a coordinator and the worker: one of them wins, and nothing is half done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotNow
from groundwork.enrollment.models import Place
from groundwork.invitations.actions import ask_mentor
from groundwork.matching.actions import (
    begin_published_pairs,
    lock_pairing,
    publish_round,
    queue_round,
    run_round,
    tell_publication,
    undo_publication,
)
from groundwork.matching.models import Publication, Round
from groundwork.matching.states import PublicationState, RoundState
from groundwork.mentorships.models import Mentorship
from groundwork.programs.models import Coordination
from tests import make
from tests.crowds import crowd
from tests.invitations.at_once import at_once
from tests.make import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def a_round():
    cast = make.cast()
    cast.cora = make.person("Cora Second", organization=cast.here)
    Coordination.objects.create(program=cast.program, person=cast.cora)
    crowd(cast.cohort, mentors=8, mentees=10)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def fetched(round):
    return Round.objects.select_related("cohort__program").get(pk=round.pk)


def test_two_coordinators_publish_once():
    cast = a_round()

    outcomes = at_once(
        lambda: publish_round(fetched(cast.round), by=cast.cleo, at=NOW),
        lambda: publish_round(fetched(cast.round), by=cast.cora, at=NOW),
    )

    assert {type(outcome) for outcome in outcomes} == {Publication, NotNow}
    assert Place.objects.live().count() == 2 * cast.round.pairings.count()


def test_an_ask_and_a_publication_never_take_the_same_place():
    cast = a_round()
    pairing = cast.round.pairings.get(mentee=cast.mentee)

    outcomes = at_once(
        lambda: publish_round(fetched(cast.round), by=cast.cleo, at=NOW),
        lambda: ask_mentor(pairing.mentor, cast.mentee, text="May I?", by=cast.ben, at=NOW),
    )

    assert sum(isinstance(outcome, NotNow) for outcome in outcomes) == 1
    assert Place.objects.live().filter(participation=pairing.mentor, partner=cast.mentee).count() == 1


def test_undoing_and_telling_at_the_last_moment_do_one_of_the_two():
    cast = a_round()
    publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    end = publication.undo_until

    def tell():
        tell_publication(Publication.objects.select_related("round__cohort__program").get(), at=end)
        return begin_published_pairs(at=end)

    at_once(
        lambda: undo_publication(
            Publication.objects.select_related("round__cohort__program").get(),
            by=cast.cleo,
            at=end - timedelta(milliseconds=1),
        ),
        tell,
    )

    publication.refresh_from_db()
    if publication.state == PublicationState.TOLD:
        assert Mentorship.objects.count() == cast.round.pairings.count()
    else:
        assert publication.state == PublicationState.UNDONE
        assert not Mentorship.objects.exists()
        assert not Place.objects.live().exists()


def test_two_workers_begin_each_pair_once():
    cast = a_round()
    publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    tell_publication(publication, at=publication.undo_until)

    at_once(*[lambda: begin_published_pairs(at=publication.undo_until)] * 2)

    pairs = cast.round.pairings.count()
    assert Mentorship.objects.count() == pairs
    assert Place.objects.live().filter(purpose=Place.Purpose.MENTORSHIP).count() == 2 * pairs


def test_a_lock_set_while_a_round_is_queued_is_either_kept_or_refused():
    cast = a_round()
    pairing = cast.round.pairings.select_related("round__cohort__program").first()

    def run_again():
        round = fetched(cast.round)
        queue_round(round, by=cast.cora, at=NOW)
        return run_round(round, at=NOW)

    locked, _ran = at_once(lambda: lock_pairing(pairing, by=cast.cleo, at=NOW), run_again)

    assert fetched(cast.round).state == RoundState.READY
    kept = cast.round.pairings.filter(mentor=pairing.mentor_id, mentee=pairing.mentee_id, keep="locked").exists()
    assert kept is not isinstance(locked, NotNow)
