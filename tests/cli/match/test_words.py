"""Every rule that a match can hold against two people has words for it."""

from __future__ import annotations

from groundwork.cli.sheets.of_two import BETWEEN
from groundwork.cli.sheets.waiting import BECAUSE
from learning_fit import Rule

OF_A_PROGRAM = {Rule.BLOCK, Rule.CONFLICT, Rule.ORIENTATION}  # nobody writes these into a spreadsheet


def test_every_rule_of_a_match_can_be_said_of_all_mentors_and_of_one():
    said = set(Rule) - OF_A_PROGRAM

    assert set(BECAUSE) == said
    assert set(BETWEEN) == said
