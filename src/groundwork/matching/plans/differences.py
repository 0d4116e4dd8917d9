"""Who has another mentor in one plan than in another, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from learning_fit import PartName, Problem

from ..snapshots import Snapshot
from .figures import Figures, fit_of, measured
from .making import LIKE, keys_in
from .terms import PartPair, Terms

Both = tuple[Terms, Terms]


class Because(StrEnum):
    """Why somebody's mentor is another one."""

    JOINED = "joined"  # not there in the first plan
    LEFT = "left"  # not there in the second, or their mentor isn't
    PUBLISHED = "published"  # the two are planned or have gone out in one of them
    LOCKED = "locked"  # the two are locked together in the second
    APART = "apart"  # the two of before are kept apart in the second
    ASKED = "asked"  # the new mentor's place is one that was only tried
    FREED = "freed"  # a rule that stood between them is left out
    CLOSER = "closer"  # they fit better
    MAKES_ROOM = "makes_room"  # their mentor of before is given to somebody else
    AS_A_WHOLE = "as_a_whole"  # no more can be said than that the plan is better


@dataclass(frozen=True)
class Shift:
    """One person, by the id of their part, with both mentors; fits by the second plan's weights.

    `part` is in what the new mentor is closer; `instead` is who has the mentor of before now.
    """

    mentee: str
    before: str | None
    after: str | None
    fit_before: int | None
    fit_after: int | None
    because: Because
    part: PartName | None = None
    instead: str | None = None

    @property
    def gain(self) -> int:
        """How much better the new mentor fits; having one at all is worth more than any fit."""
        return (self.fit_after if self.fit_after is not None else -10_001) - (
            self.fit_before if self.fit_before is not None else -10_001
        )

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Shift:
        """As JSON kept it."""
        part = facts["part"]
        return cls(**{**facts, "because": Because(facts["because"]), "part": PartName(part) if part else None})


@dataclass(frozen=True)
class Difference:
    """Two plans beside each other, both measured by the weights of the second."""

    before: Figures
    after: Figures
    shifts: list[Shift]
    staying: int

    @property
    def pairs_changed(self) -> int:
        return len(self.shifts)

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Difference:
        """As JSON kept it."""
        shifts = [Shift.from_facts(each) for each in facts["shifts"]]
        return cls(Figures(**facts["before"]), Figures(**facts["after"]), shifts, facts["staying"])


def difference(
    second: Snapshot,
    before: Iterable[PartPair],
    after: Iterable[PartPair],
    *,
    first_terms: Terms,
    terms: Terms,
    first: Snapshot | None = None,
) -> Difference:
    """What changes from the pairs of one plan to those of another, those first whose mentor changes for the better.

    `second` is what the second plan saw, by its weights; `first` what the first one saw, where that is something else.
    """
    old, new = list(before), list(after)
    earlier = first or second
    # Whoever has gone out is in no later plan, and keeps their mentor all the same.
    held = [*old, *gone_out(earlier, first_terms)], [*new, *gone_out(second, terms)]
    sides = _Sides(second, earlier, *held, (first_terms, terms))
    changed = [mentee for mentee in sides.before.keys() | sides.after.keys() if sides.moves(mentee)]
    shifts = sorted((sides.shift(mentee) for mentee in changed), key=lambda shift: (-shift.gain, shift.mentee))
    staying = sum(sides.in_either(mentee) and not sides.moves(mentee) for mentee in sides.before)
    return Difference(
        measured(second.problem, keys_in(second, old)),
        measured(second.problem, keys_in(second, new)),
        shifts,
        staying,
    )


def gone_out(seen: Snapshot, terms: Terms) -> list[PartPair]:
    """The pairs that had gone out or begun before a plan was made: settled, and their mentee no longer looks."""
    looking = set(seen.mentee_parts.values())
    return [pair for pair in terms.locked if pair[1] not in looking]


class _Sides:
    """Both plans by mentee, and what is asked of them again and again."""

    def __init__(
        self, seen: Snapshot, first: Snapshot, before: Iterable[PartPair], after: Iterable[PartPair], terms: Both
    ) -> None:
        self.seen, self.first = seen, first
        self.before = {mentee: mentor for mentor, mentee in before}
        self.after = {mentee: mentor for mentor, mentee in after}
        self.terms = terms[1]
        self.published_before = set(gone_out(first, terms[0]))
        self.published = {*terms[1].published, *gone_out(seen, terms[1])}
        self.locked = set(terms[1].own_locks) - set(terms[0].own_locks)
        self.apart = set(terms[1].excluded) - set(terms[0].excluded)
        self.newcomers: dict[str, list[str]] = defaultdict(list)
        for mentee, mentor in self.after.items():
            if self.moves(mentee):
                self.newcomers[mentor].append(mentee)

    def moves(self, mentee: str) -> bool:
        return self.before.get(mentee) != self.after.get(mentee)

    def in_either(self, mentee: str) -> bool:
        return bool(self.seen.person(mentee) or self.first.person(mentee))

    def shift(self, mentee: str) -> Shift:
        old, new = self.before.get(mentee), self.after.get(mentee)
        fits = (self.fit(old, mentee), self.fit(new, mentee))
        because = self.because(mentee, old, new, fits)
        part = self.closer_in(mentee, old, new) if because == Because.CLOSER else None
        instead = self.given_to(old) if because == Because.MAKES_ROOM else None
        return Shift(mentee, old, new, *fits, because, part, instead)

    def because(self, mentee: str, old: str | None, new: str | None, fits: tuple[int | None, int | None]) -> Because:
        if (new, mentee) in self.published or (old, mentee) in self.published_before:
            return Because.PUBLISHED
        if not self.first.person(mentee) and self.seen.person(mentee):
            return Because.JOINED
        if not self.seen.person(mentee) or (old and not self.seen.person(old)):
            return Because.LEFT
        if new and (new, mentee) in self.locked:
            return Because.LOCKED
        if old and (old, mentee) in self.apart:
            return Because.APART
        if new and (new.startswith(LIKE) or new in self.terms.places):
            return Because.ASKED
        if new and self.terms.off and self.forbidden_before(new, mentee):
            return Because.FREED
        if fits[0] is not None and fits[1] is not None and fits[1] > fits[0]:
            return Because.CLOSER
        return Because.MAKES_ROOM if old and self.given_to(old) else Because.AS_A_WHOLE

    def fit(self, mentor: str | None, mentee: str) -> int | None:
        keys = self.seen.keys(mentor, mentee) if mentor else None
        return fit_of(self.seen.problem, keys) if keys else None

    def forbidden_before(self, mentor: str, mentee: str) -> bool:
        keys, problem = self.first.keys(mentor, mentee), self.first.problem
        return bool(keys and problem.forbidden[problem.row(keys[1]), problem.column(keys[0])])

    def closer_in(self, mentee: str, old: str | None, new: str | None) -> PartName | None:
        """The part that speaks most for the new mentor, weighed."""
        pairs = self.seen.keys(old, mentee), self.seen.keys(new, mentee)
        if not pairs[0] or not pairs[1]:
            return None
        old_values, new_values = (_weighed(self.seen.problem, pair) for pair in pairs if pair)
        best = max(PartName, key=lambda part: new_values[part] - old_values[part])
        return best if new_values[best] > old_values[best] else None

    def given_to(self, mentor: str | None) -> str | None:
        """Who has this mentor in the second plan and had not in the first: the one whom it helps most."""
        new = self.newcomers.get(mentor or "", [])
        return max(new, key=lambda mentee: (self.fit(mentor, mentee) or 0, mentee), default=None)


def _weighed(problem: Problem, pair: tuple[str, str]) -> dict[PartName, int]:
    """Each part's weight times its value; what is not known speaks neither way."""
    spot = problem.row(pair[1]), problem.column(pair[0])
    values = {part: int(problem.part(part)[spot]) for part in PartName}
    return {part: problem.weights.of(part).number * (known if known >= 0 else 5_000) for part, known in values.items()}
