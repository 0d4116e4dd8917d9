"""What a matching found, in words: the pairs, who is left and what would free them, and the places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.matching.closeness import in_a_word
from learning_fit import (
    Mentee,
    PairExplanation,
    Part,
    PartName,
    PlaceValue,
    Plan,
    Problem,
    Weight,
    explain_pair,
)

from .certificate import claim_of, proof_of, says_of
from .people_files import PeopleFile, Person
from .sentences import reasons_for
from .terms import Terms
from .two import Two
from .unknown import to_know
from .waiting import Helping, Waiting, short_of

VERY_CLOSE, CLOSE = 80, 60
LABELS: dict[PartName, Promise] = {
    PartName.LEARNING_FIT: gettext_lazy("What is to be learned"),
    PartName.GOALS: gettext_lazy("Where it is going"),
    PartName.IDEAL_MENTOR: gettext_lazy("The mentor in mind"),
    PartName.SHARED_ROAD: gettext_lazy("A road they share"),
    PartName.FRESH_VIEWPOINT: gettext_lazy("A fresh viewpoint"),
    PartName.PRACTICALITIES: gettext_lazy("Time and place"),
}


@dataclass(frozen=True)
class Bar:
    """One part of a fit: what it is, how close in a word, and how long its bar is."""

    label: str
    says: str
    percent: int


@dataclass(frozen=True)
class Line:
    """One pair."""

    mentor: Person
    mentee: Person
    points: int
    says: str
    bars: list[Bar]
    reasons: list[str]
    to_know: list[str]
    locked: bool
    little_known: bool  # less than half of what counts in this matching


@dataclass(frozen=True)
class Places:
    """One mentor's places, and what one more would bring."""

    mentor: Person
    offered: int
    given: int
    one_more: str
    frees_somebody: bool

    @property
    def free(self) -> int:
        return max(0, self.offered - self.given)


@dataclass(frozen=True)
class Outcome:
    """Everything that the workbook and the report show."""

    terms: Terms
    people: int
    lines: list[Line]
    waiting: list[Waiting]
    places: list[Places]
    claim: str
    says: list[str]
    proof: list[str]
    proven: bool

    @property
    def title(self) -> str:
        return self.terms.name or _("Mentors and %(word)s") % {"word": self.terms.mentee_words}

    @property
    def matched(self) -> int:
        return len({line.mentee.key for line in self.lines})

    @property
    def little_known(self) -> int:
        """How many pairs rest on less than half of what counts."""
        return sum(line.little_known for line in self.lines)

    @property
    def weakest_first(self) -> list[Line]:
        return sorted(self.lines, key=lambda line: (line.points, line.mentor.key, line.mentee.key))


def outcome_of(
    problem: Problem,
    plan: Plan,
    mentors: PeopleFile,
    mentees: PeopleFile,
    terms: Terms,
    step: Callable[[int, int], None] = lambda done, of: None,
) -> Outcome:
    """Put a plan into words; `step` hears how many pairs are done."""
    given, asking = ({person.key: person for person in file.people} for file in (mentors, mentees))
    pairs = []
    for done, pair in enumerate(plan.pairs):
        step(done, len(plan.pairs))
        pairs.append(Two(explain_pair(problem, *pair.keys), given[pair.mentor], asking[pair.mentee], terms))
    step(len(plan.pairs), len(plan.pairs))
    shown = parts_shown(pairs)
    lines = [line_of(two, shown, locked=pair.locked) for two, pair in zip(pairs, plan.pairs, strict=True)]
    more = {value.mentor: value for value in plan.certificate.place_values}
    helping = Helping(problem, plan, given)
    held, mine = Counter(pair.mentor for pair in plan.pairs), Counter(pair.mentee for pair in plan.pairs)
    return Outcome(
        terms=terms,
        people=len(asking),
        lines=lines,
        waiting=[
            *(helping.waiting(each, asking[each.mentee]) for each in plan.unmatched),
            *(short_of(asking[m.key], mine[m.key], m.mentors_wanted) for m in _served_in_part(problem, mine)),
        ],
        places=[
            Places(given[m.key], m.places, held[m.key], _one_more(more[m.key]), more[m.key].people > 0)
            for m in problem.mentors
        ],
        claim=claim_of(plan, len(asking), terms),
        says=says_of(plan, sum(mentee.mentors_wanted for mentee in problem.mentees)),
        proof=proof_of(plan),
        proven=plan.certificate.proven_best,
    )


def _served_in_part(problem: Problem, mentors: Mapping[str, int]) -> list[Mentee]:
    return [mentee for mentee in problem.mentees if 0 < mentors[mentee.key] < mentee.mentors_wanted]


def parts_shown(pairs: Sequence[Two]) -> frozenset[PartName]:
    """The parts that count and that some pair's answers tell of: what nobody was asked is no news of anybody."""
    every = (part for two in pairs for part in two.explanation.parts)
    return frozenset(part.name for part in every if part.weight is not Weight.IGNORE and part.value is not None)


def line_of(two: Two, shown: Container[PartName], *, locked: bool) -> Line:
    """One pair in words."""
    found = two.explanation
    parts = [part for part in found.parts if part.name in shown]
    return Line(
        two.mentor,
        two.mentee,
        round(found.fit / 100),
        closeness_of(found),
        [bar_of(two, part) for part in parts],
        reasons_for(two),
        to_know(two),
        locked,
        _is_little_known(two, parts),
    )


def bar_of(two: Two, part: Part) -> Bar:
    """One part of a fit, in a word."""
    says = _("nothing asked for") if _asks_for_nothing(two, part) else in_a_word(part.value)
    return Bar(label_of(part.name), says, round((part.value or 0) * 100))


def _is_little_known(two: Two, parts: Iterable[Part]) -> bool:
    counting = [part for part in parts if not _asks_for_nothing(two, part)]
    known = sum(part.weight.number for part in counting if part.value is not None)
    return 2 * known < sum(part.weight.number for part in counting)


def _asks_for_nothing(two: Two, part: Part) -> bool:
    """Who has no wish about the mentor has said so: nothing about that is unknown."""
    return part.name is PartName.IDEAL_MENTOR and part.value is None and not any(two.mentee.wished.values())


def closeness_of(found: PairExplanation) -> str:
    """The fit as a whole, in a few words."""
    if not found.known:
        return _("Not known yet")
    points = round(found.fit / 100)
    if points >= VERY_CLOSE:
        return _("Very close")
    return _("Close") if points >= CLOSE else _("Worth a talk")


def label_of(part: PartName) -> str:
    """What a part of a fit is called."""
    return str(LABELS[part])


def _one_more(value: PlaceValue) -> str:
    if value.people > 0:
        return _("One more person would have a mentor.")
    if value.points > 0:
        return _("If total fit alone counted, all pairs together would gain %(points)d points.") % {
            "points": max(1, round(value.points / 100))
        }
    return _("Nobody more would have a mentor.")
