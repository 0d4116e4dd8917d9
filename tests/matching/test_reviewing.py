"""A coordinator's hand in a round: locks and exclusions survive, and nothing breaks a rule by hand."""

from __future__ import annotations

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.models import Block
from groundwork.matching.actions import (
    change_weights,
    exclude_pair,
    lift_exclusion,
    lock_pairing,
    pair_by_hand,
    queue_round,
    run_round,
    take_in,
    unlock_pairing,
)
from groundwork.matching.models import Pairing
from groundwork.matching.states import RoundState
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
LOCKED = Pairing.Keep.LOCKED


def a_round():
    """Ada has one place and suits both; Kim has one and suits nobody in particular."""
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    cast.zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    cast.kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def run_again(cast):
    queue_round(cast.round, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)
    assert cast.round.state == RoundState.READY


def mentor_of(cast, mentee):
    return cast.round.pairings.get(mentee=mentee).mentor


def test_a_lock_is_kept_when_the_round_is_run_again_with_other_weights():
    cast = a_round()
    pair_by_hand(cast.round, cast.mentor, cast.zoe, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)
    change_weights(cast.round, weights={"learning_fit": "must", "shared_road": "ignore"}, by=cast.cleo, at=NOW)

    run_again(cast)

    assert mentor_of(cast, cast.zoe) == cast.mentor
    assert mentor_of(cast, cast.mentee) == cast.kim
    assert cast.round.pairings.get(mentee=cast.zoe).keep == LOCKED


def test_an_exclusion_is_kept_when_the_round_is_run_again():
    cast = a_round()
    assert mentor_of(cast, cast.mentee) == cast.mentor

    exclude_pair(cast.round, cast.mentor, cast.mentee, reason="They share an office.", by=cast.cleo, at=NOW)
    for _ in range(2):
        run_again(cast)

    assert mentor_of(cast, cast.mentee) == cast.kim
    assert cast.round.result["proven"] is True


def test_a_lifted_exclusion_lets_the_two_meet_again():
    cast = a_round()
    exclusion = exclude_pair(cast.round, cast.mentor, cast.mentee, reason="Too near.", by=cast.cleo, at=NOW)
    run_again(cast)

    lift_exclusion(exclusion, by=cast.cleo, at=NOW)
    run_again(cast)

    assert mentor_of(cast, cast.mentee) == cast.mentor


def test_an_exclusion_has_a_reason():
    cast = a_round()

    with pytest.raises(Unacceptable):
        exclude_pair(cast.round, cast.mentor, cast.mentee, reason=" ", by=cast.cleo, at=NOW)


def test_an_excluded_pair_is_neither_locked_nor_chosen_by_hand():
    cast = a_round()
    pairing = cast.round.pairings.get(mentee=cast.mentee)
    exclude_pair(cast.round, cast.mentor, cast.mentee, reason="Too near.", by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="excluded"):
        lock_pairing(pairing, by=cast.cleo, at=NOW)
    with pytest.raises(NotNow, match="kept_apart"):
        pair_by_hand(cast.round, cast.mentor, cast.mentee, by=cast.cleo, at=NOW)


def test_no_rule_is_broken_by_hand():
    cast = a_round()
    Block.objects.create(organization=cast.here, by=cast.zoe.person, other=cast.ada)
    run_again(cast)

    with pytest.raises(NotNow, match="kept_apart"):
        pair_by_hand(cast.round, cast.mentor, cast.zoe, by=cast.cleo, at=NOW)


def test_a_mentor_whose_places_are_locked_is_not_chosen_for_one_more():
    cast = a_round()
    lock_pairing(cast.round.pairings.get(mentee=cast.mentee), by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="mentor_all_locked"):
        pair_by_hand(cast.round, cast.mentor, cast.zoe, by=cast.cleo, at=NOW)


def test_an_unlocked_pair_is_arranged_anew_with_everybody_else():
    cast = a_round()
    pair_by_hand(cast.round, cast.mentor, cast.zoe, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)

    unlock_pairing(cast.round.pairings.get(mentee=cast.zoe), by=cast.cleo, at=NOW)
    assert cast.round.pairings.get(mentee=cast.zoe).by_hand is False
    cast.round.refresh_from_db()
    assert cast.round.result["outdated"] is True
    run_again(cast)

    assert mentor_of(cast, cast.mentee) == cast.mentor


def test_pairs_that_stay_keep_their_row():
    cast = a_round()
    before = set(cast.round.pairings.values_list("pk", flat=True))

    run_again(cast)

    assert set(cast.round.pairings.values_list("pk", flat=True)) == before


def test_late_joiners_are_taken_in():
    cast = a_round()
    late = make.mentor(cast.cohort, skills=("Leading a first team",))

    assert take_in(cast.round, by=cast.cleo, at=NOW) == 1
    run_again(cast)

    assert late in cast.round.people.all()


def test_nothing_is_changed_while_the_round_runs():
    cast = a_round()
    pairing = cast.round.pairings.first()
    queue_round(cast.round, by=cast.cleo, at=NOW)

    with pytest.raises(NotNow):
        lock_pairing(pairing, by=cast.cleo, at=NOW)
    with pytest.raises(NotNow):
        exclude_pair(cast.round, cast.mentor, cast.mentee, reason="x", by=cast.cleo, at=NOW)


def test_mallory_touches_nothing():
    cast = a_round()
    pairing = cast.round.pairings.first()

    for person in (cast.mallory, cast.ben):
        with pytest.raises(NotAllowed):
            lock_pairing(pairing, by=person, at=NOW)
        with pytest.raises(NotAllowed):
            pair_by_hand(cast.round, cast.mentor, cast.zoe, by=person, at=NOW)
