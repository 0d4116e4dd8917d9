"""Before the first meeting each prepares alone; both read when both are done (P20)."""

from __future__ import annotations

import pytest

from groundwork.agreements.actions import finish_preparation, save_preparation
from groundwork.agreements.models import Preparation
from groundwork.closing.actions import end_mentorship
from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from tests import make

pytestmark = pytest.mark.django_db
WORDS = {"expectations": "An honest ear", "this_year": "Lead my first team"}


@pytest.fixture
def cast():
    return make.pair()


def test_a_draft_stays_ones_own(cast):
    save_preparation(cast.mentorship, WORDS, by=cast.ben, at=make.NOW)

    assert Preparation.objects.visible_to(cast.ben).get().expectations == "An honest ear"
    assert not Preparation.objects.visible_to(cast.ada).exists()


def test_who_is_ready_first_waits_for_the_other(cast):
    finish_preparation(cast.mentorship, WORDS, by=cast.ben, at=make.NOW)

    assert not Preparation.objects.visible_to(cast.ada).exists()


def test_both_read_when_both_are_ready(cast):
    finish_preparation(cast.mentorship, WORDS, by=cast.ben, at=make.NOW)
    finish_preparation(cast.mentorship, WORDS, by=cast.ada, at=make.NOW)

    assert Preparation.objects.visible_to(cast.ada).count() == 2
    assert Preparation.objects.visible_to(cast.ben).count() == 2
    assert not Preparation.objects.visible_to(cast.cleo).exists()
    assert Event.objects.filter(name="preparations.shown").count() == 1


def test_ready_needs_a_line_under_one_question(cast):
    with pytest.raises(Unacceptable) as no:
        finish_preparation(cast.mentorship, {"expectations": "  "}, by=cast.ben, at=make.NOW)

    assert no.value.field == "expectations"
    assert not Preparation.objects.exists()


def test_what_the_other_has_read_stays_as_it_was(cast):
    finish_preparation(cast.mentorship, WORDS, by=cast.ben, at=make.NOW)
    finish_preparation(cast.mentorship, WORDS, by=cast.ada, at=make.NOW)

    with pytest.raises(NotNow):
        save_preparation(cast.mentorship, {"expectations": "Something else"}, by=cast.ben, at=make.NOW)


def test_words_may_still_change_while_one_waits(cast):
    finish_preparation(cast.mentorship, WORDS, by=cast.ben, at=make.NOW)

    save_preparation(cast.mentorship, {"about_me": "I bake bread"}, by=cast.ben, at=make.NOW)

    kept = Preparation.objects.get()
    assert kept.done_at == make.NOW
    assert kept.about_me == "I bake bread"
    assert kept.expectations == "An honest ear"


def test_mallory_and_the_coordinator_prepare_nothing_here(cast):
    for stranger in (cast.mallory, cast.cleo):
        with pytest.raises(NotAllowed):
            save_preparation(cast.mentorship, WORDS, by=stranger, at=make.NOW)


def test_a_closed_mentorship_is_prepared_for_no_more(cast):
    end_mentorship(cast.mentorship, kind="early", by=cast.ben, at=make.NOW)

    with pytest.raises(NotNow):
        save_preparation(cast.mentorship, WORDS, by=cast.ben, at=make.NOW)
