"""Whose pairs there are, and how they moved from stage to stage."""

from __future__ import annotations

import pytest

from groundwork.mentorships.actions import go_on, start_growing, start_review
from groundwork.mentorships.queries import pairs_of, stage_moves
from tests import make

pytestmark = pytest.mark.django_db


def test_a_pair_belongs_to_the_two_and_to_nobody_else():
    cast = make.pair()

    assert list(pairs_of(cast.ada)) == list(pairs_of(cast.ben)) == [cast.mentorship]
    assert not pairs_of(cast.cleo)
    assert not pairs_of(cast.mallory)


def test_stages_are_told_in_their_order():
    cast = make.pair()
    start_growing(cast.mentorship, by=cast.ben, at=make.NOW, without_agreement=True)
    start_review(cast.mentorship, by=None, at=make.NOW)
    go_on(cast.mentorship, ends_on=cast.mentorship.ends_on, by=cast.ada, at=make.NOW)

    moves = stage_moves(cast.mentorship)

    assert [name for name, _at, _facts in moves] == ["mentorship.grew", "mentorship.review_began", "mentorship.went_on"]
    assert moves[0][2]["without_agreement"] is True
