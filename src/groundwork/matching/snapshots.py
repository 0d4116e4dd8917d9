"""People, answers and rules as they were when a round was run, as JSON and as a problem for `learning_fit`.

The JSON lies sealed in the round. Who asked not to meet whom is kept as two people who are apart, never as who asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import asdict, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from groundwork.enrollment.models import Participation, Role
from learning_fit import Mentee, Mentor, PairKeys, PartName, Problem, Rules, Weight, Weights

from .encoding import KeptVectors
from .models import Round
from .people import as_mentee, as_mentor, jobs_of, rules_for, with_answers
from .queries import free_mentees, free_mentors


def take_snapshot(round: Round, *, at: datetime) -> str:
    """The chosen people who are ready now, what they answered, and what forbids pairs among them."""
    chosen = round.people.values("pk")
    mentors = list(with_answers(free_mentors(round.cohort, at=at).filter(pk__in=chosen)))
    seekers = free_mentees(round.cohort, at=at).filter(pk__in=chosen)
    mentees = list(with_answers(seekers.exclude(pk__in=round.pairings.gone_out().values("mentee"))))
    program = round.cohort.program
    jobs = jobs_of(program.organization_id, [part.person_id for part in (*mentors, *mentees)])
    rules = rules_for(program, jobs)
    people = {str(part.person_id) for part in (*mentors, *mentees)}
    return json.dumps(
        {
            "at": at.isoformat(),
            "parts": {Role.MENTOR: _parts(mentors), Role.MENTEE: _parts(mentees)},
            "mentors": [_plain(as_mentor(part, jobs, free_places=part.places_offered - part.held)) for part in mentors],
            "mentees": [_plain(as_mentee(part, jobs)) for part in mentees],
            "managers": _lines_above([str(part.person_id) for part in mentees], rules.managers),
            "apart": sorted({tuple(sorted(pair)) for pair in _among(rules.blocks | rules.conflicts, people)}),
            "together": sorted(_among(rules.excluded, people)),
            "ended": sorted(_among(rules.ended, people)),
            "allowed": sorted(_among(rules.exceptions, people)),
            "levels_above": rules.levels_above,
            "grades": {str(person): job.grade for person, job in jobs.items() if job.grade},
        },
        ensure_ascii=False,
    )


class Snapshot:
    """What a round saw: a problem to be solved, and whose part each person has in it."""

    def __init__(self, text: str, weights: Mapping[str, str]) -> None:
        seen = json.loads(text)
        self.mentor_parts: dict[str, str] = seen["parts"][Role.MENTOR]
        self.mentee_parts: dict[str, str] = seen["parts"][Role.MENTEE]
        self.problem = Problem(
            [Mentor(**answers) for answers in seen["mentors"]],
            [Mentee(**answers) for answers in seen["mentees"]],
            weights_from(weights),
            Rules(
                managers=seen["managers"],
                blocks=frozenset(_pairs(seen["apart"])),
                excluded=frozenset(_pairs(seen["together"])),
                ended=frozenset(_pairs(seen["ended"])),
                exceptions=frozenset(_pairs(seen.get("allowed", ()))),
                levels_above=_limits(*seen.get("levels_above", (None, None))),
            ),
            KeptVectors(seen["vectors"]) if "vectors" in seen else None,
        )
        self.grades: dict[str, str] = seen.get("grades", {})
        self._person_of = {part: person for parts in seen["parts"].values() for person, part in parts.items()}

    def seeing(self, problem: Problem, mentor_parts: Mapping[str, str] | None = None) -> Snapshot:
        """The same people with another problem: other weights, or something that is only tried."""
        other = copy(self)
        other.problem = problem
        if mentor_parts:
            other.mentor_parts = {**self.mentor_parts, **mentor_parts}
            other._person_of = {**self._person_of, **{part: person for person, part in mentor_parts.items()}}
        return other

    def among(self, problem: Problem) -> Snapshot:
        """Some of the same people: whoever is not in the problem was not in the round."""
        other = copy(self)
        other.problem = problem
        other.mentor_parts = {each.key: self.mentor_parts[each.key] for each in problem.mentors}
        other.mentee_parts = {each.key: self.mentee_parts[each.key] for each in problem.mentees}
        both = (other.mentor_parts, other.mentee_parts)
        other._person_of = {part: person for parts in both for person, part in parts.items()}
        return other

    def person(self, part_id: Any) -> str | None:
        """The key of whoever has this part, or None when they were not in the round."""
        return self._person_of.get(str(part_id))

    def keys(self, mentor_part: Any, mentee_part: Any) -> PairKeys | None:
        """The two as a pair of keys, or None when one of them was not in the round."""
        mentor, mentee = self.person(mentor_part), self.person(mentee_part)
        return (mentor, mentee) if mentor and mentee else None


def snapshot_of(round: Round) -> Snapshot:
    """What the round saw when it was last run. Reading pages of one round builds it once."""
    weights = round.result.get("weights", round.weights)
    return _remembered(round.pk, round.ran_at, tuple(sorted(weights.items())))


@lru_cache(maxsize=2)
def _remembered(round_id: Any, ran_at: datetime, weights: tuple[tuple[str, str], ...]) -> Snapshot:
    text = Round.objects.values_list("snapshot", flat=True).get(pk=round_id)
    return Snapshot(text, dict(weights))


def weights_from(words: Mapping[str, str]) -> Weights:
    """Weights from what a coordinator chose; what is not said stays as it usually is.

    Rounds from before goals and the ideal mentor had a weight of their own counted them with the shared road.
    """
    road = words.get(PartName.SHARED_ROAD)
    said = {PartName.GOALS.value: road, PartName.IDEAL_MENTOR.value: road, **words} if road else words
    known = {field.name for field in fields(Weights)}
    return Weights(**{part: Weight(word) for part, word in said.items() if part in known and word})


def _parts(parts: Iterable[Participation]) -> dict[str, str]:
    return {str(part.person_id): str(part.pk) for part in parts}


def _plain(person: Mentor | Mentee) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(person).items()}


def _lines_above(people: Iterable[str], managers: Mapping[str, str]) -> dict[str, str]:
    """The part of the reporting lines that stands above these people: a large organization is not copied whole."""
    lines: dict[str, str] = {}
    for person in people:
        while person in managers and person not in lines:
            lines[person] = person = managers[person]
    return lines


def _among(pairs: Iterable[PairKeys], people: set[str]) -> Iterable[PairKeys]:
    return (pair for pair in pairs if people.issuperset(pair))


def _limits(least: int | None, most: int | None) -> tuple[int | None, int | None]:
    return least, most


def _pairs(rows: Iterable[Sequence[str]]) -> Iterable[PairKeys]:
    return ((one, other) for one, other in rows)
