"""Why two are not together: the rule that forbids it, or exactly what pairing them would mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from groundwork.enrollment.models import Block
from groundwork.matching.actions import exclude_pair, lock_pairing, pair_by_hand, publish_round, run_round
from groundwork.matching.closeness import closeness, fit_in_a_word
from groundwork.matching.reasons import Reader
from groundwork.matching.review import why_not
from groundwork.matching.review.moves import MOVES_NAMED, Moved, moves_said, who_is_named
from groundwork.matching.snapshots import snapshot_of
from groundwork.mentorships.models import Mentorship
from learning_fit import explain_pair
from tests import make
from tests.crowds import crowd
from tests.make import NOW

pytestmark = pytest.mark.django_db


def a_round():
    """Ada has one place and suits both; Kim suits nobody in particular."""
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    cast.zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    cast.kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    return cast


def run(cast):
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def test_a_private_wish_is_named_and_not_whose_it_is():
    cast = a_round()
    Block.objects.create(organization=cast.here, by=cast.ben, other=cast.kim.person)

    answer = why_not(run(cast).round, cast.kim, cast.mentee)

    assert answer.forbidden == ["A private wish stands against it."]
    assert not answer.is_possible


def test_who_was_together_before_reads_so():
    cast = a_round()
    ended = make.mentorship(cast.kim, cast.zoe)
    Mentorship.objects.filter(pk=ended.pk).update(stage="closed", closed_at=NOW)
    cast.kim.held_places.update(released_at=NOW)
    cast.zoe.held_places.update(released_at=NOW)

    answer = why_not(run(cast).round, cast.kim, cast.zoe)

    assert answer.forbidden == ["They were together in this program before."]


def test_what_the_coordinator_keeps_apart_comes_with_its_reason():
    cast = run(a_round())
    exclude_pair(cast.round, cast.kim, cast.mentee, reason="They share an office.", by=cast.cleo, at=NOW)

    answer = why_not(cast.round, cast.kim, cast.mentee)

    assert answer.exclusion.reason == "They share an office."


def test_a_pair_that_is_possible_comes_with_what_it_would_mean_for_the_others():
    cast = run(a_round())

    answer = why_not(cast.round, cast.mentor, cast.zoe)

    assert answer.is_possible
    assert answer.moves == ["Ben Okafor moves from Ada Lindqvist to Kim Able."]
    assert answer.would_need


def test_the_effect_is_what_pairing_by_hand_then_does():
    cast = make.cast()
    crowd(cast.cohort, mentors=10, mentees=10)
    run(cast)
    pairs = list(cast.round.pairings.order_by("fit", "pk"))
    wanted = (pairs[-1].mentor, pairs[0].mentee)
    said = why_not(cast.round, *wanted)

    pair_by_hand(cast.round, *wanted, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)

    matched = cast.round.pairings.count()
    assert any(f"{matched} of {len(pairs)} mentees have a mentor" in effect for effect in said.effects)
    before = {pair.mentee_id: pair.mentor_id for pair in pairs}
    after = dict(cast.round.pairings.values_list("mentee", "mentor"))
    moved = [mentee for mentee in before if before[mentee] != after.get(mentee) and mentee != wanted[1].pk]
    more = [int(line.split()[0]) for line in said.moves if " more p" in line]
    assert len(said.moves) - len(more) + sum(more) == len(moved)


def test_a_mentor_whose_places_are_locked_says_to_unlock_one():
    cast = run(a_round())
    lock_pairing(cast.round.pairings.get(mentor=cast.mentor), by=cast.cleo, at=NOW)
    other = next(part for part in (cast.zoe, cast.mentee) if not cast.round.pairings.filter(mentee=part, keep="locked"))

    answer = why_not(cast.round, cast.mentor, other)

    assert answer.forbidden == ["All places of Ada are locked for others, or have gone out."]


def test_places_of_a_pair_that_has_gone_out_are_not_given_again():
    cast = run(a_round())
    out = cast.round.pairings.get(mentor=cast.mentor)
    publish_round(cast.round, [out], by=cast.cleo, at=NOW)
    other = next(part for part in (cast.zoe, cast.mentee) if part.pk != out.mentee_id)

    answer = why_not(cast.round, cast.mentor, other)

    assert not answer.is_possible


def test_of_somebody_who_was_not_in_the_round_nothing_is_said():
    cast = run(a_round())
    late = make.mentor(cast.cohort)

    assert why_not(cast.round, late, cast.mentee) is None


def test_how_much_closer_the_two_would_have_to_be_is_what_the_solver_says():
    cast = make.cast()
    crowd(cast.cohort, mentors=10, mentees=10)
    run(cast)
    pairs = list(cast.round.pairings.order_by("fit", "pk"))
    said = why_not(cast.round, pairs[-1].mentor, pairs[0].mentee)

    kept = why_not(cast.round, pairs[0].mentor, pairs[0].mentee)

    assert said.would_need != kept.would_need
    assert kept.would_need == "Nothing speaks against it: the plan is as good with the two together."


def test_who_would_be_left_without_a_mentor_and_who_gets_one_is_named_before_all_who_move():
    moving = [Moved(f"Mover {number}", "Ada", "Kim") for number in range(6)]

    said = moves_said(*who_is_named([*moving, Moved("Zoe", "", "Ada"), Moved("Ben", "Kim", "")]))

    assert said[:3] == ["Ben would have no mentor.", "Zoe gets Ada.", "Mover 0 moves from Ada to Kim."]
    assert said[-1] == "2 more people change mentor."
    assert len(said) == 2 + MOVES_NAMED + 1


def test_why_not_names_whoever_loses_the_mentor_to_somebody_else():
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    cast.zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here))
    run(cast)
    matched = cast.round.pairings.get().mentee
    other = cast.zoe if matched == cast.mentee else cast.mentee

    answer = why_not(cast.round, cast.mentor, other)

    assert answer.moves == [f"{matched.person.name} would have no mentor."]
    assert "1 person has no mentor any more." in answer.effects
    assert "1 person without a mentor gets one." in answer.effects


def test_the_weakest_pair_is_called_as_on_its_card():
    cast = run(a_round())
    weak = explain_pair(snapshot_of(cast.round).problem, str(cast.kim.person_id), str(cast.zoe.person_id))

    for fit in (0, 3_400, 3_499, 5_950, 5_949, 7_950, 10_000):
        card = closeness(replace(weak, fit=fit, known=True), reader=Reader.COORDINATOR).says

        assert fit_in_a_word(fit) == card.lower()
