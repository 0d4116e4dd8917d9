"""What a fit is made of (P12), worked by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit import (
    NEUTRAL_FIT,
    Mentee,
    Mentor,
    PartName,
    Problem,
    UnknownPerson,
    Weight,
    Weights,
    explain_pair,
    explain_pairs,
)
from learning_fit.planning.sharing import shared_out
from tests.learning_fit.make import cohorts


def explained(mentor: Mentor, mentee: Mentee, weights: Weights | None = None):
    return explain_pair(Problem([mentor], [mentee], weights), mentor.key, mentee.key)


def part(name: PartName, mentor: Mentor, mentee: Mentee):
    return next(part for part in explained(mentor, mentee).parts if part.name is name)


@pytest.mark.parametrize(
    ("offers", "value"),
    [(("law", "music", "art"), 1.0), (("law",), 0.5), (("music",), 0.3333), (("art",), 0.1667), (("golf",), 0.0)],
)
def test_the_most_wanted_skill_counts_most(offers, value):
    ada, ben = Mentor(key="ada", offers=offers), Mentee(key="ben", wants=("law", "music", "art"))

    assert part(PartName.LEARNING_FIT, ada, ben).value == value


def test_own_words_lift_a_learning_fit_and_never_lower_it():
    ben = Mentee(key="ben", wants=("law", "art"), own_words="speaking in public")
    silent = Mentor(key="ada", offers=("law",))
    telling = Mentor(key="ada", offers=("law",), own_words="speaking before crowds")
    beside = Mentor(key="ada", offers=("law",), own_words="growing tomatoes")

    values = [part(PartName.LEARNING_FIT, ada, ben).value for ada in (silent, telling, beside)]

    assert values[0] == values[2] == 0.6
    assert values[1] > 0.6


def test_words_alone_start_from_one_half():
    ben = Mentee(key="ben", own_words="leading my first team")

    assert part(PartName.LEARNING_FIT, Mentor(key="ada", own_words="growing tomatoes"), ben).value == 0.5
    assert part(PartName.LEARNING_FIT, Mentor(key="ada", own_words="leading my first team"), ben).value == 1.0


def test_a_must_have_counts_twice_what_would_be_good():
    ben = Mentee(key="ben", must_have=frozenset({"worked abroad"}), would_be_good=frozenset({"parent"}))
    ada = Mentor(key="ada", traits=frozenset({"worked abroad"}))

    ideal = part(PartName.IDEAL_MENTOR, ada, ben)

    assert ideal.value == 0.6667
    assert ideal.evidence.must_have_met == ("worked abroad",)


@pytest.mark.parametrize(("above", "value"), [(-2, 0.0), (-1, 0.2), (0, 0.4), (1, 0.8), (2, 1.0), (3, 0.8), (9, 0.25)])
def test_two_steps_up_give_the_freshest_viewpoint_that_is_still_close(above, value):
    ada, ben = Mentor(key="ada", level=5 + above), Mentee(key="ben", level=5)

    assert part(PartName.FRESH_VIEWPOINT, ada, ben).value == value


def test_another_unit_gives_a_fresh_viewpoint():
    ben = Mentee(key="ben", unit="sales")

    assert part(PartName.FRESH_VIEWPOINT, Mentor(key="ada", unit="law"), ben).value == 1.0
    assert part(PartName.FRESH_VIEWPOINT, Mentor(key="ada", unit="sales"), ben).value == 0.0


@pytest.mark.parametrize(
    ("zone", "apart", "value"),
    [
        ("Europe/Lisbon", 1, 1.0),
        ("America/New_York", 6, 0.5),
        ("Pacific/Auckland", 11, 0.0),
        ("Asia/Kolkata", 4.5, 0.6875),
    ],
)
def test_practicalities_ask_how_far_apart_the_days_are(zone, apart, value):
    ada, ben = Mentor(key="ada", time_zone=zone), Mentee(key="ben", time_zone="Europe/Berlin")

    practical = part(PartName.PRACTICALITIES, ada, ben)

    assert practical.evidence.hours_apart == apart
    assert practical.value == value


def test_practicalities_are_the_mean_of_what_is_known():
    ada = Mentor(key="ada", hours_per_month=1, channels=frozenset({"phone", "video"}))
    ben = Mentee(key="ben", hours_per_month=2, channels=frozenset({"video"}), time_zone="Europe/Berlin")

    practical = part(PartName.PRACTICALITIES, ada, ben)

    assert practical.value == 0.75
    assert practical.evidence.channels_in_common == ("video",)
    assert practical.evidence.hours_apart is None


def test_fit_is_the_weighted_mean_of_the_known_parts():
    ada = Mentor(key="ada", offers=("law",), unit="north")
    ben = Mentee(key="ben", wants=("law",), unit="north")

    pair = explained(ada, ben, Weights(learning_fit=Weight.MUST, fresh_viewpoint=Weight.NICE))

    assert pair.fit == 8000
    assert {part.name: part.contribution for part in pair.parts if part.value is not None} == {
        PartName.LEARNING_FIT: 8000,
        PartName.FRESH_VIEWPOINT: 0,
    }


def test_a_part_the_program_ignores_changes_nothing():
    ada, ben = Mentor(key="ada", offers=("law",), level=1), Mentee(key="ben", wants=("law",), level=5)

    pair = explained(ada, ben, Weights(fresh_viewpoint=Weight.IGNORE))

    assert pair.fit == 10_000


def test_two_people_of_whom_nothing_is_known_have_the_neutral_fit():
    pair = explained(Mentor(key="ada"), Mentee(key="ben"))

    assert pair.fit == NEUTRAL_FIT
    assert not pair.known
    assert {part.value for part in pair.parts} == {None}


def test_what_is_not_known_is_named_and_is_not_nothing():
    ada, ben = Mentor(key="ada", offers=("law",), hours_per_month=0), Mentee(key="ben", wants=("art",))

    pair = explained(ada, ben)

    assert "level" in pair.mentor_not_known
    assert "hours_per_month" not in pair.mentor_not_known
    assert pair.parts[0].value == 0.0
    assert pair.parts[0].evidence.skills_in_common == ()
    assert pair.parts[0].evidence.shared_words is None


def test_parts_are_ranked_by_what_they_contribute():
    ada = Mentor(key="ada", offers=("law",), unit="north", hours_per_month=2)
    ben = Mentee(key="ben", wants=("law", "art"), unit="south", hours_per_month=2)

    names = [part.name for part in explained(ada, ben).ranked]

    assert names[:3] == [PartName.LEARNING_FIT, PartName.PRACTICALITIES, PartName.FRESH_VIEWPOINT]


def test_shared_words_come_most_telling_first_without_joining_words():
    mentors = [Mentor(key="ada", own_words="I know grants and the team"), Mentor(key="bob", own_words="team sport")]
    ben = Mentee(key="ben", own_words="I want the team to win grants")

    pair = explain_pair(Problem(mentors, [ben]), "ada", "ben")

    assert pair.parts[0].evidence.shared_words == ("grants", "team")


@settings(deadline=None, max_examples=60)
@given(cohorts())
def test_every_fit_can_be_worked_out_again_from_its_parts(problem):
    for mentor in problem.mentors:
        for mentee in problem.mentees:
            pair = explain_pair(problem, mentor.key, mentee.key)

            given_parts = [part for part in pair.parts if part.contribution is not None]
            assert 0 <= pair.fit <= 10_000
            assert all(part.value is None or 0 <= part.value <= 1 for part in pair.parts)
            assert not given_parts or sum(part.contribution for part in given_parts) == pair.fit
            printed = pair.points().values()
            assert sum(each.given for each in printed) == (round(pair.fit / 100) if given_parts else 0)
            assert sum(each.most for each in printed) == (100 if given_parts else 0)
            assert all(0 <= each.given <= each.most for each in printed)


@given(st.lists(st.integers(0, 10), max_size=6), st.integers(0, 100), st.data())
def test_whole_points_add_up_whatever_the_shares(most, whole, data):
    could = shared_out(100, most)
    whole = whole if sum(could) else 0
    shares = [data.draw(st.integers(0, 10_000)) if part else 0 for part in could]

    parts = shared_out(whole, shares, could)

    assert sum(could) == (100 if any(most) else 0)
    assert sum(parts) == (whole if any(shares) else 0)
    assert all(part <= limit for part, limit in zip(parts, could, strict=True))


def test_of_equal_remainders_the_first_is_rounded_up():
    assert shared_out(100, [1, 1, 1]) == (34, 33, 33)


@given(cohorts())
@settings(deadline=None, max_examples=30)
def test_many_pairs_are_explained_together_just_as_each_alone(problem):
    pairs = [(mentor.key, mentee.key) for mentor in problem.mentors for mentee in problem.mentees]

    together = list(explain_pairs(problem, pairs))

    anew = Problem(problem.mentors, problem.mentees, rules=problem.rules)
    assert together == [explain_pair(anew, *pair) for pair in pairs]


def test_a_stranger_among_many_pairs_is_named_before_anything_is_explained():
    problem = Problem([Mentor(key="ada")], [Mentee(key="ben")])

    with pytest.raises(UnknownPerson, match="mallory"):
        explain_pairs(problem, [("ada", "ben"), ("ada", "mallory")])
