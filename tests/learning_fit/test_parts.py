"""The parts of a fit beyond wanted skills, each worked by hand (P12)."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit import InvalidPerson, Mentee, Mentor, PartName, Problem, Weight, Weights, explain_pair
from tests.learning_fit.make import TAG_LISTS, WORDS, cohorts


def part(name: PartName, mentor: Mentor, mentee: Mentee):
    explanation = explain_pair(Problem([mentor], [mentee]), mentor.key, mentee.key)
    return next(part for part in explanation.parts if part.name is name)


def items_of(found):
    return {item.name: item.value for item in found.items}


@pytest.mark.parametrize(
    ("lived", "value"), [(None, 1.0), ({"law"}, 1.0), ({"art"}, 0.8), (frozenset(), 0.8), ({"law", "music"}, 1.0)]
)
def test_what_is_offered_but_was_never_lived_counts_four_fifths_and_unasked_is_not_unlived(lived, value):
    ada = Mentor(key="ada", offers=("law",), lived=lived)

    assert part(PartName.LEARNING_FIT, ada, Mentee(key="ben", wants=("law",))).value == value


def test_what_was_lived_and_is_not_offered_counts_two_fifths():
    ada, ben = Mentor(key="ada", offers=("art",), lived={"law"}), Mentee(key="ben", wants=("law",))

    learning = part(PartName.LEARNING_FIT, ada, ben)

    assert learning.value == 0.4
    assert learning.evidence.skills_lived == ("law",)
    assert learning.evidence.skills_not_offered == ("law",)


def test_how_much_something_is_wanted_speaks_instead_of_its_place():
    ada, wants = Mentor(key="ada", offers=("law",)), ("art", "law")

    values = [
        part(PartName.LEARNING_FIT, ada, Mentee(key="ben", wants=wants, how_much=how_much)).value
        for how_much in ({}, {"law": 3}, {"law": 9, "art": 1})
    ]

    assert values == [0.4, 0.5, 0.9]


def test_goals_ask_for_the_help_that_a_mentor_can_give():
    ada, ben = Mentor(key="ada", kinds_of_help={"ear"}), Mentee(key="ben", kinds_of_help={"ear", "doors"})

    goals = part(PartName.GOALS, ada, ben)

    assert goals.value == 0.5
    assert (goals.evidence.kinds_in_common, goals.evidence.kinds_not_offered) == (("ear",), ("doors",))


def test_goals_are_within_reach_of_a_mentor_who_offers_what_they_speak_of():
    ben = Mentee(key="ben", goals="Lead a research group of my own.")
    ada, bob = Mentor(key="ada", offers=("Leading research",)), Mentor(key="bob", offers=("Selling",))

    assert part(PartName.GOALS, ada, ben).value > part(PartName.GOALS, bob, ben).value == 0.5


def test_a_shared_road_is_the_share_of_what_one_goes_through_that_the_other_has_gone_through():
    ada, ben = Mentor(key="ada", milestones={"abroad", "return"}), Mentee(key="ben", milestones={"return", "layoff"})

    road = part(PartName.SHARED_ROAD, ada, ben)

    assert road.value == 0.5
    assert road.evidence.milestones_in_common == ("return",)


@pytest.mark.parametrize(
    ("unit", "profession", "different", "been_there", "value"),
    [
        ("surgery", "nurse", 1.0, 1.0, 1.0),
        ("surgery", "pilot", 1.0, 0.0, 0.25),
        ("ward", "nurse", 0.0, 1.0, 0.25),
        ("ward", None, 0.0, None, 0.0),
        (None, "nurse", None, 1.0, 1.0),
    ],
)
def test_of_two_opposed_sides_neither_stands_in_for_the_other(unit, profession, different, been_there, value):
    ada = Mentor(key="ada", unit=unit, profession=profession)

    view = part(PartName.FRESH_VIEWPOINT, ada, Mentee(key="ben", unit="Ward", profession="Nurse"))

    assert (view.evidence.different_enough, view.evidence.been_there, view.value) == (different, been_there, value)


def test_a_step_above_and_the_same_work_are_the_mean_of_having_been_there():
    ada, ben = Mentor(key="ada", level=3, profession="pilot"), Mentee(key="ben", level=2, profession="nurse")

    view = part(PartName.FRESH_VIEWPOINT, ada, ben)

    assert view.evidence.been_there == 0.4
    assert items_of(view) == {"unit": None, "level": 0.8, "profession": 0.0}


def test_free_hours_are_laid_over_each_other_on_one_clock():
    # Monday 14 to 18 in Berlin is 8 to 12 in New York. Wednesday's mornings lie six hours apart.
    ada = Mentor(key="ada", time_zone="Europe/Berlin", free=((0, 14, 18), (2, 9, 12)))
    ben = Mentee(key="ben", time_zone="America/New_York", free=((0, 9, 11), (2, 9, 12)))

    practical = part(PartName.PRACTICALITIES, ada, ben)

    assert practical.evidence.free_hours_in_common == 2.0
    assert practical.value == 0.5


def test_free_hours_reach_over_the_end_of_the_week():
    ada = Mentor(key="ada", time_zone="Pacific/Auckland", free=((0, 8, 10),))
    ben = Mentee(key="ben", time_zone="Europe/Lisbon", free=((6, 20, 23),))

    assert part(PartName.PRACTICALITIES, ada, ben).evidence.free_hours_in_common == 2.0


def test_how_far_apart_the_clocks_are_counts_only_where_free_hours_are_not_known():
    here, there = {"time_zone": "Europe/Berlin"}, {"time_zone": "Asia/Tokyo"}
    morning, evening = ((0, 8, 12),), ((0, 16, 20),)

    known = part(PartName.PRACTICALITIES, Mentor(key="a", free=evening, **there), Mentee(key="b", free=morning, **here))
    unknown = part(PartName.PRACTICALITIES, Mentor(key="a", **there), Mentee(key="b", free=morning, **here))

    assert items_of(known)["time_zones"] is None
    assert items_of(known)["free_hours"] == 1.0
    assert items_of(unknown)["time_zones"] == 0.25


def test_free_hours_without_a_clock_are_not_known():
    ada, ben = Mentor(key="ada", free=((0, 8, 12),)), Mentee(key="ben", free=((0, 8, 12),))

    practical = part(PartName.PRACTICALITIES, ada, ben)

    assert practical.value is None
    assert practical.evidence.free_hours_in_common is None


@pytest.mark.parametrize("window", [(7, 8, 9), (0, 9, 9), (0, 9, 25), (0, 9)])
def test_a_window_that_cannot_be_is_refused(window):
    with pytest.raises(InvalidPerson, match="ada: a free window"):
        Mentor(key="ada", free=(window,))


def test_the_ideal_mentor_in_own_words_is_met_by_what_a_mentor_tells():
    ben = Mentee(key="ben", must_have_words="Somebody who came back after a long break.")
    ada = Mentor(key="ada", road="My way back. After the break I began again as a clerk.")

    ideal = part(PartName.IDEAL_MENTOR, ada, ben)

    assert ideal.value > 0.5
    assert ideal.evidence.mentor_says == "After the break I began again as a clerk."
    assert ideal.evidence.mentee_says == "Somebody who came back after a long break."


def test_a_must_have_in_words_counts_more_than_what_would_be_good():
    ada = Mentor(key="ada", road="sailing")
    must = Mentee(key="ben", must_have_words="sailing", would_be_good_words="cooking")
    good = replace(must, must_have_words="cooking", would_be_good_words="sailing")

    assert part(PartName.IDEAL_MENTOR, ada, must).value > part(PartName.IDEAL_MENTOR, ada, good).value


def test_every_part_has_a_weight_of_its_own():
    for name in PartName:
        weights = Weights(**{other.value: Weight.IGNORE for other in PartName if other is not name})

        assert [weights.of(other).number > 0 for other in PartName] == [other is name for other in PartName]


SKILL = st.sampled_from(["law", "music", "physics", "selling"])


@settings(deadline=None, max_examples=40)
@given(cohorts(), SKILL)
def test_to_offer_one_more_wanted_skill_never_lowers_a_learning_fit(problem, skill):
    for mentor, mentee in [(one, other) for one in problem.mentors for other in problem.mentees if other.wants]:
        known = replace(mentor, offers=(*mentor.offers, "nobody wants this"))
        more = replace(known, offers=(*known.offers, skill))

        values = [part(PartName.LEARNING_FIT, each, mentee).value for each in (known, more)]

        assert values[1] >= values[0]


@settings(deadline=None, max_examples=60)
@given(TAG_LISTS, TAG_LISTS, WORDS, WORDS)
def test_own_words_never_cost(offers, wants, told, asked):
    silent = part(PartName.LEARNING_FIT, Mentor(key="a", offers=offers), Mentee(key="b", wants=wants)).value
    mentor, mentee = Mentor(key="a", offers=offers, own_words=told), Mentee(key="b", wants=wants, own_words=asked)

    assert (part(PartName.LEARNING_FIT, mentor, mentee).value or 0.5) >= (silent or 0)


@settings(deadline=None, max_examples=40)
@given(cohorts(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_no_fit_and_no_rule(problem, chance):
    mentors, mentees = list(problem.mentors), list(problem.mentees)
    chance.shuffle(mentors)
    chance.shuffle(mentees)

    other = Problem(mentors, mentees, problem.weights, problem.rules)

    assert (other.fit == problem.fit).all()
    assert (other.forbidden == problem.forbidden).all()
