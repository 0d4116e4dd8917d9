"""What is said to help does help: each remedy is tried out by solving everything again."""

import random
from dataclasses import replace

import pytest

from learning_fit import Mentee, Mentor, Problem, Rules, make_plan, remedies


def a_tight_round(seed: int) -> Problem:
    """Few places, few languages, grades and units that stand in the way."""
    chance = random.Random(seed)
    mentors = [
        Mentor(
            key=f"mentor {at}",
            places=chance.choice([0, 1, 1, 2]),
            languages=frozenset(chance.sample("abcd", chance.choice([1, 2]))),
            level=chance.randrange(4),
            unit=chance.choice("xyz"),
        )
        for at in range(6)
    ]
    mentees = [
        Mentee(
            key=f"mentee {at}",
            languages=frozenset(chance.sample("abcd", 1)),
            level=chance.randrange(4),
            unit=chance.choice("xyz"),
        )
        for at in range(8)
    ]
    return Problem(mentors, mentees, rules=Rules(levels_above=(0, None), units_differ=True))


def matched(problem: Problem) -> int:
    return make_plan(problem).certificate.matched


@pytest.mark.parametrize("seed", range(12))
def test_one_more_place_helps_at_the_mentors_named_and_at_no_other(seed):
    problem = a_tight_round(seed)
    plan = make_plan(problem)
    named = {key for each in plan.unmatched for key in remedies(problem, plan, each.mentee).one_more_place}

    helping = {
        mentor.key
        for mentor in problem.mentors
        if matched(
            Problem(
                [replace(each, places=each.places + (each is mentor)) for each in problem.mentors],
                problem.mentees,
                rules=problem.rules,
            )
        )
        > plan.certificate.matched
    }

    assert named == helping


@pytest.mark.parametrize("seed", range(12))
def test_without_a_rule_the_person_finds_a_place_through_the_mentors_named(seed):
    problem = a_tight_round(seed)
    plan = make_plan(problem)

    for each in plan.unmatched:
        for mentors in remedies(problem, plan, each.mentee).without.values():
            for mentor in mentors:
                rules = replace(problem.rules, exceptions=frozenset({(mentor, each.mentee)}))
                assert matched(Problem(problem.mentors, problem.mentees, rules=rules)) == plan.certificate.matched + 1
