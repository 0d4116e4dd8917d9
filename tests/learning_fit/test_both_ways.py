"""Two people never have each other both ways round: judged by every choice of small tables in which they could."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from learning_fit import (
    Aim,
    LockBreaksRule,
    LockError,
    Mentee,
    Mentor,
    Problem,
    Reason,
    Rule,
    certify,
    circles,
    late_joiners,
    make_plan,
    remedies,
    suggest,
    why_not,
)
from learning_fit.solving import apart, remaining
from tests.learning_fit.every_choice import Handmade, Instance, looking, on_both_sides, people_of

quick = settings(deadline=None, max_examples=60)
exact_aims = st.sampled_from([Aim.FAIREST, Aim.TOTAL])
ADA_AND_BEN = [Mentor(key="ada"), Mentor(key="ben")], [Mentee(key="ada"), Mentee(key="ben")]


@pytest.fixture(scope="module", params=[True, False], ids=["all pairs", "few candidates"], autouse=True)
def _candidates(request):
    with looking(at_every_pair=request.param):
        yield


def choice_of(instance: Instance, keys) -> tuple[tuple[int, int], ...]:
    return tuple((int(mentee[1:]), int(mentor[1:])) for mentor, mentee in keys)


@quick
@given(on_both_sides(), exact_aims, st.integers(0, 2))
def test_no_plan_without_such_pairs_is_better_than_ours(instance: Instance, aim, seed):
    plan = make_plan(people_of(instance), aim=aim, seed=seed)

    assert not instance.turns_round(choice_of(instance, plan.keys))
    assert instance.worth(choice_of(instance, plan.keys), aim) == instance.best(aim)
    assert plan.certificate.proven_best
    assert plan.certificate.gap == 0


@quick
@given(on_both_sides(most=3, most_demand=2, wishes=True), exact_aims)
def test_with_several_mentors_and_least_numbers_these_are_weighed_as_one_sum(instance: Instance, aim):
    plan = make_plan(people_of(instance), aim=aim)

    def worth(choice):
        *tiers, wished = instance.worth(choice, Aim.TOTAL)[:-1]
        reached = sum(people * (len(tiers) - tier) for tier, people in enumerate(tiers)) + wished
        return reached, *instance.worth(choice, aim)[len(tiers) + 1 :]

    assert worth(choice_of(instance, plan.keys)) == max(map(worth, instance.choices()))
    assert plan.certificate.proven_best


@quick
@given(on_both_sides(), exact_aims, st.data())
def test_around_locks_it_is_as_exact(instance: Instance, aim, data):
    locked = data.draw(st.sampled_from(sorted(instance.choices(), key=len, reverse=True)))[:2]
    around = [choice for choice in instance.choices() if set(locked) <= set(choice)]

    plan = make_plan(people_of(instance), aim=aim, locked=instance.keys(locked))

    def worth(choice):
        people, wished, total = instance.worth(choice, Aim.TOTAL)[-3:]
        loose = instance.fits(tuple(set(choice) - set(locked)))
        return people, wished, min(loose, default=0) if aim is Aim.FAIREST else 0, total

    assert worth(choice_of(instance, plan.keys)) == max(map(worth, around))


@quick
@given(on_both_sides(), exact_aims, st.data())
def test_the_bound_holds_for_every_plan_and_only_the_best_are_called_so(instance: Instance, aim, data):
    choice = data.draw(st.sampled_from(list(instance.choices())))

    certificate = certify(people_of(instance), instance.keys(choice), aim=aim)

    worth = instance.worth(choice, aim)
    assert certificate.lawful
    assert certificate.total <= certificate.total_bound
    assert certificate.proven_best == (worth == instance.best(aim))


@quick
@given(on_both_sides(), exact_aims)
def test_where_the_search_comes_to_its_limit_the_bounds_still_hold(instance: Instance, aim):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remaining, "SEARCHED", 0)
        patch.setattr(apart, "STEPS", 1)
        certificate = make_plan(people_of(instance), aim=aim).certificate

    best = instance.best(aim)
    assert certificate.possible_matched >= best[0]
    assert certificate.free_total >= instance.best(Aim.TOTAL)[-1] or not certificate.most_reached
    assert certificate.total <= certificate.total_bound
    assert not certificate.proven_best or (certificate.matched, certificate.total) == (best[0], best[-1])


@quick
@given(on_both_sides(), st.integers(0, 3))
def test_in_a_stable_plan_nobody_who_may_would_rather_have_each_other(instance: Instance, seed):
    plan = make_plan(people_of(instance), aim=Aim.STABLE, seed=seed)

    choice = choice_of(instance, plan.keys)
    assert plan.certificate.lawful
    assert plan.certificate.blocking_pairs == 0
    assert not [pair for pair in np.ndindex(*instance.array.shape) if would_rather(instance, choice, pair)]


def would_rather(instance: Instance, choice, pair) -> bool:
    """Whether both of a pair that may be would rather have each other than the least of what they have."""
    (row, column), score = pair, instance.scores[pair[0]][pair[1]]
    if score < 0 or pair in choice or (column, row) in choice:
        return False
    ours = [instance.scores[r][c] for r, c in choice if r == row]
    theirs = [instance.scores[r][c] for r, c in choice if c == column]
    return (len(ours) < instance.demand[row] or min(ours, default=0) < score) and (
        len(theirs) < instance.capacity[column] or (bool(theirs) and min(theirs) < score)
    )


@quick
@given(on_both_sides(), st.data())
def test_late_joiners_move_as_few_as_can_be_without_such_pairs(instance: Instance, data):
    every = list(instance.choices())
    present = data.draw(st.sampled_from(every))
    had = {row for row, _ in present}

    steps = late_joiners(people_of(instance), instance.keys(present), most_moved=9)

    for step in steps:
        stays = [len(set(each) & set(present)) for each in every if had <= {r for r, _ in each}]
        sizes = [len(each) for each in every if had <= {r for r, _ in each}]
        moved = len(present) - max(kept for kept, size in zip(stays, sizes, strict=True) if size == step.matched)
        assert not instance.turns_round(choice_of(instance, step.pairs))
        assert step.moved == moved
    assert steps[-1].matched == max(len(each) for each in every if had <= {row for row, _ in each})


@quick
@given(on_both_sides(), st.integers(1, 2))
def test_of_two_people_one_at_most_leads_the_circle_of_the_other(instance: Instance, smallest):
    found = circles(people_of(instance), smallest, 2)

    def may_be(choice):
        loads = [sum(column == other for _, other in choice) for column in range(instance.width)]
        return all(load == 0 or smallest <= load <= 2 for load in loads)

    best = max((len(choice), sum(instance.fits(choice))) for choice in instance.choices() if may_be(choice))
    assert (found.matched, found.total) == best
    assert found.proven_best


def test_in_a_plan_made_by_hand_both_pairs_are_told_with_the_rule():
    certificate = certify(Problem(*ADA_AND_BEN), [("ada", "ben"), ("ben", "ada")])

    assert [(pair.mentor, pair.rules) for pair in certificate.broken] == [
        ("ada", (Rule.BOTH_WAYS,)),
        ("ben", (Rule.BOTH_WAYS,)),
    ]
    assert certificate.gap is None


def test_two_people_alone_are_one_pair_and_who_is_left_reads_the_rule():
    (left,) = make_plan(Problem(*ADA_AND_BEN)).unmatched

    assert left.reason is Reason.NO_ALLOWED_MENTOR
    assert left.forbidden_by == {Rule.SAME_PERSON: 1, Rule.BOTH_WAYS: 1}


def test_two_locks_both_ways_round_are_refused():
    with pytest.raises(LockBreaksRule, match="both_ways"):
        make_plan(Problem(*ADA_AND_BEN), locked=[("ada", "ben"), ("ben", "ada")])


def test_a_lock_the_other_way_round_is_why_two_are_not_matched():
    problem = Problem(*ADA_AND_BEN)

    answer = why_not(problem, make_plan(problem, locked=[("ada", "ben")]), "ben", "ada")

    assert answer.rules == (Rule.BOTH_WAYS,)


def test_who_mentors_somebody_is_not_advised_to_be_mentored_by_them():
    problem = Problem(*ADA_AND_BEN)
    plan = make_plan(problem, locked=[("ada", "ben")])

    assert suggest(problem, "ada", taken=plan.keys) == ()
    assert not remedies(problem, plan, "ada").any


@quick
@given(on_both_sides(), exact_aims, st.data())
def test_what_a_pair_lacks_is_exact_around_the_other_way_round(instance: Instance, aim, data):
    open_to = [choice[0] for choice in instance.choices() if len(choice) == 1]
    assume(open_to)
    pair = data.draw(st.sampled_from(open_to))
    problem = people_of(instance)

    try:
        needed = why_not(problem, make_plan(problem, aim=aim), *instance.keys([pair])[0]).needed
    except LockError:
        needed = None

    best = instance.best(aim)
    inside = any(instance.worth(choice, aim) == best and pair in choice for choice in instance.choices())
    assert (needed == 0) == inside


def test_a_hundred_people_who_suit_each_other_alike_are_arranged_and_proven():
    chance = np.random.default_rng(4)
    fits = chance.integers(4_000, 9_000, (100, 100))
    keys = [f"p{number:02}" for number in range(100)]
    problem = Handmade([Mentor(key=key) for key in keys], [Mentee(key=key) for key in keys])
    vars(problem)["fit"] = (fits + fits.T) // 2

    certificate = make_plan(problem, aim=Aim.TOTAL).certificate

    assert certificate.matched == 100
    assert certificate.proven_best
