"""Hard rules: what forbids a pair, and which rule it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from learning_fit.errors import RuleHolds

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
    CONFLICT = "conflict"
    ORIENTATION = "orientation"
    BOTH_WAYS = "both_ways"
    """The two have each other already, the other way round: by a lock, or in the plan that is looked at."""


RULES = tuple(Rule)
BIT = {rule: 1 << index for index, rule in enumerate(RULES)}
# A coordinator may lift what follows from facts, with a reason; never a no that someone has said.
LIFTABLE_RULES = frozenset(
    {Rule.REPORTING_LINE, Rule.LANGUAGE, Rule.NEVER_AGAIN, Rule.LEVEL, Rule.SAME_UNIT, Rule.ORIENTATION}
)
LIFTABLE = sum(BIT[rule] for rule in LIFTABLE_RULES)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What is known about people that may forbid pairs. Keys of people outside the problem are passed over.

    `managers` maps a person to their manager; a mentor may not stand anywhere above the mentee. `blocks` forbid both
    directions, and so do `conflicts`, the interests that somebody has declared in somebody. `excluded` is the
    coordinator's no, `ended` holds pairs that ended before, each as (mentor, mentee). `exceptions` are pairs the
    coordinator allows although one of `LIFTABLE_RULES` says no. `off` takes such rules out altogether, to see what
    would follow. Raises `RuleHolds` for a rule that nobody may take out.

    `levels_above` is how many levels a mentor stands above the mentee, (at least, at most), either None for no limit;
    `units_differ` keeps people of one unit apart. Where a level or a unit is not known, these forbid nothing.
    """

    managers: Mapping[str, str] = field(default_factory=dict)
    blocks: frozenset[PairKeys] = frozenset()
    conflicts: frozenset[PairKeys] = frozenset()
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


def turned(pair: PairKeys) -> PairKeys:
    """The same two the other way round."""
    return pair[1], pair[0]


def named(bits: int) -> tuple[Rule, ...]:
    """The rules behind the bits of one pair."""
    return tuple(rule for rule in RULES if bits & BIT[rule])
