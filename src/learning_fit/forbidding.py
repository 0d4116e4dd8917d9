"""Which rules forbid which pairs, for any block of mentees."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from learning_fit.arrays import Bits, Bools, Ints
from learning_fit.people import Mentee, Mentor
from learning_fit.rules import BIT, LIFTABLE, PairKeys, Rule, Rules, line_above
from learning_fit.scoring.items import Between, Share, any_in_common
from learning_fit.scoring.parts import folded, same, traits_of

Test = Callable[[Ints], Bools]
"""Where a rule forbids, for some rows. (rows, mentors)"""

FINAL = np.uint16(0xFFFF ^ LIFTABLE)


class Forbidding:
    """The rules laid over two lists of people, prepared once; bits are worked out for the rows that are asked for."""

    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor], rules: Rules) -> None:
        self._shape = len(mentees), len(mentors)
        marks = _Marks(mentees, mentors)
        self._liftable_pairs = marks.of(_liftable_pairs(mentees, rules))
        self._final_pairs = marks.of(_final_pairs(mentees, rules))
        self._exceptions = marks.of((Rule.EXCLUDED, pair) for pair in rules.exceptions)
        self._liftable_tests = [each for each in _liftable_tests(mentees, mentors, rules) if each[0] not in rules.off]
        self._final_tests = [(Rule.NEEDS, test) for test in _needs(mentees, mentors)]
        self._awaiting = _bits(Rule.ORIENTATION, [mentee.awaits_orientation for mentee in mentees])
        self._awaited = _bits(Rule.ORIENTATION, [mentor.awaits_orientation for mentor in mentors])
        paused, full = [mentor.paused for mentor in mentors], [not mentor.places for mentor in mentors]
        self._columns = _bits(Rule.PAUSED, paused) | _bits(Rule.NO_PLACES, full)
        self._in_force = np.uint16(0xFFFF ^ sum(BIT[rule] for rule in rules.off))

    def rows(self, rows: Ints) -> Bits:
        """Which rules forbid each pair, one bit per rule in the order of `RULES`; 0 is allowed. (len(rows), mentors)"""
        bits = self._awaiting[rows][:, None] | self._awaited
        _test(bits, rows, self._liftable_tests)
        _mark(bits, rows, self._liftable_pairs)
        bits &= self._in_force
        for place, row in enumerate(rows):
            for column, _ in self._exceptions.get(int(row), ()):
                bits[place, column] &= FINAL
        _test(bits, rows, self._final_tests)
        _mark(bits, rows, self._final_pairs)
        bits |= self._columns
        return bits


def forbidden(mentees: Sequence[Mentee], mentors: Sequence[Mentor], rules: Rules) -> Bits:
    """Which rules forbid each pair of two lists, as bits. (mentees, mentors)"""
    return Forbidding(mentees, mentors, rules).rows(np.arange(len(mentees), dtype=np.int64))


RulePairs = Iterator[tuple[Rule, PairKeys]]


def _liftable_pairs(mentees: Sequence[Mentee], rules: Rules) -> RulePairs:
    for mentee in mentees:
        yield from ((Rule.REPORTING_LINE, (boss, mentee.key)) for boss in line_above(mentee.key, rules.managers))
    yield from ((Rule.NEVER_AGAIN, pair) for pair in rules.ended)


def _final_pairs(mentees: Sequence[Mentee], rules: Rules) -> RulePairs:
    yield from ((Rule.EXCLUDED, pair) for pair in rules.excluded)
    for rule, pairs in ((Rule.BLOCK, rules.blocks), (Rule.CONFLICT, rules.conflicts)):
        yield from ((rule, pair) for one, other in pairs for pair in ((one, other), (other, one)))
    yield from ((Rule.SAME_PERSON, (mentee.key, mentee.key)) for mentee in mentees)


def _liftable_tests(mentees: Sequence[Mentee], mentors: Sequence[Mentor], rules: Rules) -> Iterator[tuple[Rule, Test]]:
    spoken = [m.languages or None for m in mentees], [m.languages or None for m in mentors]
    yield Rule.LANGUAGE, _unmet(Between("languages", *spoken, any_in_common))
    if rules.levels_above != (None, None):
        yield Rule.LEVEL, _off_level(mentees, mentors, *rules.levels_above)
    if rules.units_differ:
        units = Between("unit", [folded(m.unit) for m in mentees], [folded(m.unit) for m in mentors], same)
        yield Rule.SAME_UNIT, lambda rows: units.values(rows) > 0


def _unmet(answers: Between) -> Test:
    """Where both have answered and nothing is in common."""
    if not (answers.row_known.any() and answers.column_known.any()):
        return lambda rows: np.zeros((len(rows), len(answers.column_known)), dtype=bool)
    return lambda rows: (answers.values(rows) == 0) & answers.row_known[rows][:, None] & answers.column_known


def _off_level(mentees: Sequence[Mentee], mentors: Sequence[Mentor], least: int | None, most: int | None) -> Test:
    nowhere = np.float32(np.nan)  # compares as neither too low nor too high
    ours, theirs = (
        np.array([nowhere if person.level is None else person.level for person in people], dtype=np.float32)
        for people in (mentees, mentors)
    )

    def off(rows: Ints) -> Bools:
        above = theirs - ours[rows][:, None]
        low = above < least if least is not None else np.zeros(above.shape, dtype=bool)
        return low if most is None else low | (above > most)

    return off


def _needs(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Iterator[Test]:
    """A mentor who has said nothing does not bring it: what is needed has to be known."""
    brought = [dict.fromkeys(traits_of(mentor), 1.0) for mentor in mentors]
    for place in range(max((len(mentee.needs) for mentee in mentees), default=0)):
        needs = [mentee.needs[place] if place < len(mentee.needs) else frozenset() for mentee in mentees]
        asked = [dict.fromkeys(need, 1.0) for need in needs]
        yield _not_brought(Share("needs", asked, brought, column_known=[True] * len(mentors)))


def _not_brought(share: Share) -> Test:
    return lambda rows: (share.values(rows) == 0) & share.row_known[rows][:, None]


def _test(bits: Bits, rows: Ints, tests: Iterable[tuple[Rule, Test]]) -> None:
    for rule, test in tests:
        bits |= test(rows).astype(np.uint16) * np.uint16(BIT[rule])


Marked = dict[int, list[tuple[int, int]]]


def _mark(bits: Bits, rows: Ints, marked: Marked) -> None:
    for place, row in enumerate(rows):
        for column, bit in marked.get(int(row), ()):
            bits[place, column] |= np.uint16(bit)


def _bits(rule: Rule, people: Sequence[bool]) -> Bits:
    return np.array(people, dtype=bool).astype(np.uint16) * np.uint16(BIT[rule])


class _Marks:
    """Pairs of keys as row -> [(column, bit)]; whoever is not there is passed over."""

    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> None:
        self._row = {mentee.key: index for index, mentee in enumerate(mentees)}
        self._column = {mentor.key: index for index, mentor in enumerate(mentors)}

    def of(self, pairs: Iterable[tuple[Rule, PairKeys]]) -> Marked:
        marked: Marked = defaultdict(list)
        for rule, (mentor, mentee) in pairs:
            if mentor in self._column and mentee in self._row:
                marked[self._row[mentee]].append((self._column[mentor], BIT[rule]))
        return dict(marked)
