"""What would give a mentor to somebody who has none: exact, by searching on from where the plan ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from learning_fit.arrays import Bools, Ints
from learning_fit.planning.opened import Opened, opened
from learning_fit.planning.plan import Plan
from learning_fit.problem import Problem
from learning_fit.rules import BIT, LIFTABLE, RULES, Rule

AWAY = BIT[Rule.PAUSED] | BIT[Rule.NO_PLACES]
"""Forbids through the places: one place, or coming back, would do."""
AT_A_TIME = 2_000


@dataclass(frozen=True)
class Remedies:
    """Who competes with a person left over, for which places, and what would free them.

    `mentees` (the person among them) share the `places` of `mentors`: nobody of them can be matched elsewhere, so one
    of them goes without. One more place at any mentor of `one_more_place`, or one of `back` returning from a pause,
    gives everybody who is matched now a mentor and this person too, if need be by others changing over. Taking a rule
    of `without` away for this person does the same, through any of the mentors named.
    """

    mentee: str
    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    places: int
    one_more_place: tuple[str, ...]
    back: tuple[str, ...]
    without: Mapping[Rule, tuple[str, ...]]

    @property
    def any(self) -> bool:
        """Would anything help that is in a coordinator's reach?"""
        return bool(self.one_more_place or self.back or self.without)


def remedies(problem: Problem, plan: Plan, mentee: str) -> Remedies:
    """For somebody whom a plan leaves without a mentor. Raises `UnknownPerson`.

    A breadth-first search along changes: from the person to every mentor they may have, from there to the mentor's
    mentees, and on. Where it ends without a free place, those it met are short of places (Berge 1957; Hall 1935).
    Locked pairs do not change, and nobody is offered somebody whom they mentor in this plan.
    """
    terms = opened(problem, plan.locked, plan.excluded, plan.seed).around(plan.keys)
    search = _Search(terms, plan)
    row = problem.row(mentee)
    rows, columns = search.reached(np.array([row]), search.may(np.array([row])))
    keys = [mentor.key for mentor in problem.mentors]
    holding = columns & (problem.places > 0)
    paused = np.array([mentor.paused for mentor in problem.mentors], dtype=bool)
    return Remedies(
        mentee,
        tuple(problem.mentees[place].key for place in np.flatnonzero(rows)),
        _named(keys, holding),
        int(problem.places[holding].sum()),
        _named(keys, columns & ~paused),
        _named(keys, columns & paused & np.array([mentor.places > 0 for mentor in problem.mentors], dtype=bool)),
        {rule: found for rule in RULES if BIT[rule] & LIFTABLE if (found := search.without(row, rule))},
    )


class _Search:
    def __init__(self, terms: Opened, plan: Plan) -> None:
        self.terms, self.problem = terms, terms.problem
        loose = [terms.spot(keys) for keys in plan.keys if keys not in set(terms.locked)]
        self.rows, self.columns = np.array(loose, dtype=np.int64).reshape(-1, 2).T
        every = np.array([terms.problem.column(mentor) for mentor, _ in plan.keys], dtype=np.int64)
        load = np.bincount(every, minlength=len(terms.problem.mentors))
        self.full: Bools = load >= terms.problem.places

    def may(self, rows: Ints, without: int = 0) -> Bools:
        """Mentors whom some of these people may have, were there places. (mentors,)"""
        bits = self.terms.forbidden_rows(rows) & np.uint16(0xFFFF ^ (AWAY | without))
        found: Bools = (bits == 0).any(axis=0)
        return found

    def reached(self, rows: Ints, first: Bools) -> tuple[Bools, Bools]:
        """Everybody met on the way along changes, and the mentors."""
        seen, met = np.zeros(len(self.problem.mentees), dtype=bool), first.copy()
        seen[rows] = True
        new = first & self.full
        while new.any():
            held = np.unique(self.rows[new[self.columns]])
            held = held[~seen[held]]
            seen[held] = True
            further = self.may(held) & ~met if len(held) else np.zeros_like(met)
            met |= further
            new = further & self.full
        return seen, met

    def without(self, row: int, rule: Rule) -> tuple[str, ...]:
        """Mentors through whom the person finds a place once a rule no longer stands between the two."""
        here = np.array([row])
        opening = self.may(here, BIT[rule]) & ~self.may(here)
        return _named([mentor.key for mentor in self.problem.mentors], opening & self.leads_on)

    @cached_property
    def leads_on(self) -> Bools:
        """Mentors with a free place, or from whom changes lead to one: the same search, from its end. (mentors,)"""
        good = ~self.full
        new, held = good, np.arange(len(self.rows))
        while new.any() and len(held):
            held = held[~good[self.columns[held]]]
            found = np.zeros_like(good)
            for some in np.array_split(held, 1 + len(held) // AT_A_TIME):
                bits = self.terms.forbidden_rows(self.rows[some])[:, new] & np.uint16(0xFFFF ^ AWAY)
                found[self.columns[some[(bits == 0).any(axis=1)]]] = True
            new = found & ~good
            good = good | new
        return good


def _named(keys: list[str], marks: Bools) -> tuple[str, ...]:
    return tuple(keys[place] for place in np.flatnonzero(marks))
