"""Other mentors for one mentee: in the same words as a what-if, on the round as it stands (P13)."""

from __future__ import annotations

import pytest

from groundwork.matching.actions import lock_pairing
from groundwork.matching.plans.differences import Difference
from groundwork.matching.plans.figures import Figures
from groundwork.matching.plans.words import changes_said, together_said
from groundwork.matching.review import swaps_for
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
