"""Hard rules: what forbids a pair, and which rule it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from learning_fit.arrays import Bits, Bools, both
from learning_fit.errors import RuleHolds
from learning_fit.people import Mentee, Mentor
from learning_fit.scoring.parts import in_common, traits_of

PairKeys = tuple[str, str]
"""(mentor key, mentee key)"""


class Rule(StrEnum):
    """What can forbid a pair."""

    REPORTING_LINE = "reporting_line"
    BLOCK = "block"
    LANGUAGE = "language"
    SAME_PERSON = "same_person"
    EXCLUDED = "excluded"
    NEVER_AGAIN = "never_again"
    PAUSED = "paused"
    NO_PLACES = "no_places"
    LEVEL = "level"
    SAME_UNIT = "same_unit"
    NEEDS = "needs"


RULES = tuple(Rule)
BIT = {rule: 1 << index for index, rule in enumerate(RULES)}
# A coordinator may lift what follows from facts, with a reason; never a no that someone has said.
LIFTABLE_RULES = frozenset({Rule.REPORTING_LINE, Rule.LANGUAGE, Rule.NEVER_AGAIN, Rule.LEVEL, Rule.SAME_UNIT})
LIFTABLE = sum(BIT[rule] for rule in LIFTABLE_RULES)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What is known about people that may forbid pairs. Keys of people outside the problem are passed over.

    `managers` maps a person to their manager; a mentor may not stand anywhere above the mentee. `blocks` forbid both
    directions. `excluded` is the coordinator's no, `ended` holds pairs that ended before, each as (mentor, mentee).
    `exceptions` are pairs the coordinator allows although one of `LIFTABLE_RULES` says no. `off` takes such rules out
    altogether, to see what would follow. Raises `RuleHolds` for a rule that nobody may take out.

    `levels_above` is how many levels a mentor stands above the mentee, (at least, at most), either None for no limit;
    `units_differ` keeps people of one unit apart. Where a level or a unit is not known, these forbid nothing.
    """

    managers: Mapping[str, str] = field(default_factory=dict)
    blocks: frozenset[PairKeys] = frozenset()
    excluded: frozenset[PairKeys] = frozenset()
    ended: frozenset[PairKeys] = frozenset()
    exceptions: frozenset[PairKeys] = frozenset()
    off: frozenset[Rule] = frozenset()
    levels_above: tuple[int | None, int | None] = (None, None)
    units_differ: bool = False

    def __post_init__(self) -> None:
        for rule in sorted(self.off - LIFTABLE_RULES):
            raise RuleHolds(rule.value)


def line_above(person: str, managers: Mapping[str, str]) -> list[str]:
    """Everyone above a person, nearest first, to any depth; a loop in the data is walked once."""
    above: dict[str, None] = {}
    manager = managers.get(person)
    while manager and manager not in above:
        above[manager] = None
        manager = managers.get(manager)
    return list(above)


def forbidden(mentees: Sequence[Mentee], mentors: Sequence[Mentor], rules: Rules) -> Bits:
    """Which rules forbid each pair, one bit per rule in the order of `RULES`; 0 is allowed. (mentees, mentors)"""
    table = _Table(mentees, mentors)
    table.mark(Rule.REPORTING_LINE, ((b, m.key) for m in mentees for b in line_above(m.key, rules.managers)))
    table.mark(Rule.NEVER_AGAIN, rules.ended)
    shared, known = in_common([m.languages for m in mentees], [m.languages for m in mentors])
    table.put(Rule.LANGUAGE, known & (shared == 0))
    if rules.levels_above != (None, None):
        table.put(Rule.LEVEL, _off_level(mentees, mentors, *rules.levels_above))
    if rules.units_differ:
        table.put(Rule.SAME_UNIT, _same(mentees, mentors))
    table.take_out(rules.off)
    table.lift(rules.exceptions)
    table.mark(Rule.EXCLUDED, rules.excluded)
    table.mark(Rule.BLOCK, (pair for one, other in rules.blocks for pair in ((one, other), (other, one))))
    table.mark(Rule.SAME_PERSON, ((m.key, m.key) for m in mentees))
    for place in range(max((len(mentee.needs) for mentee in mentees), default=0)):
        needs = [mentee.needs[place] if place < len(mentee.needs) else frozenset() for mentee in mentees]
        table.put(Rule.NEEDS, _not_met(needs, mentors))
    table.bits |= np.array([_column_bits(mentor) for mentor in mentors], dtype=np.uint16)
    return table.bits


def named(bits: int) -> tuple[Rule, ...]:
    """The rules behind the bits of one pair."""
    return tuple(rule for rule in RULES if bits & BIT[rule])


def _off_level(mentees: Sequence[Mentee], mentors: Sequence[Mentor], least: int | None, most: int | None) -> Bools:
    ours, theirs = ([person.level for person in people] for people in (mentees, mentors))
    known = both([level is not None for level in ours], [level is not None for level in theirs])
    above = np.array([level or 0 for level in theirs]) - np.array([level or 0 for level in ours])[:, None]
    low, high = (above < least if least is not None else False), (above > most if most is not None else False)
    off: Bools = known & (low | high)
    return off


def _same(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Bools:
    ours, theirs = (np.array([person.unit or "" for person in people], dtype=str) for people in (mentees, mentors))
    same: Bools = (ours[:, None] == theirs) & (ours != "")[:, None]
    return same


def _not_met(needs: Sequence[frozenset[str]], mentors: Sequence[Mentor]) -> Bools:
    """A mentor who has said nothing does not bring it: what is needed has to be known."""
    met, _ = in_common(needs, [traits_of(mentor) for mentor in mentors])
    missing: Bools = np.array([bool(need) for need in needs])[:, None] & (met == 0)
    return missing


def _column_bits(mentor: Mentor) -> int:
    return (BIT[Rule.PAUSED] if mentor.paused else 0) | (0 if mentor.places else BIT[Rule.NO_PLACES])


class _Table:
    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> None:
        self.row = {mentee.key: index for index, mentee in enumerate(mentees)}
        self.column = {mentor.key: index for index, mentor in enumerate(mentors)}
        self.bits: Bits = np.zeros((len(mentees), len(mentors)), dtype=np.uint16)

    def mark(self, rule: Rule, pairs: Iterable[PairKeys]) -> None:
        for mentor, mentee in pairs:
            if mentor in self.column and mentee in self.row:
                self.bits[self.row[mentee], self.column[mentor]] |= np.uint16(BIT[rule])

    def put(self, rule: Rule, where: Bools) -> None:
        self.bits |= where.astype(np.uint16) * np.uint16(BIT[rule])

    def lift(self, pairs: Iterable[PairKeys]) -> None:
        for mentor, mentee in pairs:
            if mentor in self.column and mentee in self.row:
                self.bits[self.row[mentee], self.column[mentor]] &= np.uint16(~LIFTABLE & 0xFFFF)

    def take_out(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            self.bits &= np.uint16(~BIT[rule] & 0xFFFF)
