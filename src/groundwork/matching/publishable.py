"""Whether a plan still holds at the moment it goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from groundwork.enrollment.models import Participation
from learning_fit import Problem

from .models import Pairing, Round
from .people import as_mentee, as_mentor, jobs_of, rules_for, with_answers
from .queries import free_mentees, free_mentors


def who_changed(round: Round, pairings: Sequence[Pairing], *, at: datetime) -> list[Participation]:
    """People who, since the round was run, have left, paused, filled their places or come under a rule.

    Which of these it was is not said: it may be a private wish.
    """
    mentors = _free(free_mentors(round.cohort, at=at), [pairing.mentor_id for pairing in pairings])
    mentees = _free(free_mentees(round.cohort, at=at), [pairing.mentee_id for pairing in pairings])
    wanted = Counter(pairing.mentor_id for pairing in pairings)
    changed: dict[Any, Participation] = {}
    for pairing in pairings:
        mentor = mentors.get(pairing.mentor_id)
        if not mentor or mentor.places_offered - mentor.held < wanted[pairing.mentor_id]:
            changed[pairing.mentor_id] = pairing.mentor
        if pairing.mentee_id not in mentees:
            changed[pairing.mentee_id] = pairing.mentee
    still_free = [pair for pair in pairings if pair.mentor_id in mentors and pair.mentee_id in mentees]
    for pairing in _forbidden(round, still_free, mentors, mentees):
        changed |= {pairing.mentor_id: pairing.mentor, pairing.mentee_id: pairing.mentee}
    return list(changed.values())


def _free(parts: Any, ids: list[Any]) -> dict[Any, Any]:
    return {part.pk: part for part in with_answers(parts.filter(pk__in=ids))}


def _forbidden(
    round: Round, pairings: Sequence[Pairing], mentors: dict[Any, Any], mentees: dict[Any, Any]
) -> list[Pairing]:
    program = round.cohort.program
    jobs = jobs_of(program.organization_id, [part.person_id for part in (*mentors.values(), *mentees.values())])
    problem = Problem(
        [as_mentor(part, jobs) for part in mentors.values()],
        [as_mentee(part, jobs) for part in mentees.values()],
        rules=rules_for(program, jobs),
    )
    rows = {mentee.key: row for row, mentee in enumerate(problem.mentees)}
    columns = {mentor.key: column for column, mentor in enumerate(problem.mentors)}
    return [
        pairing
        for pairing in pairings
        if problem.forbidden[rows[str(pairing.mentee.person_id)], columns[str(pairing.mentor.person_id)]]
    ]
