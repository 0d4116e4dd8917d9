"""mentor-match: a rule for each fit, and one round of Munkres for each place a mentor has."""

import numpy as np
from matching.match import Match
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import process_data

from bench.cases import Case, Result, solved


class Fit:
    """A rule that looks the fit up, and refuses who may not be a pair or has a mentor already."""

    def __init__(self, table: list[list[int]]) -> None:
        self.table = table

    def evaluate(self, match: Match) -> bool:
        """May these two be a pair?"""
        return not match.mentee.mentors and self.table[int(match.mentee.role)][int(match.mentor.role)] >= 0

    def apply(self, match: Match) -> int:
        """The points of the pair."""
        if not self.evaluate(match):
            match.disallowed = True
            return 0
        return self.table[int(match.mentee.role)][int(match.mentor.role)]


def rounds(case: Case) -> Result:
    """As many rounds as places, as its README advises."""
    assert case.table is not None
    mentors = [Mentor(grade=0, role=str(j), email=f"mentor{j}") for j in range(case.shape[1])]
    mentees = [Mentee(grade=0, role=str(i), email=f"mentee{i}") for i in range(case.shape[0])]
    rule = Fit(case.table.tolist())
    process_data(mentors, mentees, [[rule] for _ in range(int(case.places.max()))])
    pairs = [(row, int(mentor.role)) for row, mentee in enumerate(mentees) for mentor in mentee.mentors]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return solved(rows, columns)
