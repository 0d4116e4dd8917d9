"""The same people by other weights."""

from __future__ import annotations

import numpy as np

from learning_fit import Mentee, Mentor, PartName, Problem, Weight, Weights

PRACTICAL = Weights(learning_fit=Weight.NICE, practicalities=Weight.MUST)


def trial() -> Problem:
    mentors = [
        Mentor(key="ada", offers=("budgets",), hours_per_month=1, unit="surgery"),
        Mentor(key="kim", offers=("teaching",), hours_per_month=3, unit="imaging"),
    ]
    return Problem(mentors, [Mentee(key="ben", wants=("budgets",), hours_per_month=3, unit="imaging")])


def test_a_problem_by_other_weights_is_the_problem_one_would_have_made():
    usual = trial()
    before = usual.fit.copy()

    other = usual.weighed(PRACTICAL)

    assert np.array_equal(other.fit, Problem(usual.mentors, usual.mentees, PRACTICAL, usual.rules).fit)
    assert not np.array_equal(other.fit, before)


def test_by_other_weights_the_parts_are_not_worked_out_again():
    usual = trial()
    learning = usual.part(PartName.LEARNING_FIT)

    other = usual.weighed(PRACTICAL)

    assert other.part(PartName.LEARNING_FIT) is learning
