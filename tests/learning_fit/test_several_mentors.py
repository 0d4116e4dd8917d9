"""Several pairs for one row, and columns that would like to have a least number: judged by every choice there is."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from learning_fit import Aim, Mentee, Mentor, Problem, assign, certify, make_plan
from tests.learning_fit.every_choice import Instance, chosen, instances, keys_of, looking, people_of

quick = settings(deadline=None, max_examples=60)
exact_aims = st.sampled_from([Aim.FAIREST, Aim.TOTAL])


@pytest.fixture(scope="module", params=[True, False], ids=["all pairs", "few candidates"], autouse=True)
def _candidates(request):
    with looking(at_every_pair=request.param):
        yield


@quick
@given(instances(most_rows=3, most_demand=3), exact_aims, st.integers(0, 2))
def test_as_many_as_can_be_have_a_first_then_a_second_and_no_choice_is_better(instance: Instance, aim, seed):
    found = assign(instance.array, **instance.counts, aim=aim, seed=seed)

    assert instance.worth(chosen(found), aim) == instance.best(aim)
    assert found.gap == 0


@quick
@given(instances(wishes=True), exact_aims)
def test_columns_come_as_near_to_their_least_number_as_can_be(instance: Instance, aim):
    found = assign(instance.array, **instance.counts, aim=aim)

    assert instance.worth(chosen(found), aim) == instance.best(aim)
    assert found.gap == 0


@quick
@given(instances(most_rows=3, most_demand=3, wishes=True), exact_aims)
def test_wishes_of_both_sides_never_hinder_each_other(instance: Instance, aim):
    found = assign(instance.array, **instance.counts, aim=aim)

    assert instance.worth(chosen(found), aim) == instance.best(aim)
    assert found.gap == 0


@quick
@given(instances(most_rows=3, most_demand=2, wishes=True))
def test_one_more_place_brings_just_what_its_value_says(instance: Instance):
    found = assign(instance.array, **instance.counts, aim=Aim.TOTAL)

    for column, gained in enumerate(found.places_matter.tolist()):
        counts = instance.counts | {"capacity": instance.counts["capacity"] + (np.arange(instance.width) == column)}
        then = assign(instance.array, **counts, aim=Aim.TOTAL)
        assert gained == [len(then.rows) - len(found.rows), then.total - found.total]


def test_three_reviewers_for_each_of_thirty_papers_as_a_linear_program_would_choose_them():
    chance = np.random.default_rng(4)
    scores = chance.integers(0, 100, (30, 20))
    number = np.arange(600).reshape(30, 20)
    by_row, by_column = np.zeros((30, 600)), np.zeros((20, 600))
    for row, column in np.ndindex(30, 20):
        by_row[row, number[row, column]] = by_column[column, number[row, column]] = 1
    judge = milp(
        -scores.ravel(),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(by_row, 3, 3), LinearConstraint(by_column, 4, 5)],
    )

    found = assign(scores, capacity=5, demand=3, at_least=4, aim=Aim.TOTAL)

    assert (len(found.rows), found.total) == (90, round(-judge.fun))
    assert set(np.bincount(found.columns)) == {4, 5}


def test_who_wants_two_mentors_gets_two_different_ones():
    problem = Problem([Mentor(key="ada", places=3), Mentor(key="bob")], [Mentee(key="ben", mentors_wanted=2)])

    assert make_plan(problem).keys == (("ada", "ben"), ("bob", "ben"))


def test_nobody_has_a_second_mentor_while_somebody_could_have_a_first():
    eager = Mentee(key="ben", mentors_wanted=2, wants=("law",))
    problem = Problem([Mentor(key="ada", offers=("law",)), Mentor(key="bob")], [eager, Mentee(key="cleo")])

    plan = make_plan(problem)

    assert Counter(mentee for _, mentee in plan.keys) == {"ben": 1, "cleo": 1}
    assert (plan.certificate.matched, plan.certificate.most_reached) == (2, True)


def test_a_lock_is_the_first_mentor_of_who_wants_two():
    mentees = [Mentee(key="ben", mentors_wanted=2), Mentee(key="cleo")]
    problem = Problem([Mentor(key="ada"), Mentor(key="bob")], mentees)

    plan = make_plan(problem, locked=[("ada", "ben")])

    assert plan.keys == (("ada", "ben"), ("bob", "cleo"))


def test_a_mentor_who_would_like_two_gets_two_before_fit_is_looked_at():
    mentees = [Mentee(key=f"e{number}", wants=("law",)) for number in range(3)]
    mentors = [Mentor(key="ada", places=3, offers=("law",)), Mentor(key="bob", places=3, offers=("art",), at_least=2)]

    plan = make_plan(Problem(mentors, mentees))

    assert Counter(mentor for mentor, _ in plan.keys) == {"ada": 1, "bob": 2}
    assert plan.certificate.below_least == ()


def test_who_stays_below_their_least_number_is_named():
    problem = Problem([Mentor(key="ada", places=2, at_least=2)], [Mentee(key="ben")])

    plan = make_plan(problem)

    assert plan.certificate.below_least == ("ada",)
    assert plan.certificate.proven_best


@settings(deadline=None, max_examples=30)
@given(instances(most_rows=3, most_demand=2, wishes=True), st.data())
def test_the_certificate_holds_for_every_plan_there_is(instance: Instance, data):
    problem, aim = people_of(instance), data.draw(st.sampled_from([Aim.FAIREST, Aim.TOTAL]))
    every = list(instance.choices())
    best = instance.best(aim)

    for choice in data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=4)):
        certificate = certify(problem, keys_of(choice), aim=aim)
        worth, worst = instance.worth(choice, aim), min(instance.fits(choice), default=0)
        assert certificate.total == worth[-1] <= certificate.total_bound
        assert certificate.most_reached == (instance.worth(choice, Aim.TOTAL)[:-1] == instance.best(Aim.TOTAL)[:-1])
        assert certificate.proven_best == (worth == best)
        assert (certificate.worst or 0) == worst


@quick
@given(instances(most_rows=3, most_demand=3, wishes=True), st.data())
def test_the_bound_of_any_plan_made_by_hand_is_reached_by_a_plan_like_it(instance: Instance, data):
    choice = data.draw(st.sampled_from(list(instance.choices())))

    certificate = certify(people_of(instance), keys_of(choice), aim=Aim.TOTAL)

    worst, reached = certificate.worst or 0, instance.worth(choice, Aim.TOTAL)[:-1]
    like_it = [other for other in instance.choices() if len(other) == len(choice)]
    if certificate.most_reached:
        like_it = [other for other in like_it if instance.worth(other, Aim.TOTAL)[:-1] == reached]
    totals = [sum(instance.fits(other)) for other in like_it if min(instance.fits(other), default=worst) >= worst]
    assert certificate.total_bound == max(totals)
