"""Fit and match rate by group: honest about small groups and about chance, and never an input to the fit."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from learning_fit import Mentee, Mentor, Problem, Rules, Standing, Weights, fit_by_group
from learning_fit.outcomes.chance import (
    holm,
    interval_of_median,
    interval_of_rate,
    rates_by_chance,
    values_by_chance,
)

SIZES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 14), max_size=8)


def staff(**sizes: int) -> dict[str, str]:
    """Who is in which group: so many people in each."""
    return {f"{group}{number}": group for group, size in sizes.items() for number in range(size)}


def test_each_group_has_its_people_its_matches_and_its_typical_fit():
    groups = staff(north=6, south=5)
    fits = {key: [7_000] for key in groups if key != "north0"} | {"north1": [2_000, 9_000]}

    found = fit_by_group(groups, fits, groups)

    assert [(line.names, line.people, line.matched, line.typical) for line in found.lines] == [
        (("north",), 6, 5, 7_000),
        (("south",), 5, 5, 7_000),
    ]
    assert (found.whole.people, found.whole.matched, found.together) == (11, 10, ())


def test_a_hidden_group_takes_another_along_so_that_subtraction_does_not_show_it():
    groups = staff(north=20, south=9, west=8, islands=2)

    found = fit_by_group(groups, {}, groups)

    assert found.together == ("islands", "west")
    assert [line.people for line in found.lines] == [20, 9, 10]


def test_with_a_single_group_left_nothing_is_shown_but_the_whole():
    groups = staff(north=20, islands=2)

    found = fit_by_group(groups, {}, groups)

    assert (found.lines, found.together, found.whole.people) == ((), ("islands", "north"), 22)


def test_who_has_not_said_is_a_group_too():
    groups = staff(north=6, south=6)
    silent = [f"silent{number}" for number in range(5)]

    found = fit_by_group([*groups, *silent], {}, groups)

    assert [(line.names, line.people) for line in found.lines] == [(("",), 5), (("north",), 6), (("south",), 6)]


@given(SIZES, st.integers(2, 6))
def test_what_is_hidden_can_not_be_worked_out(sizes, at_least):
    groups = staff(**sizes)

    found = fit_by_group(groups, {}, groups, at_least=at_least)

    alone = {line.names[0]: line.people for line in found.lines if len(line.names) == 1}
    left_over = found.whole.people - sum(alone.values())
    hidden = sizes.keys() - alone.keys()
    assert all(people >= at_least for people in alone.values())
    assert not hidden or (len(hidden) > 1 and left_over >= at_least) or not alone
    assert sum(line.people for line in found.lines) in {0, found.whole.people}


def test_a_fit_that_few_people_have_is_not_shown():
    groups = staff(north=6, south=6)
    fits = {key: [8_000] for key in groups if key[:5] == "south" or key == "north0"}

    found = fit_by_group(groups, fits, groups)

    assert [line.typical for line in found.lines] == [None, 8_000]


def test_a_difference_that_lots_would_not_bring_stands_out():
    groups = staff(north=40, south=40)
    fits = {key: [5_000 + 10 * at] for at, key in enumerate(groups) if key[:5] == "north" or at % 4 == 0}

    north, south = fit_by_group(groups, fits, groups).lines

    assert (north.rate_standing, south.rate_standing) == (Standing.ABOVE, Standing.BELOW)
    assert (north.fit_standing, south.fit_standing) == (Standing.BELOW, Standing.ABOVE)


def test_a_difference_that_lots_would_bring_stands_for_nothing():
    groups = staff(north=6, south=6)
    fits = {key: [6_000 + at] for at, key in enumerate(groups) if key not in {"south0", "south1"}}

    found = fit_by_group(groups, fits, groups)

    assert {line.rate_standing for line in found.lines} == {Standing.LIKE_OTHERS}
    assert {line.fit_standing for line in found.lines} == {Standing.LIKE_OTHERS}


@given(st.permutations(list(staff(north=6, south=7))))
def test_the_order_of_people_changes_nothing(people):
    groups = staff(north=6, south=7)
    fits = {key: [int(key[-1]) * 1_000] for key in people}

    assert fit_by_group(people, fits, groups) == fit_by_group(groups, dict(sorted(fits.items())), groups)


def test_nobody_s_group_is_known_to_a_problem():
    known = {field.name for kind in (Mentor, Mentee, Problem, Weights, Rules) for field in fields(kind)}

    assert not {name for name in known if "group" in name}


def test_intervals_are_those_of_the_books():
    low, high = interval_of_rate(8, 10)

    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)  # Wilson, by hand
    assert interval_of_median(range(1, 11)) == (2, 5, 9)  # 2nd and 9th of ten: 97.9 per cent
    assert interval_of_rate(0, 0) == (0.0, 1.0)


COUNTS = st.integers(0, 40)
FITS = st.lists(st.integers(0, 12), min_size=1, max_size=40)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_shares_are_compared_as_fishers_test_does(a, b, c, d):
    chance, sign = rates_by_chance(a, a + b, a + c, a + b + c + d)

    known = stats.fisher_exact([[a, b], [c, d]]).pvalue if a + b and c + d else 1.0
    assert chance == pytest.approx(known, rel=1e-6)
    assert sign == (a * d > b * c) - (a * d < b * c)


@given(FITS, FITS)
def test_fits_are_compared_as_the_rank_sum_test_does(ours, theirs):
    chance, _sign = values_by_chance(ours, theirs)

    if len({*ours, *theirs}) > 1:
        known = stats.mannwhitneyu(ours, theirs, method="asymptotic").pvalue
        assert chance == pytest.approx(known, rel=1e-9)


@given(COUNTS, st.integers(1, 40))
def test_the_range_of_a_share_is_wilsons(happened, more):
    known = stats.binomtest(happened, happened + more).proportion_ci(method="wilson")

    assert interval_of_rate(happened, happened + more) == pytest.approx((known.low, known.high), abs=1e-9)


@given(st.integers(6, 200))
def test_the_range_of_a_median_is_sure_enough_and_no_wider(count):
    low, _median, high = interval_of_median(range(count))

    assert low == count - 1 - high
    assert 1 - 2 * stats.binom.cdf(low, count, 0.5) >= 0.95
    assert 1 - 2 * stats.binom.cdf(low + 1, count, 0.5) < 0.95


def test_having_looked_often_is_corrected_for():
    assert holm([0.04, 0.01, 0.03]) == [0.06, 0.03, 0.06]
