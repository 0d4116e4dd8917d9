"""What comes first is the program's choice: the worst match, the total, or that no two would rather have each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit import Aim, InvalidScores, LockError, assign, certify, make_plan
from tests.learning_fit.every_choice import Choice, Instance, chosen, instances, keys_of, looking, people_of

quick = settings(deadline=None, max_examples=40)


def block_each_other(instance: Instance, choice: Choice) -> list[tuple[int, int]]:
    """Pairs of whom both would rather have each other than what they have, or than a place left free."""
    found = []
    for row, column in zip(*map(np.ndarray.tolist, np.nonzero(instance.array >= 0)), strict=True):
        score = instance.scores[row][column]
        his = [instance.scores[one][other] for one, other in choice if one == row]
        hers = [instance.scores[one][other] for one, other in choice if other == column]
        wants = len(his) < instance.demand[row] or any(each < score for each in his)
        takes = len(hers) < instance.capacity[column] or any(each < score for each in hers)
        if (row, column) not in choice and wants and takes and instance.demand[row] and instance.capacity[column]:
            found.append((row, column))
    return found


@pytest.mark.parametrize("at_every_pair", [True, False])
@quick
@given(instance=instances(most_rows=6, most_columns=5, most_demand=3), seed=st.integers(0, 3))
def test_in_a_stable_choice_no_two_would_rather_have_each_other(at_every_pair, instance: Instance, seed):
    with looking(at_every_pair=at_every_pair):
        found = assign(instance.array, **instance.counts, aim=Aim.STABLE, seed=seed)

    assert block_each_other(instance, chosen(found)) == []
    assert (found.bound, found.gap, found.places_matter) == (None, None, None)


def test_where_no_two_scores_are_equal_there_is_one_stable_choice():
    scores = np.random.default_rng(3).permutation(1200).reshape(30, 40)
    taken, best_first = [], np.dstack(np.unravel_index(np.argsort(-scores, axis=None), scores.shape))[0].tolist()
    for row, column in best_first:
        if all(row != one and column != other for one, other in taken):
            taken.append((row, column))

    for every in (True, False):
        with looking(at_every_pair=every):
            assert chosen(assign(scores, aim=Aim.STABLE)) == tuple(sorted(taken))


def test_three_aims_on_the_same_table():
    scores = [[6, 5, 0], [5, 3, 3], [0, -1, -1]]

    total, fair, stable = (assign(scores, aim=aim) for aim in (Aim.TOTAL, Aim.FAIREST, Aim.STABLE))

    assert (total.matched, total.total) == (fair.matched, fair.total) == (3, 8)
    assert (stable.matched, stable.total) == (2, 9)


def test_the_total_does_not_mind_a_weak_match_and_the_fairest_does():
    scores = [[9, 5], [5, 0]]

    assert chosen(assign([[9, 5], [5, 2]], aim="total")) == ((0, 0), (1, 1))
    assert chosen(assign(scores, aim="fairest")) == ((0, 1), (1, 0))


@quick
@given(instances(), st.sampled_from([Aim.FAIREST, Aim.TOTAL]), st.integers(0, 3))
def test_people_are_matched_as_their_scores_are(instance: Instance, aim, seed):
    plan = make_plan(people_of(instance), aim=aim, seed=seed)

    pairs = tuple((int(mentee[1:]), int(mentor[1:])) for mentor, mentee in plan.keys)
    assert instance.worth(pairs, aim) == instance.best(aim)
    assert (plan.aim, plan.seed, plan.certificate.proven_best) == (aim, seed, True)


@quick
@given(instances(most_demand=2))
def test_a_stable_plan_has_no_blocking_pairs_and_the_certificate_counts_those_of_others(instance: Instance):
    problem = people_of(instance)

    assert make_plan(problem, aim=Aim.STABLE).certificate.proven_best
    for choice in list(instance.choices())[:6]:
        certificate = certify(problem, keys_of(choice), aim=Aim.STABLE)
        assert certificate.blocking_pairs == len(block_each_other(instance, choice))


@quick
@given(instances(), st.sampled_from([Aim.FAIREST, Aim.TOTAL]), st.data())
def test_locks_cost_no_more_people_than_they_must(instance: Instance, aim, data):
    problem = people_of(instance)
    locks = data.draw(st.sampled_from(list(instance.choices())))

    plan = make_plan(problem, locked=keys_of(locks), aim=aim)

    around = [choice for choice in instance.choices() if set(locks) <= set(choice)]
    assert len(plan.pairs) == max(map(len, around))
    loose = [pair.fit for pair in plan.pairs if not pair.locked]
    assert (min(loose, default=0), sum(loose)) == max(
        (min(fits, default=0) if aim is Aim.FAIREST else min(loose, default=0), sum(fits))
        for fits in (
            instance.fits(tuple(set(choice) - set(locks))) for choice in around if len(choice) == len(plan.pairs)
        )
    )


@quick
@given(instances(), st.sampled_from(Aim))
def test_everybody_locked_is_a_plan_like_any_other(instance: Instance, aim):
    problem = people_of(instance)
    plan = make_plan(problem, aim=aim)

    again = make_plan(problem, aim=aim, locked=plan.keys)

    assert again.keys == plan.keys
    assert all(pair.locked for pair in again.pairs)


def test_staying_never_makes_the_worst_match_weaker():
    problem = people_of(Instance(((3, 2),), 2, (1, 1), (1,), (0, 0)))

    assert make_plan(problem, near=[("m1", "e0")], stay=3).keys == (("m0", "e0"),)
    assert make_plan(problem, near=[("m1", "e0")], stay=3, aim=Aim.TOTAL).keys == (("m1", "e0"),)


@quick
@given(instances(), st.sampled_from([Aim.FAIREST, Aim.TOTAL]), st.integers(0, 3), st.data())
def test_whoever_stays_counts_more_in_the_total_and_in_nothing_before_it(instance: Instance, aim, stay, data):
    problem = people_of(instance)
    near = data.draw(st.sampled_from(sorted(instance.choices(), key=len, reverse=True)))

    plan = make_plan(problem, near=keys_of(near), stay=stay, aim=aim)

    ours = tuple((int(mentee[1:]), int(mentor[1:])) for mentor, mentee in plan.keys)
    assert _with_stay(instance, ours, aim, near, stay) == max(
        _with_stay(instance, choice, aim, near, stay) for choice in instance.choices()
    )


def _with_stay(instance: Instance, choice: Choice, aim: Aim, near: Choice, stay: int) -> tuple[int, ...]:
    *before, total = instance.worth(choice, aim)
    kept = len(set(choice) & set(near))
    return *before, total + stay * kept, kept


def test_strangers_among_the_pairs_to_stay_near_to_are_passed_over():
    problem = people_of(Instance(((5,),), 1, (1,), (1,), (0,)))

    assert make_plan(problem, near=[("m9", "e0"), ("m0", "e9")], stay=5).keys == (("m0", "e0"),)


@pytest.mark.parametrize("aim", Aim)
def test_a_plan_tells_how_far_it_is(aim):
    told: list[str] = []

    make_plan(
        people_of(Instance(((5, 4), (3, 3)), 2, (1, 1), (1, 1), (0, 0))),
        aim=aim,
        progress=lambda phase, done: told.append(phase),
    )

    assert "certificate" in told
    assert len(set(told)) > 1


def test_a_lock_that_cannot_be_is_refused_by_every_aim():
    problem = people_of(Instance(((5, -1),), 2, (1, 1), (1,), (0, 0)))

    for aim in Aim:
        with pytest.raises(LockError):
            make_plan(problem, locked=[("m1", "e0")], aim=aim)


@quick
@given(instances(most_demand=2), st.data(), st.integers(0, 2))
def test_a_stable_plan_keeps_what_was_before_its_equals_and_stays_stable(instance: Instance, data, seed):
    choices = [choice for choice in instance.choices() if not block_each_other(instance, choice)]
    before = data.draw(st.sampled_from(choices))

    plan = make_plan(people_of(instance), aim=Aim.STABLE, near=keys_of(before), seed=seed)

    assert plan.keys == tuple(sorted(keys_of(before)))


def test_a_bonus_for_staying_is_refused_for_a_stable_plan():
    with pytest.raises(InvalidScores, match="staying"):
        make_plan(people_of(Instance(((5,),), 1, (1,), (1,), (0,))), aim=Aim.STABLE, near=[("m0", "e0")], stay=1)
