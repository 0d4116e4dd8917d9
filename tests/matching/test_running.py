"""A round is run (P13): exact, within every rule, and honest about what it could not do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.core.sweeping import run_once
from groundwork.enrollment.models import Block, Participation, Pause
from groundwork.history.models import Event
from groundwork.matching.actions import (
    change_weights,
    leave_out,
    lock_pairing,
    queue_round,
    run_round,
    start_round,
    take_in,
)
from groundwork.matching.models import Pairing, Round
from groundwork.matching.states import RoundState
from groundwork.programs.models import ReportingLine
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def names(round):
    return {
        (pairing.mentor.person.first_name, pairing.mentee.person.first_name)
        for pairing in round.pairings.select_related("mentor__person", "mentee__person")
    }


def test_a_round_matches_who_is_ready():
    cast = make.cast()

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert round.state == RoundState.READY
    assert names(round) == {("Ada", "Ben")}
    assert Event.objects.filter(name="round.ran", about_id=round.pk).count() == 1


def test_nobody_is_stranded_whom_another_plan_would_match():
    """Ben suits Ada best, but Zoe can learn from nobody else: giving Ada to Ben would leave Zoe alone."""
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here, unit="Imaging"))
    Block.objects.create(organization=cast.here, by=zoe.person, other=kim.person)

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert names(round) == {("Ada", "Zoe"), ("Kim", "Ben")}
    assert round.result["proven"] is True


def test_no_manager_at_any_height_mentors_down_their_own_line():
    cast = make.cast()
    deputy = make.person("Dee Puty", organization=cast.here)
    for person, manager in ((cast.mo, deputy), (deputy, cast.ada)):
        ReportingLine.objects.create(organization=cast.here, person=person, manager=manager)

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert names(round) == set()
    assert round.result["unmatched"][0]["forbidden_by"] == {"reporting_line": 1}


@pytest.mark.parametrize("wish", [{"other": "ada"}, {"unit": "surgery"}])
def test_a_wish_not_to_meet_is_kept_whether_a_person_or_a_unit(wish):
    cast = make.cast()
    wish = {"other": cast.ada} if "other" in wish else wish
    Block.objects.create(organization=cast.here, by=cast.ben, **wish)

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert names(round) == set()


def test_a_snapshot_does_not_keep_who_asked_to_be_apart():
    cast = make.cast()
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.ada)
    one = make.matched_round(cast.cohort, by=cast.cleo).snapshot
    Block.objects.update(by=cast.ada, other=cast.ben)

    other = make.matched_round(cast.cohort, by=cast.cleo).snapshot

    assert one == other


def test_without_a_language_in_common_nobody_is_matched():
    cast = make.cast()
    type(cast.ada).objects.filter(pk=cast.ada.pk).update(languages=["sv"])
    type(cast.ben).objects.filter(pk=cast.ben.pk).update(languages=["pt"])

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert round.result["unmatched"][0]["forbidden_by"] == {"language": 1}


def test_nobody_gets_more_people_than_places():
    cast = make.cast()
    for _ in range(3):
        make.mentee(cast.cohort)

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert round.pairings.count() == 2
    assert [each["reason"] for each in round.result["unmatched"]] == ["no_place_left", "no_place_left"]


def test_who_pauses_or_asks_somebody_already_is_not_in_a_round():
    cast = make.cast()
    paused = make.mentee(cast.cohort)
    Pause.objects.create(participation=paused, since=NOW)
    asking = make.mentee(cast.cohort)
    other = make.mentor(cast.cohort)
    make.mentorship(other, asking)

    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    assert set(round.people.all()) == {cast.mentor, cast.mentee}


def test_who_has_asked_somebody_is_not_promised_to_a_third():
    cast = make.cast()
    make.request(cast.mentor, cast.mentee)

    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    assert set(round.people.all()) == {cast.mentor}


def test_who_left_since_the_people_were_chosen_is_not_matched():
    cast = make.cast()
    late = make.mentee(cast.cohort)
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    Participation.objects.filter(pk=late.pk).update(state="left")

    queue_round(round, by=cast.cleo, at=NOW)
    run_round(round, at=NOW)

    assert names(round) == {("Ada", "Ben")}


def test_people_can_be_left_out_and_taken_in_again():
    cast = make.cast()
    other = make.mentee(cast.cohort)
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    assert leave_out(round, [cast.mentee], by=cast.cleo, at=NOW) == 1
    assert set(round.people.all()) == {cast.mentor, other}
    assert take_in(round, by=cast.cleo, at=NOW) == 1
    assert round.people.count() == 3


def test_a_round_of_nobody_is_not_run():
    cast = make.cast()
    round = start_round(cast.cohort, people=[cast.mentor], seed=1, by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="nobody"):
        queue_round(round, by=cast.cleo, at=NOW)


def test_weights_are_words_and_one_of_them_counts():
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    nothing = dict.fromkeys(round.weights, "ignore")

    change_weights(round, weights={**nothing, "shared_road": "must"}, by=cast.cleo, at=NOW)

    assert round.weights["shared_road"] == "must"
    for weights in (nothing, {"learning_fit": "heavy"}, {"chemistry": "must"}):
        with pytest.raises(Unacceptable):
            change_weights(round, weights=weights, by=cast.cleo, at=NOW)


def test_mallory_and_members_start_no_round():
    cast = make.cast()

    for person in (cast.mallory, cast.ada, cast.otto):
        with pytest.raises(NotAllowed):
            start_round(cast.cohort, seed=1, by=person, at=NOW)


def test_the_worker_runs_what_is_queued():
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    queue_round(round, by=cast.cleo, at=NOW)

    run_once(NOW)

    round.refresh_from_db()
    assert round.state == RoundState.READY


def test_a_round_is_run_by_one_worker_alone():
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    queue_round(round, by=cast.cleo, at=NOW)
    same = Round.objects.get(pk=round.pk)

    assert run_round(round, at=NOW) is True
    assert run_round(same, at=NOW) is False


def test_a_round_whose_worker_went_away_is_run_again_after_five_minutes():
    cast = make.cast()
    round = start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    Round.objects.filter(pk=round.pk).update(state=RoundState.RUNNING, heartbeat_at=NOW)

    run_once(NOW + timedelta(minutes=1))
    assert Round.objects.get().state == RoundState.RUNNING
    run_once(NOW + timedelta(minutes=6))

    assert Round.objects.get().state == RoundState.READY


def test_a_lock_that_cannot_be_kept_is_named_instead_of_broken():
    cast = make.cast()
    round = make.matched_round(cast.cohort, by=cast.cleo)
    lock_pairing(round.pairings.get(), by=cast.cleo, at=NOW)
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.ada)

    queue_round(round, by=cast.cleo, at=NOW)
    run_round(round, at=NOW)

    assert round.state == RoundState.FAILED
    assert round.result["failure"] == {
        "code": "lock_impossible",
        "mentor": str(cast.mentor.pk),
        "mentee": str(cast.mentee.pk),
    }


def test_parts_of_a_pairing_hold_numbers_and_nobodys_words():
    cast = make.cast()
    cast.mentor.offer.can_help_with = cast.mentee.profile.own_words = "zebras"
    cast.mentor.offer.save()
    cast.mentee.profile.save()

    make.matched_round(cast.cohort, by=cast.cleo)

    row = Pairing.objects.values().get()
    result = Round.objects.values_list("result", flat=True).get()
    assert "zebras" not in f"{row}{result}"
    assert "zebras" in Round.objects.get().snapshot
