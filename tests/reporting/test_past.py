"""What became of pairs that rounds made (P12, P13): facts alone, by hand-worked cases. NOW is Tuesday 9 March 2027."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.care.models import MentorshipPause
from groundwork.checkpoints.models import Answer, Checkpoint
from groundwork.closing.models import Closing
from groundwork.matching.learned import PartName, Verdict, words_of
from groundwork.matching.models import Pairing, Round
from groundwork.mentorships.actions import close_mentorship
from groundwork.reporting.past import Judged, past_pairings, what_the_past_says
from tests import make
from tests.make import NOW, TODAY

from .pasts import a_past
from .talks import talk

pytestmark = pytest.mark.django_db


def pair(*, began: int):
    """Ada and Ben, put together by a round, so many days ago."""
    cast = make.cast()
    at = NOW - timedelta(days=began)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo, at=at)
    cast.mentorship = make.mentorship(cast.mentor, cast.mentee, at=at, origin="round")
    return cast


def outcome(cast, judged, at=NOW):
    (found,) = past_pairings(cast.program, at=at)
    return found.went_well[judged]


def end(cast, kind, days_ago):
    at = NOW - timedelta(days=days_ago)
    close_mentorship(cast.mentorship, by=cast.ben, at=at)
    Closing.objects.create(mentorship=cast.mentorship, by=cast.ben, kind=kind, at=at)


def test_whoever_talks_within_their_rhythm_has_kept_talking():
    cast = pair(began=120)
    for day in (-110, -85, -60, -30, -5):
        talk(cast.mentorship, day)

    assert outcome(cast, Judged.KEPT) is True
    assert outcome(cast, Judged.MET) is True
    assert outcome(cast, Judged.ENDED) is None


def test_whoever_was_silent_for_most_of_the_time_has_not():
    cast = pair(began=120)
    talk(cast.mentorship, -110)
    talk(cast.mentorship, -2)

    assert outcome(cast, Judged.KEPT) is False


def test_a_rest_is_no_silence():
    cast = pair(began=120)
    talk(cast.mentorship, -110)
    talk(cast.mentorship, -2)
    MentorshipPause.objects.create(
        mentorship=cast.mentorship,
        since=NOW - timedelta(days=85),
        until=TODAY - timedelta(days=30),
        ended_at=NOW - timedelta(days=30),
    )

    assert outcome(cast, Judged.KEPT) is True


def test_of_a_young_pair_nothing_is_said_yet():
    cast = pair(began=30)

    assert [outcome(cast, judged) for judged in Judged] == [None, None, None]


def test_a_first_talk_that_never_was_is_said_when_its_time_is_over_twice():
    cast = pair(began=55)

    assert outcome(cast, Judged.MET) is None
    assert outcome(cast, Judged.MET, NOW + timedelta(days=1)) is False


@pytest.mark.parametrize(("kind", "well"), [("planned", True), ("outgrown", True), ("early", False)])
def test_an_ending_as_planned_or_outgrown_is_a_good_one(kind, well):
    cast = pair(began=120)
    end(cast, kind, 3)

    assert outcome(cast, Judged.ENDED) is well
    assert outcome(cast, Judged.KEPT) is False


def test_the_parts_are_those_of_the_run_that_put_the_two_together():
    cast = pair(began=120)
    then = Pairing.objects.get(round=cast.round)
    then.parts[0]["value"] = 0.25
    then.save()
    later = Round.objects.create(cohort=cast.cohort, ran_at=NOW)
    Pairing.objects.create(round=later, mentor=cast.mentor, mentee=cast.mentee, fit=1, parts=[])

    (found,) = past_pairings(cast.program, at=NOW)

    assert found.values[0] == 0.25


def test_who_found_each_other_by_themselves_is_no_past_of_rounds():
    cast = make.pair()

    assert past_pairings(cast.program, at=NOW) == []


def test_what_pairs_answer_each_other_changes_nothing():
    cast = pair(began=120)
    before = past_pairings(cast.program, at=NOW)
    look = Checkpoint.objects.create(mentorship=cast.mentorship, due_on=TODAY, shown_at=NOW)

    Answer.objects.create(checkpoint=look, by=cast.ben, satisfied="not_yet", answered_at=NOW)

    assert past_pairings(cast.program, at=NOW) == before


def test_a_past_that_speaks_for_a_part_proposes_it():
    cast = make.cast()
    a_past(cast.cohort, 240, speaks=PartName.FRESH_VIEWPOINT)

    says = what_the_past_says(cast.program, Judged.KEPT, at=NOW)

    assert (says.found.verdict, says.found.pairs) == (Verdict.PROPOSES, 240)
    assert (says.present["fresh_viewpoint"], words_of(says.found)["fresh_viewpoint"]) == ("nice", "must")


def test_a_young_program_reads_how_far_it_is():
    cast = make.cast()
    a_past(cast.cohort, 18)

    says = what_the_past_says(cast.program, Judged.KEPT, at=NOW)

    assert (says.found.verdict, says.found.pairs, says.found.needed) == (Verdict.TOO_FEW, 18, 60)
    assert says.told == {Judged.KEPT: 18, Judged.MET: 18, Judged.ENDED: 18}


def test_one_program_learns_nothing_from_anothers_past():
    cast = make.cast()
    a_past(cast.other_cohort, 70)

    assert what_the_past_says(cast.program, Judged.KEPT, at=NOW).pairs == 0


@pytest.mark.parametrize("pairs", [1, 30])
def test_a_long_past_asks_the_database_no_more_often(pairs, django_assert_num_queries):
    cast = make.cast()
    a_past(cast.cohort, pairs)

    with django_assert_num_queries(9):
        what_the_past_says(cast.program, Judged.KEPT, at=NOW)
