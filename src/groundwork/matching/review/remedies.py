"""What would give somebody a mentor whom a round left without one: a place, a language, the end of a pause."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from groundwork.core.days import say_day
from groundwork.enrollment.models import Participation, Pause
from groundwork.matching.models import Round
from groundwork.matching.people import as_mentee, as_mentor, jobs_of, rules_for, with_answers
from groundwork.matching.reasons import listed
from groundwork.matching.snapshots import snapshot_of
from groundwork.people.languages import language_name
from learning_fit import Problem

MENTORS_NAMED = 3

Remedies = Mapping[str, list[str]]


def remedies_for(round: Round, mentees: Sequence[str], *, at: datetime) -> Remedies:
    """Sentences by the id of the mentee's part, the surest first, in a constant number of queries.

    One more place at a mentor whom no rule keeps away is certain to do: nobody else has to move for it.
    """
    suiting, scarce = _suiting(round, mentees), _Scarce(round)
    names = _names({mentor for mentors in suiting.values() for mentor in mentors[:MENTORS_NAMED]})
    pauses = _back_soon(round, mentees, at)
    return {
        mentee: [
            *_a_place(scarce.of(mentee), [names[key] for key in suiting[mentee][:MENTORS_NAMED] if key in names]),
            *pauses.get(mentee, []),
        ]
        for mentee in mentees
    }


def _suiting(round: Round, mentees: Iterable[str]) -> dict[str, list[str]]:
    """The best few mentors whom no rule keeps away from each of these, by the ids of their parts, best fit first."""
    seen = snapshot_of(round)
    problem, mentor_parts = seen.problem, seen.mentor_parts
    kept_apart: dict[str, set[str]] = defaultdict(set)
    for mentor, other in round.exclusions.standing().values_list("mentor", "mentee"):
        kept_apart[str(other)].add(str(mentor))
    found: dict[str, list[str]] = {}
    for mentee in mentees:
        key = seen.person(mentee)
        if key is None:
            found[mentee] = []
            continue
        row = problem.row(key)
        open_to = np.flatnonzero(problem.forbidden_rows([row])[0] == 0)
        best = open_to[np.argsort(-problem.fit_rows([row])[0, open_to], kind="stable")]
        shown = best[: MENTORS_NAMED + len(kept_apart[mentee])]
        parts = [mentor_parts[problem.mentors[column].key] for column in shown]
        found[mentee] = [part for part in parts if part not in kept_apart[mentee]]
    return found


def _a_place(languages: list[str], mentors: list[str]) -> list[str]:
    if not mentors:
        return []
    said = [_("One more place at %(names)s would do it.") % {"names": one_of(mentors)}]
    if languages:
        said.append(_("It takes a place in %(languages)s.") % {"languages": one_of(languages)})
    return said


class _Scarce:
    """Languages that few mentors of a round share; each set of languages is looked up once."""

    def __init__(self, round: Round) -> None:
        self.seen = snapshot_of(round)
        self.spoken = Counter(mentor.languages for mentor in self.seen.problem.mentors if mentor.languages)
        self.known: dict[frozenset[str], list[str]] = {frozenset(): []}

    def of(self, mentee: str) -> list[str]:
        """The languages of somebody with whom most mentors of the round share none."""
        key, problem = self.seen.person(mentee), self.seen.problem
        languages = frozenset(problem.mentees[problem.row(key)].languages) if key else frozenset()
        if languages not in self.known:
            others = sum(count for theirs, count in self.spoken.items() if not theirs & languages)
            are_few = 2 * others >= len(problem.mentors)
            self.known[languages] = [str(language_name(code)) for code in sorted(languages)] if are_few else []
        return self.known[languages]


def _back_soon(round: Round, mentees: Sequence[str], at: datetime) -> dict[str, list[str]]:
    """Who pauses until a day that is known, has room, and would suit: the soonest for each mentee."""
    back = _pausing(round, at)
    seekers = list(with_answers(Participation.objects.filter(pk__in=mentees))) if back else []
    if not seekers:
        return {}
    program = round.cohort.program
    jobs = jobs_of(program.organization_id, [part.person_id for part in (*back, *seekers)])
    mentors = [as_mentor(part, jobs, free_places=1) for part in back]
    problem = Problem(mentors, [as_mentee(part, jobs) for part in seekers], rules=rules_for(program, jobs))
    said: dict[str, list[str]] = {}
    for seeker in seekers:
        row = problem.forbidden[problem.row(str(seeker.person_id))]
        suits = [part for part in back if not row[problem.column(str(part.person_id))]]
        if suits:
            soonest = suits[0]
            facts = {"name": str(soonest.person), "day": say_day(soonest.until)}
            said[str(seeker.pk)] = [_("%(name)s pauses until %(day)s, and would suit from then on.") % facts]
    return said


def _pausing(round: Round, at: datetime) -> list[Any]:
    """Mentors of the cohort with room, who pause until a day that is known; whoever is back first stands first."""
    pauses = Pause.objects.running(at).exclude(until=None).filter(participation__cohort=round.cohort_id)
    until = dict(pauses.values_list("participation", "until"))
    held = Count("held_places", filter=Q(held_places__released_at=None))
    parts = Participation.objects.mentors().ready().filter(pk__in=until, offer__isnull=False).annotate(held=held)
    found = [part for part in with_answers(parts) if part.held < part.places]
    for part in found:
        part.until = until[part.pk]
    return sorted(found, key=lambda part: (part.until, str(part.person)))


def _names(parts: Iterable[str]) -> dict[str, str]:
    rows = Participation.objects.filter(pk__in=list(parts)).select_related("person")
    return {str(row.pk): str(row.person) for row in rows}


def one_of(names: list[str]) -> str:
    """Names as in speech: "one, two or three"."""
    if len(names) < 2:
        return listed(names)
    return _("%(first)s or %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
