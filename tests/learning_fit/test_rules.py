"""Hard rules (P13, P17): each forbidden pair can say which rule forbids it."""

from itertools import pairwise

import pytest

from learning_fit import (
    LIFTABLE_RULES,
    InvalidPerson,
    Mentee,
    Mentor,
    Problem,
    Rule,
    RuleHolds,
    Rules,
    explain_pair,
    make_plan,
)

ADA_AND_BEN = frozenset({("ada", "ben")})


def forbidding(rules: Rules | None = None, mentor: Mentor | None = None, mentee: Mentee | None = None):
    problem = Problem([mentor or Mentor(key="ada")], [mentee or Mentee(key="ben")], rules=rules)
    return explain_pair(problem, problem.mentors[0].key, problem.mentees[0].key).forbidden_by


def test_without_rules_anyone_may_mentor_anyone():
    assert forbidding() == ()


@pytest.mark.parametrize("depth", [1, 2, 40])
def test_nobody_mentors_someone_below_them_at_any_depth(depth):
    line = ["ben", *(f"boss {step}" for step in range(depth - 1)), "ada"]
    managers = dict(pairwise(line))

    assert forbidding(Rules(managers=managers)) == (Rule.REPORTING_LINE,)


def test_a_mentor_may_stand_below_the_mentee_or_beside():
    assert forbidding(Rules(managers={"ada": "ben"})) == ()
    assert forbidding(Rules(managers={"ada": "mo", "ben": "mo"})) == ()


def test_a_loop_in_the_reporting_line_is_walked_once():
    managers = {"ben": "mo", "mo": "ada", "ada": "ben"}

    assert forbidding(Rules(managers=managers)) == (Rule.REPORTING_LINE,)
    assert forbidding(Rules(managers={"ben": "mo", "mo": "ben"})) == ()


@pytest.mark.parametrize("pair", [("ada", "ben"), ("ben", "ada")])
def test_a_block_forbids_both_directions(pair):
    assert forbidding(Rules(blocks=frozenset({pair}))) == (Rule.BLOCK,)


def test_people_without_a_common_language_are_not_paired():
    ada = Mentor(key="ada", languages=frozenset({"en", "fr"}))
    ben = Mentee(key="ben", languages=frozenset({"de"}))

    assert forbidding(mentor=ada, mentee=ben) == (Rule.LANGUAGE,)


def test_a_language_not_known_forbids_nothing():
    assert forbidding(mentor=Mentor(key="ada", languages=frozenset({"en"}))) == ()


def test_nobody_mentors_themselves():
    assert forbidding(mentee=Mentee(key="ada")) == (Rule.SAME_PERSON,)


def test_exclusions_and_earlier_endings_forbid_a_pair():
    rules = Rules(excluded=ADA_AND_BEN, ended=ADA_AND_BEN)

    assert forbidding(rules) == (Rule.EXCLUDED, Rule.NEVER_AGAIN)


def test_paused_mentors_and_those_without_places_are_not_paired():
    assert forbidding(mentor=Mentor(key="ada", paused=True)) == (Rule.PAUSED,)
    assert forbidding(mentor=Mentor(key="ada", places=0)) == (Rule.NO_PLACES,)


def test_a_coordinators_exception_lifts_what_the_program_decided():
    rules = Rules(managers={"ben": "ada"}, ended=ADA_AND_BEN, exceptions=ADA_AND_BEN)

    assert forbidding(rules) == ()


def test_no_exception_lifts_a_no_that_someone_said():
    blocked = Rules(blocks=ADA_AND_BEN, exceptions=ADA_AND_BEN)
    excluded = Rules(excluded=ADA_AND_BEN, exceptions=ADA_AND_BEN)

    assert forbidding(blocked) == (Rule.BLOCK,)
    assert forbidding(excluded) == (Rule.EXCLUDED,)


def test_no_exception_lets_people_mentor_themselves():
    herself = Rules(exceptions=frozenset({("ada", "ada")}))

    assert forbidding(herself, mentee=Mentee(key="ada")) == (Rule.SAME_PERSON,)


def test_an_exception_is_told_with_the_rule_it_lifts():
    rules = Rules(managers={"ben": "ada"}, exceptions=ADA_AND_BEN)

    pair = explain_pair(Problem([Mentor(key="ada")], [Mentee(key="ben")], rules=rules), "ada", "ben")

    assert pair.allowed
    assert pair.allowed_by_exception == (Rule.REPORTING_LINE,)


def test_rules_about_people_elsewhere_are_passed_over():
    rules = Rules(managers={"zoe": "yan"}, blocks=frozenset({("zoe", "ben")}), ended=frozenset({("ada", "zoe")}))

    assert forbidding(rules) == ()


def test_one_person_may_be_mentor_and_mentee_at_once():
    people = [Mentor(key="ada"), Mentor(key="cy")], [Mentee(key="ada"), Mentee(key="ben")]

    plan = make_plan(Problem(*people))

    assert plan.keys == (("ada", "ben"), ("cy", "ada"))


@pytest.mark.parametrize(
    "answers",
    [{"places": -1}, {"hours_per_month": -1}, {"time_zone": "Atlantis"}, {"languages": "de"}, {"key": ""}],
)
def test_an_answer_that_cannot_be_is_refused_at_once(answers):
    with pytest.raises(InvalidPerson):
        Mentor(**{"key": "ada", **answers})


def test_any_collection_of_keys_will_do_and_is_kept_unchangeable():
    ben = Mentee(key="ben", wants=["law", "art", "law"], languages=["de"])

    assert (ben.wants, ben.languages) == (("law", "art"), frozenset({"de"}))


def test_a_person_may_stand_only_once_on_a_side():
    with pytest.raises(InvalidPerson, match="ada"):
        Problem([Mentor(key="ada"), Mentor(key="ada")], [])


@pytest.mark.parametrize("rule", sorted(LIFTABLE_RULES))
def test_a_rule_taken_out_forbids_nobody(rule):
    ben = Mentee(key="ben", languages=frozenset({"de"}), unit="Ward 3", level=2)
    ada = Mentor(key="ada", languages=frozenset({"fr"}), unit="Ward 3", level=2, awaits_orientation=True)
    facts = {"managers": {"ben": "ada"}, "ended": ADA_AND_BEN, "levels_above": (1, None), "units_differ": True}

    everything = Rules(**facts)
    without = Rules(**facts, off=frozenset({rule}))

    assert set(forbidding(everything, ada, ben)) - set(forbidding(without, ada, ben)) == {rule}


def test_nobody_takes_out_what_a_person_has_asked_for():
    with pytest.raises(RuleHolds, match="block"):
        Rules(off=frozenset({Rule.BLOCK}))


@pytest.mark.parametrize(
    ("mentor", "mentee", "rules"),
    [(3, 2, ()), (5, 2, ()), (2, 2, (Rule.LEVEL,)), (6, 2, (Rule.LEVEL,)), (None, 2, ()), (9, None, ())],
)
def test_a_mentor_stands_as_many_levels_above_as_the_program_says(mentor, mentee, rules):
    ada, ben = Mentor(key="ada", level=mentor), Mentee(key="ben", level=mentee)

    assert forbidding(Rules(levels_above=(1, 3)), ada, ben) == rules


@pytest.mark.parametrize(
    ("mentor", "mentee", "rules"), [("Ward 3", "Ward 3", (Rule.SAME_UNIT,)), ("Ward 3", "Ward 4", ()), (None, None, ())]
)
def test_two_of_one_unit_are_kept_apart_where_the_program_says_so(mentor, mentee, rules):
    ada, ben = Mentor(key="ada", unit=mentor), Mentee(key="ben", unit=mentee)

    assert forbidding(Rules(units_differ=True), ada, ben) == rules


@pytest.mark.parametrize(
    ("traits", "rules"),
    [({"sailor", "north"}, ()), ({"pilot", "north", "cook"}, ()), ({"sailor"}, (Rule.NEEDS,)), ((), (Rule.NEEDS,))],
)
def test_a_mentor_brings_something_of_each_thing_that_a_mentee_needs(traits, rules):
    ada = Mentor(key="ada", traits=frozenset(traits))
    ben = Mentee(key="ben", needs=({"sailor", "pilot"}, {"north"}))

    assert forbidding(None, ada, ben) == rules
