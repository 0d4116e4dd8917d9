"""Two people have one mentorship at a time: a round never lets them mentor each other, and never promises it."""

from __future__ import annotations

import pytest

from groundwork.core.errors import NotNow
from groundwork.matching.actions import pair_by_hand, publish_round, run_round, start_round
from groundwork.matching.actions.running import queue_round
from groundwork.matching.review.why_not import why_not
from groundwork.matching.states import RoundState
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def two_of_both_kinds():
    """Ada and Zoe each offer what the other wants; Ben and Kim are there as well."""
    cast = make.cast()
    zoe = make.person("Zoe Late", organization=cast.here)
    cast.zoe_gives = make.mentor(cast.cohort, zoe, skills=("Budgets",))
    cast.ada_seeks = make.mentee(cast.cohort, cast.ada, skills=("Budgets",))
    cast.zoe_seeks = make.mentee(cast.cohort, zoe, skills=("Leading a first team",))
    make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here), places=2)
    return cast


def both_ways(round):
    pairs = set(round.pairings.values_list("mentor__person", "mentee__person"))
    return {pair for pair in pairs if pair[::-1] in pairs}


def test_nobody_mentors_the_one_who_mentors_them():
    cast = two_of_both_kinds()

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert not both_ways(round)
    assert round.pairings.count() == 3


def test_who_is_together_already_is_not_matched_the_other_way_round():
    cast = two_of_both_kinds()
    make.mentorship(cast.zoe_gives, cast.ada_seeks)

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert not round.pairings.filter(mentor=cast.mentor, mentee=cast.zoe_seeks).exists()


def test_a_pair_that_waits_to_begin_bars_the_other_way_round_in_another_round():
    cast = two_of_both_kinds()
    first = start_round(cast.cohort, by=cast.cleo, at=NOW, seed=1, people=[cast.zoe_gives, cast.ada_seeks])
    second = start_round(cast.cohort, by=cast.cleo, at=NOW, seed=1, people=[cast.mentor, cast.zoe_seeks])
    for round in (first, second):
        queue_round(round, by=cast.cleo, at=NOW)
        run_round(round, at=NOW)
    publish_round(first, list(first.pairings.all()), by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="people_changed"):
        publish_round(second, list(second.pairings.all()), by=cast.cleo, at=NOW)


def test_a_coordinator_who_locks_both_ways_is_told_which_pair_cannot_stay():
    cast = two_of_both_kinds()
    round = make.matched_round(cast.cohort, by=cast.cleo)

    for mentor, mentee in ((cast.zoe_gives, cast.ada_seeks), (cast.mentor, cast.zoe_seeks)):
        pair_by_hand(round, mentor, mentee, by=cast.cleo, at=NOW)
        run_round(round, at=NOW)

    assert round.state == RoundState.FAILED
    assert round.result["failure"]["code"] == "lock_impossible"


def test_why_two_are_not_together_names_the_lock_the_other_way_round():
    cast = two_of_both_kinds()
    round = make.matched_round(cast.cohort, by=cast.cleo)
    pair_by_hand(round, cast.zoe_gives, cast.ada_seeks, by=cast.cleo, at=NOW)
    run_round(round, at=NOW)

    answer = why_not(round, cast.mentor, cast.zoe_seeks)

    assert [str(text) for text in answer.forbidden] == ["Zoe is locked as a mentor of Ada."]
