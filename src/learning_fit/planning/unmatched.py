"""Who has no mentor in a plan, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from learning_fit.arrays import Ints
from learning_fit.planning.opened import Opened
from learning_fit.rules import RULES, PairKeys, Rule, named


class Reason(StrEnum):
    """Why a mentee has no mentor."""

    NO_ALLOWED_MENTOR = "no_allowed_mentor"
    NO_PLACE_LEFT = "no_place_left"
    PLACE_STILL_FREE = "place_still_free"  # only in plans made by hand


@dataclass(frozen=True)
class Unmatched:
    """A mentee without a mentor: the reason, how many mentors are allowed, and how many each rule forbids.

    A mentor whom several rules forbid counts under each of them.
    """

    mentee: str
    reason: Reason
    allowed_mentors: int
    forbidden_by: Mapping[Rule, int]


def unmatched(terms: Opened, pairs: tuple[PairKeys, ...]) -> tuple[Unmatched, ...]:
    """Everyone whom a plan leaves without a mentor, by key."""
    problem, matched = terms.problem, {mentee for _, mentee in pairs}
    used = Counter(mentor for mentor, _ in pairs)
    free = problem.places - np.array([used[mentor.key] for mentor in problem.mentors], dtype=np.int64)
    left = [mentee.key for mentee in problem.mentees if mentee.key not in matched]
    return tuple(_unmatched(terms, mentee, free) for mentee in left)


def _unmatched(terms: Opened, mentee: str, free: Ints) -> Unmatched:
    bits = terms.forbidden_rows(np.array([terms.problem.row(mentee)]))[0]
    allowed = bits == 0
    values, times = np.unique(bits, return_counts=True)
    counts = Counter[Rule]()
    for value, count in zip(values.tolist(), times.tolist(), strict=True):
        counts.update(dict.fromkeys(named(value), count))
    if not allowed.any():
        reason = Reason.NO_ALLOWED_MENTOR
    elif (allowed & (free > 0)).any():
        reason = Reason.PLACE_STILL_FREE
    else:
        reason = Reason.NO_PLACE_LEFT
    by_rule = {rule: counts[rule] for rule in RULES if counts[rule]}
    return Unmatched(mentee, reason, int(np.count_nonzero(allowed)), by_rule)
