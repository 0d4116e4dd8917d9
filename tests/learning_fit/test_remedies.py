"""What would give somebody a mentor: everything named helps, and nothing else does, judged by solving again."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit import LIFTABLE_RULES, Aim, Mentee, Mentor, Problem, Rule, Rules, explain_pair, make_plan, remedies
from tests.learning_fit.make import cohorts, table_problem, tables

quick = settings(deadline=None, max_examples=30)


def helps(problem: Problem, plan, mentee: str) -> bool:
    """Whether this person and everybody who has a mentor now can have one at once, locks kept."""
    wanted = {other for _, other in plan.keys} | {mentee}
    some = Problem(problem.mentors, [one for one in problem.mentees if one.key in wanted], rules=problem.rules)
    return len(make_plan(some, locked=plan.locked, excluded=plan.excluded, aim=Aim.TOTAL).pairs) == len(wanted)


def with_mentor(problem: Problem, key: str, **other) -> Problem:
    mentors = [replace(mentor, **other) if mentor.key == key else mentor for mentor in problem.mentors]
    return Problem(mentors, problem.mentees, rules=problem.rules)


def lifting_helps(problem: Problem, plan, rule: Rule, mentor: str, mentee: str) -> bool:
    """Whether one rule alone stands between two people, and the others find their places around the two."""
    if explain_pair(problem, mentor, mentee).forbidden_by != (rule,):
        return False
    others = {other for _, other in plan.keys}
    places = problem.mentors[problem.column(mentor)].places - 1
    people = [one for one in problem.mentees if one.key in others]
    rest = Problem(with_mentor(problem, mentor, places=places).mentors, people, rules=problem.rules)
    return len(make_plan(rest, aim=Aim.TOTAL).pairs) == len(others)


def judged(problem: Problem, plan) -> None:
    for lost in plan.unmatched:
        found = remedies(problem, plan, lost.mentee)
        for mentor in problem.mentors:
            more = helps(with_mentor(problem, mentor.key, places=mentor.places + 1), plan, lost.mentee)
            assert (mentor.key in found.one_more_place) == (more and not mentor.paused)
            back = mentor.paused and helps(with_mentor(problem, mentor.key, paused=False), plan, lost.mentee)
            assert (mentor.key in found.back) == back
            for rule in LIFTABLE_RULES:
                named = mentor.key in found.without.get(rule, ())
                assert named == lifting_helps(problem, plan, rule, mentor.key, lost.mentee)
        assert found.any == bool(found.one_more_place or found.back or found.without)


@quick
@given(cohorts())
def test_whatever_is_named_helps_and_nothing_else_does(problem):
    judged(problem, make_plan(problem))


@quick
@given(tables(most_mentees=5), st.data())
def test_around_locks_as_well(problem, data):
    plan = make_plan(problem)
    locked = data.draw(st.lists(st.sampled_from(plan.keys), unique=True)) if plan.keys else []

    judged(problem, make_plan(problem, locked=locked))


@quick
@given(tables(most_mentees=5, most_mentors=4))
def test_those_named_compete_for_the_places_named_and_one_of_them_goes_without(problem):
    plan = make_plan(problem)

    for lost in plan.unmatched:
        found = remedies(problem, plan, lost.mentee)
        assert lost.mentee in found.mentees
        assert len(found.mentees) == found.places + 1
        for mentee in found.mentees:
            allowed = problem.forbidden[problem.row(mentee)] == 0
            assert {problem.mentors[place].key for place in allowed.nonzero()[0]} <= set(found.mentors)


def test_a_place_further_along_helps_too():
    problem = table_problem([[6, None], [6, 5], [None, 5]], places=[1, 1])
    plan = make_plan(problem)
    (lost,) = plan.unmatched

    found = remedies(problem, plan, lost.mentee)

    assert found.one_more_place == found.mentors == ("m0", "m1")
    assert (found.mentees, found.places) == (("e0", "e1", "e2"), 2)


def test_who_is_paused_helps_by_coming_back_and_a_language_by_being_lifted():
    mentors = [
        Mentor(key="ada", places=1, paused=True, languages=frozenset({"de"})),
        Mentor(key="bob", places=1, languages=frozenset({"en"})),
    ]
    problem = Problem(mentors, [Mentee(key="ben", languages=frozenset({"de"}))])

    found = remedies(problem, make_plan(problem), "ben")

    assert (found.back, found.without, found.one_more_place) == (("ada",), {Rule.LANGUAGE: ("bob",)}, ())
    assert (found.mentees, found.places, found.mentors) == (("ben",), 0, ())


def test_against_a_no_that_somebody_has_said_nothing_is_offered():
    problem = Problem([Mentor(key="ada")], [Mentee(key="ben")], rules=Rules(blocks=frozenset({("ada", "ben")})))

    found = remedies(problem, make_plan(problem), "ben")

    assert not found.any


def test_what_is_excluded_in_the_plan_stays_excluded():
    problem = table_problem([[6], [5]], places=[1])
    plan = make_plan(problem, excluded=[("m0", "e1")])

    assert remedies(problem, plan, "e1").one_more_place == ()
