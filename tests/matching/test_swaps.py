"""Other mentors for one mentee: in the same words as a what-if, on the round as it stands (P13)."""

from __future__ import annotations

import pytest

from groundwork.matching.actions import lock_pairing, pair_by_hand
from groundwork.matching.plans.differences import Because, Difference, Shift
from groundwork.matching.plans.figures import Figures
from groundwork.matching.plans.words import changes_said, together_said
from groundwork.matching.review import open_pair, swaps_for
from tests import make
from tests.crowds import crowd

pytestmark = pytest.mark.django_db


def a_crowded_round():
    cast = make.cast()
    crowd(cast.cohort, mentors=8, mentees=8)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pair = cast.round.pairings.first()
    return cast


def test_the_same_is_found_whether_or_not_somebody_has_looked_before():
    cast = a_crowded_round()

    first = swaps_for(cast.round, cast.pair.mentee)

    assert first
    assert swaps_for(cast.round, cast.pair.mentee) == first


def test_a_lock_set_since_holds_in_what_is_shown_next():
    cast = a_crowded_round()
    before = swaps_for(cast.round, cast.pair.mentee)
    for row in cast.round.pairings.exclude(pk=cast.pair.pk):
        lock_pairing(row, by=cast.cleo, at=make.NOW)

    after = swaps_for(cast.round, cast.pair.mentee)

    assert any("moves from" in effect for swap in before for effect in swap.effects)
    assert all("Nobody else’s mentor changes." in swap.effects for swap in after)


def test_another_mentor_comes_with_the_reason_that_counts_most():
    cast = make.cast()
    kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    pair_by_hand(cast.round, kim, cast.mentee, by=cast.cleo, at=make.NOW)

    [ada] = swaps_for(cast.round, cast.mentee)

    strongest, *_others = open_pair(cast.round, cast.mentor.pk, cast.mentee.pk).reasons
    assert ada.mentor == cast.mentor
    assert ada.reason == strongest.title


@pytest.mark.parametrize("size", [6, 30])
def test_other_mentors_cost_the_same_queries_in_small_and_in_large_rounds(size, django_assert_num_queries):
    cast = make.cast()
    crowd(cast.cohort, mentors=size, mentees=size)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    mentee = round.pairings.first().mentee

    with django_assert_num_queries(10):
        found = swaps_for(round, mentee)

    assert len(found) == 4


@pytest.mark.parametrize(
    ("gone", "come", "says"),
    [
        (0, 0, ["2 people have another mentor, 7 keep theirs."]),
        (1, 0, ["1 person has no mentor any more.", "2 people have another mentor, 7 keep theirs."]),
        (0, 2, ["2 people without a mentor get one.", "2 people have another mentor, 7 keep theirs."]),
    ],
)
def test_nobody_is_said_to_have_no_mentor_when_nobody_loses_one(gone, come, says):
    sides = [("a", "b")] * 2 + [("a", None)] * gone + [(None, "b")] * come
    shifts = [Shift("m", *side, None, None, Because.AS_A_WHOLE) for side in sides]
    figures = Figures(9, 9, 8_000, 72_000)

    said = changes_said(Difference(figures, figures, shifts, 7), "mentees")

    assert said[: len(says)] == says
    assert said[len(says)].startswith("9 of 9 mentees have a mentor")


@pytest.mark.parametrize(
    ("total", "says"),
    [
        (15_040, "On average a pair fits 75.2 of 100, instead of 80.0."),
        (16_001, "On average a pair fits 80.0 of 100, as before."),
    ],
)
def test_of_more_pairs_than_before_the_average_is_said_and_no_sum(total, says):
    found = Difference(Figures(3, 1, 8_000, 8_000), Figures(3, 2, 8_000, total), [], 1)

    assert changes_said(found, "mentees")[-1] == says


@pytest.mark.parametrize(
    ("gain", "says"),
    [
        (0, "All pairs together fit as well as before."),
        (-4, "All pairs together fit as well as before."),
        (-1_230, "All pairs together fit less closely, by 12.3 points of 50,000."),
        (1_230, "All pairs together fit better, by 12.3 points of 50,000."),
    ],
)
def test_what_all_pairs_gain_or_lose_has_one_unit_everywhere(gain, says):
    assert together_said(gain, 500) == says
