"""What a matching found, in words: the pairs, who is left and what would free them, and the places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from learning_fit import (
    Circles,
    Mentee,
    PlaceValue,
    Problem,
    explain_pairs,
)

from .certificate import claim_of, proof_of, says_of
from .circles import circle_claim, circle_proof, circle_says, left_out
from .pair_lines import Line, line_of, parts_shown
from .people_files import PeopleFile, Person
from .plan import Solved
from .terms import Terms
from .two import Two
from .waiting import Helping, Waiting, short_of, who_had


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
class CircleInWords:
    """One mentor with the people of the circle."""

    mentor: Person
    members: list[Person]


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
    circles: list[CircleInWords]

    @property
    def follows(self) -> bool:
        """Whether it takes an earlier result further."""
        return self.terms.follows

    @property
    def title(self) -> str:
        return self.terms.name or _("Mentors and %(word)s") % {"word": self.terms.mentee_words}

    @property
    def matched(self) -> int:
        return len({line.mentee.key for line in self.lines})

    @property
    def lost(self) -> list[str]:
        """Who had a mentor in an earlier result and would have none, by name."""
        return [each.mentee.name for each in self.waiting if each.lost]

    @property
    def little_known(self) -> int:
        """How many pairs rest on less than half of what counts."""
        return sum(line.little_known for line in self.lines)

    @property
    def weakest_first(self) -> list[Line]:
        return sorted(self.lines, key=lambda line: (line.points, line.mentor.key, line.mentee.key))


def outcome_of(
    solved: Solved,
    mentors: PeopleFile,
    mentees: PeopleFile,
    terms: Terms,
    step: Callable[[int, int], None] = lambda done, of: None,
) -> Outcome:
    """Put a plan into words; `step` hears how many pairs are done."""
    problem, plan = solved.problem, solved.plan
    given, asking = ({person.key: person for person in file.people} for file in (mentors, mentees))
    pairs = []
    for done, explained in enumerate(explain_pairs(problem, plan.keys)):
        step(done, len(plan.pairs))
        pairs.append(Two(explained, given[explained.mentor], asking[explained.mentee], terms))
    step(len(plan.pairs), len(plan.pairs))
    shown = parts_shown(pairs)
    locked, had = set(terms.locked), _had(terms, given)
    lines = [line_of(two, shown, locked=two.keys in locked, had=had) for two in pairs]
    if solved.circles:
        return _in_circles(solved, solved.circles, lines, given, asking, terms)
    more = {value.mentor: value for value in plan.certificate.place_values}
    helping = Helping(problem, plan, given)
    left = [who_had(helping.waiting(each, asking[each.mentee]), had.get(each.mentee, ())) for each in plan.unmatched]
    held, mine = Counter(pair.mentor for pair in plan.pairs), Counter(pair.mentee for pair in plan.pairs)
    return Outcome(
        terms=terms,
        people=len(asking),
        lines=lines,
        waiting=[
            *sorted(left, key=lambda each: not each.lost),
            *(short_of(asking[m.key], mine[m.key], m.mentors_wanted) for m in _served_in_part(problem, mine)),
        ],
        places=[
            Places(given[m.key], m.places, held[m.key], _one_more(more[m.key]), more[m.key].people > 0)
            for m in problem.mentors
        ],
        claim=claim_of(plan, len(asking), terms),
        says=says_of(solved, sum(mentee.mentors_wanted for mentee in problem.mentees), terms),
        proof=proof_of(plan, terms),
        proven=plan.certificate.proven_best,
        circles=[],
    )


def _in_circles(
    solved: Solved,
    found: Circles,
    lines: list[Line],
    given: Mapping[str, Person],
    asking: Mapping[str, Person],
    terms: Terms,
) -> Outcome:
    """The same for circles, which have no price for one more place."""
    sizes = {circle.mentor: len(circle.mentees) for circle in found.circles}
    left = solved.plan.unmatched
    return Outcome(
        terms=terms,
        people=len(asking),
        lines=lines,
        waiting=[left_out(solved, each, asking[each.mentee], given, terms) for each in left],
        places=[
            Places(given[m.key], m.places, sizes.get(m.key, 0), "", frees_somebody=False)
            for m in solved.problem.mentors
        ],
        claim=circle_claim(found, len(asking), terms),
        says=circle_says(found),
        proof=circle_proof(found, terms),
        proven=found.proven_best,
        circles=[
            CircleInWords(given[circle.mentor], [asking[key] for key in circle.mentees]) for circle in found.circles
        ],
    )


def _had(terms: Terms, mentors: Mapping[str, Person]) -> dict[str, list[Person]]:
    had: dict[str, list[Person]] = {}
    for mentor, mentee in terms.earlier:
        had.setdefault(mentee, []).append(mentors[mentor])
    return had


def _served_in_part(problem: Problem, mentors: Mapping[str, int]) -> list[Mentee]:
    return [mentee for mentee in problem.mentees if 0 < mentors[mentee.key] < mentee.mentors_wanted]


def _one_more(value: PlaceValue) -> str:
    if value.people > 0:
        return _("One more person would have a mentor.")
    if value.points > 0:
        return _("If total fit alone counted, all pairs together would gain %(points)d points.") % {
            "points": max(1, round(value.points / 100))
        }
    return _("Nobody more would have a mentor.")
