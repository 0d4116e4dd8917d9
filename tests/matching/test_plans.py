"""Plans of a round beside each other (P13): kept, made again, tried, compared, brought back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.models import Block
from groundwork.history.models import Event
from groundwork.matching.actions import (
    change_weights,
    choose_aim,
    exclude_pair,
    keep_tried,
    lock_pairing,
    pair_by_hand,
    publish_round,
    queue_round,
    run_round,
    use_plan,
)
from groundwork.matching.actions.preparing import USUAL_WEIGHTS
from groundwork.matching.models import KeptAnswers, Round, RoundPlan
from groundwork.matching.plans import Because, compare
from groundwork.matching.plans.keeping import is_repeated
from groundwork.matching.plans.previews import preview_terms
from groundwork.matching.plans.terms import Terms
from groundwork.matching.plans.terms_said import terms_changed
from groundwork.matching.plans.trying import try_out
from groundwork.matching.review.certificate import certificate_of
from groundwork.matching.states import Aim
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db

BY_PLACE = {**dict.fromkeys(USUAL_WEIGHTS, "ignore"), "practicalities": "must"}


def run_again(round, by):
    queue_round(round, by=by, at=NOW)
    run_round(round, at=NOW)
    return round


def pairs(round):
    return sorted(round.pairings.values_list("mentor", "mentee", "fit", "keep", "by_hand"))


def a_round_with_another_side():
    """By skills Ada has Ben and Kim has Zoe; by where they meet it is the other way round."""
    cast = make.crossed()
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def a_crowded_round():
    cast = make.cast()
    crowd(cast.cohort, mentors=9, mentees=14)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def test_a_plan_can_be_made_again_from_what_was_kept_of_it_though_people_have_changed_since():
    cast = a_crowded_round()
    lock_pairing(cast.round.pairings.first(), by=cast.cleo, at=NOW)
    run_again(cast.round, cast.cleo)
    cast.mentor.offer.places = 9
    cast.mentor.offer.save()
    cast.mentee.profile.wanted_skills.all().delete()

    plans = list(cast.round.plans.all())

    assert [plan.number for plan in plans] == [2, 1]
    assert all(is_repeated(plan) for plan in plans)


def test_a_plan_that_was_tampered_with_is_noticed():
    cast = a_crowded_round()
    plan = cast.round.plans.get()
    plan.pairs = plan.pairs[1:]

    assert not is_repeated(plan)


def test_a_plan_says_by_which_seed_and_versions_it_was_made():
    cast = a_crowded_round()

    plan = cast.round.plans.get()

    assert plan.terms["seed"] == cast.round.seed
    assert {"groundwork", "ortools", "numpy"} == plan.made_with.keys()


def test_plans_on_the_same_answers_share_them():
    cast = a_round_with_another_side()
    change_weights(cast.round, weights=BY_PLACE, by=cast.cleo, at=NOW)

    run_again(cast.round, cast.cleo)

    assert (RoundPlan.objects.count(), KeptAnswers.objects.count()) == (2, 1)


def test_a_kept_plan_holds_nobodys_words():
    cast = make.cast()
    cast.mentor.offer.can_help_with = "Apples and pears."
    cast.mentor.offer.save()

    plan = make.matched_round(cast.cohort, by=cast.cleo).plans.get()

    assert "Apples" in plan.answers.text
    assert "Apples" not in json.dumps([plan.terms, plan.result, plan.pairs])


def test_an_earlier_plan_comes_back_exactly():
    cast = a_round_with_another_side()
    first, figures, weights = pairs(cast.round), dict(cast.round.result), dict(cast.round.weights)
    change_weights(cast.round, weights=BY_PLACE, by=cast.cleo, at=NOW)
    run_again(cast.round, cast.cleo)
    assert pairs(cast.round) != first

    use_plan(cast.round.plans.get(number=1), by=cast.cleo, at=NOW)

    round = Round.objects.get()
    assert (pairs(round), round.result, round.weights) == (first, figures, weights)
    assert Event.objects.filter(name="round.plan_used").count() == 1


def test_a_plan_comes_back_with_its_locks_and_the_pairs_chosen_by_hand():
    cast = a_crowded_round()
    before = cast.round.pairings.first()
    other = cast.round.pairings.exclude(mentor=before.mentor).last().mentor
    pair_by_hand(cast.round, other, before.mentee, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)
    second = pairs(cast.round)
    use_plan(cast.round.plans.get(number=1), by=cast.cleo, at=NOW)

    use_plan(cast.round.plans.get(number=2), by=cast.cleo, at=NOW)

    assert pairs(cast.round) == second
    assert cast.round.pairings.get(by_hand=True).mentee == before.mentee


def test_a_plan_with_a_pair_that_is_kept_apart_since_wants_to_be_run_again():
    cast = a_crowded_round()
    pair = cast.round.pairings.first()
    exclude_pair(cast.round, pair.mentor, pair.mentee, reason="Too near.", by=cast.cleo, at=NOW)
    run_again(cast.round, cast.cleo)

    use_plan(cast.round.plans.get(number=1), by=cast.cleo, at=NOW)

    assert Round.objects.get().result["outdated"] is True


def test_once_pairs_have_gone_out_no_earlier_plan_comes_back():
    cast = a_crowded_round()
    publish_round(cast.round, [cast.round.pairings.first()], by=cast.cleo, at=NOW)

    with pytest.raises(NotNow) as refusal:
        use_plan(cast.round.plans.get(), by=cast.cleo, at=NOW)

    assert refusal.value.code == "gone_out"


def test_a_stranger_brings_no_plan_back():
    cast = a_crowded_round()

    with pytest.raises(NotAllowed):
        use_plan(cast.round.plans.get(), by=cast.mallory, at=NOW)


def test_one_more_place_is_tried_without_anything_changing():
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    round = make.matched_round(cast.cohort, by=cast.cleo)
    before = pairs(round)

    tried = try_out(round, places=[str(cast.mentor.pk)])

    assert tried.people == 1
    assert [shift.mentee for shift in tried.difference.shifts] == [str(zoe.pk)]
    assert pairs(Round.objects.get()) == before


def test_another_mentor_like_somebody_is_tried():
    cast = make.cast()
    make.mentee(cast.cohort)
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    round = make.matched_round(cast.cohort, by=cast.cleo)

    tried = try_out(round, like=[str(cast.mentor.pk)])

    assert tried.people == 1
    assert tried.difference.shifts[0].because == Because.ASKED


def test_a_rule_that_follows_from_facts_is_left_out_to_see_what_would_follow():
    cast = make.cast()
    type(cast.ada).objects.filter(pk=cast.ada.pk).update(languages=["sv"])
    type(cast.ben).objects.filter(pk=cast.ben.pk).update(languages=["pt"])
    round = make.matched_round(cast.cohort, by=cast.cleo)

    tried = try_out(round, off=["language"])

    assert tried.people == 1
    assert tried.difference.shifts[0].because == Because.FREED


def test_without_the_line_of_managers_ones_own_manager_still_mentors_nobody():
    cast = make.cast()
    make.mentor(cast.cohort, cast.mo)
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.ada)
    round = make.matched_round(cast.cohort, by=cast.cleo)

    tried = try_out(round, off=["reporting_line"])

    assert tried.people == 0


def test_a_tried_plan_is_kept_to_compare_and_cannot_be_used():
    cast = a_crowded_round()
    tried = keep_tried(cast.round, places=[str(cast.mentor.pk)], by=cast.cleo, at=NOW)

    with pytest.raises(NotNow) as refusal:
        use_plan(tried, by=cast.cleo, at=NOW)

    assert refusal.value.code == "only_tried"
    assert is_repeated(RoundPlan.objects.get(pk=tried.pk))


def test_two_plans_are_compared_by_the_same_weights():
    cast = a_round_with_another_side()
    change_weights(cast.round, weights=BY_PLACE, by=cast.cleo, at=NOW)
    run_again(cast.round, cast.cleo)
    second, first = cast.round.plans.all()

    found = compare(first, second).difference

    assert found.after.total > found.before.total
    assert {shift.because for shift in found.shifts} == {Because.CLOSER}
    assert (found.pairs_changed, found.staying) == (2, 0)


def test_who_is_kept_apart_in_the_second_plan_reads_so():
    cast = a_crowded_round()
    pair = cast.round.pairings.first()
    exclude_pair(cast.round, pair.mentor, pair.mentee, reason="Too near.", by=cast.cleo, at=NOW)
    run_again(cast.round, cast.cleo)
    second, first = cast.round.plans.all()

    shifts = {shift.mentee: shift for shift in compare(first, second).difference.shifts}

    assert shifts[str(pair.mentee_id)].because == Because.APART


def a_round_with_a_planned_and_a_begun_pair():
    """Four pairs at least: one has gone out, one is planned for tomorrow, and the round was run again."""
    cast = a_crowded_round()
    cast.out, cast.planned = cast.round.pairings.order_by("fit", "pk")[:2]
    publish_round(cast.round, [cast.out], by=cast.cleo, at=NOW)
    publish_round(cast.round, [cast.planned], due_at=NOW + timedelta(days=1), by=cast.cleo, at=NOW)
    cast.round.refresh_from_db()
    return cast


def test_who_has_begun_between_two_plans_keeps_their_mentor():
    cast = a_round_with_a_planned_and_a_begun_pair()
    run_again(cast.round, cast.cleo)
    second, first = cast.round.plans.all()

    for one, other in ((first, second), (second, first)):
        found = compare(one, other)
        assert str(cast.out.mentee_id) not in {shift.mentee for shift in found.difference.shifts}
        assert found.gone_out == [(str(cast.out.mentor_id), str(cast.out.mentee_id))]


def test_what_is_planned_or_has_gone_out_is_nobodys_lock():
    cast = a_round_with_a_planned_and_a_begun_pair()
    run_again(cast.round, cast.cleo)
    second, first = (Terms.from_facts(plan.terms) for plan in cast.round.plans.all())

    says = certificate_of(cast.round).says

    assert says[:2] == [
        "Under your rules no plan can match more.",
        "1 pair that is planned or has gone out stays as it is.",
    ]
    assert terms_changed(first, second, {}) == ["2 pairs more are planned or have gone out"]


def test_a_preview_weighs_those_whom_the_run_would():
    cast = a_round_with_a_planned_and_a_begun_pair()

    preview = preview_terms(cast.round, cast.round.weights, cast.round.aim, at=NOW)

    run_again(cast.round, cast.cleo)
    assert preview.difference.after.people == cast.round.result["people"]
    assert preview.difference.after.matched == cast.round.result["matched"]


def test_a_preview_is_the_plan_that_running_the_round_would_give():
    cast = a_round_with_another_side()
    preview = preview_terms(cast.round, BY_PLACE, Aim.FAIREST, at=NOW)
    change_weights(cast.round, weights=BY_PLACE, by=cast.cleo, at=NOW)

    run_again(cast.round, cast.cleo)

    second, first = cast.round.plans.all()
    assert preview.difference == compare(first, second).difference
    assert preview.difference.shifts


def test_before_a_first_plan_the_preview_stands_beside_the_words_there_are():
    cast = make.crossed()
    round = make.start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)

    preview = preview_terms(round, BY_PLACE, Aim.FAIREST, at=NOW)

    assert not preview.has_plan
    assert preview.difference.shifts
    assert Round.objects.get().snapshot == ""


def test_very_many_people_are_previewed_on_a_sample(monkeypatch):
    monkeypatch.setattr("groundwork.matching.plans.previews.TRIED_AT_MOST", 12)
    cast = a_crowded_round()

    preview = preview_terms(cast.round, BY_PLACE, Aim.FAIREST, at=NOW)

    assert preview.is_sample
    assert preview.tried <= 12
    assert preview.difference.after.people < 15


def test_a_sample_keeps_who_is_locked_with_their_partner_or_leaves_them_out(monkeypatch):
    monkeypatch.setattr("groundwork.matching.plans.previews.TRIED_AT_MOST", 12)
    cast = a_crowded_round()
    for pairing in list(cast.round.pairings.all()):
        lock_pairing(pairing, by=cast.cleo, at=NOW)

    preview = preview_terms(cast.round, BY_PLACE, Aim.FAIREST, at=NOW)

    assert preview.is_sample
    assert not preview.difference.shifts


@pytest.mark.parametrize(("aim", "matched"), [(Aim.FAIREST, 2), (Aim.TOTAL, 2), (Aim.STABLE, 1)])
def test_what_comes_first_decides_whether_somebody_may_stay_without(aim, matched):
    """Ben and Ada would both rather have each other; giving Ada to Zoe, who can have nobody else, matches both."""
    cast = make.crossed()
    Block.objects.create(organization=cast.here, by=cast.zoe.person, other=cast.kim.person)
    round = make.start_round(cast.cohort, seed=1, by=cast.cleo, at=NOW)
    choose_aim(round, aim, by=cast.cleo, at=NOW)

    run_again(round, cast.cleo)

    plan = round.plans.get()
    assert (plan.result["matched"], plan.terms["aim"]) == (matched, aim)
    assert plan.result["proven"] is True
    assert is_repeated(plan)


def test_there_is_no_aim_of_ones_own_making():
    cast = a_round_with_another_side()

    with pytest.raises(Unacceptable):
        choose_aim(cast.round, "fastest", by=cast.cleo, at=NOW)


def test_another_aim_wants_the_round_to_be_run_again():
    cast = a_round_with_another_side()

    choose_aim(cast.round, Aim.STABLE, by=cast.cleo, at=NOW)

    assert Round.objects.get().result["outdated"] is True
