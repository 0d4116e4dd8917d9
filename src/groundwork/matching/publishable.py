"""Whether a plan still holds at the moment it goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.queries import asks_for_orientation
from learning_fit import Mentee, Mentor, Problem

from .models import Pairing, Round
from .people import Jobs, jobs_of, level_of, rules_for
from .queries import free_mentees, free_mentors
from .states import PublicationState


class Free(NamedTuple):
    """What rules look at in somebody who is free: nothing they wrote is read while places are being taken."""

    person: Any
    languages: list[str]
    places: int
    awaits_orientation: bool


def who_changed(round: Round, pairings: Sequence[Pairing], *, at: datetime) -> list[Participation]:
    """People who, since the round was run, have left, paused, filled their places or come under a rule.

    Which of these it was is not said: it may be a private wish.
    """
    program = round.cohort.program
    asked = {role: asks_for_orientation(program, role) for role in Role}
    mentors = _free(free_mentors(round.cohort, at=at), [pairing.mentor_id for pairing in pairings], asked[Role.MENTOR])
    mentees = _free(free_mentees(round.cohort, at=at), [pairing.mentee_id for pairing in pairings], asked[Role.MENTEE])
    wanted = Counter(pairing.mentor_id for pairing in pairings)
    changed: dict[Any, Participation] = {}
    for pairing in pairings:
        mentor = mentors.get(pairing.mentor_id)
        if not mentor or mentor.places < wanted[pairing.mentor_id]:
            changed[pairing.mentor_id] = pairing.mentor
        if pairing.mentee_id not in mentees:
            changed[pairing.mentee_id] = pairing.mentee
    still_free = [pair for pair in pairings if pair.mentor_id in mentors and pair.mentee_id in mentees]
    for pairing in [*_forbidden(round, still_free, mentors, mentees), *_crossing(round, pairings)]:
        changed |= {pairing.mentor_id: pairing.mentor, pairing.mentee_id: pairing.mentee}
    return list(changed.values())


def kept_apart_by_now(round: Round, pairings: Sequence[Pairing]) -> set[Any]:
    """Ids of those published pairs between whose two a rule has come since: a private wish, a line of managers.

    Their places they hold themselves, and an orientation that is asked for since is for those who come after them.
    """
    parts = [part for pairing in pairings for part in (pairing.mentor_id, pairing.mentee_id)]
    rows = Participation.objects.filter(pk__in=parts).values_list("pk", "person", "person__languages")
    known = {key: Free(person, languages, 1, False) for key, person, languages in rows}
    both = [pair for pair in pairings if pair.mentor_id in known and pair.mentee_id in known]
    mentors = {pair.mentor_id: known[pair.mentor_id] for pair in both}
    mentees = {pair.mentee_id: known[pair.mentee_id] for pair in both}
    return {pairing.pk for pairing in _forbidden(round, both, mentors, mentees)} if both else set()


def _crossing(round: Round, pairings: Sequence[Pairing]) -> list[Pairing]:
    """Pairs whose two people are about to begin the other way round: they have one mentorship at a time."""
    program = round.cohort.program_id
    waiting = Pairing.objects.filter(round__cohort__program=program, publication__state=PublicationState.WAITING)
    pairs = Pairing.objects.filter(pk__in=[pairing.pk for pairing in pairings]) | waiting
    people = {key: both for key, *both in pairs.order_by().values_list("pk", "mentor__person", "mentee__person")}
    taken = {tuple(both) for both in people.values()}
    return [pairing for pairing in pairings if tuple(reversed(people[pairing.pk])) in taken]


def _free(parts: Any, ids: Iterable[Any], asked: bool) -> dict[Any, Free]:
    facts = ("pk", "person", "person__languages", "places_offered", "held", "orientation")
    rows = parts.filter(pk__in=list(ids)).order_by().values_list(*facts)
    return {
        key: Free(person, languages, offered - held, asked and not orientation)
        for key, person, languages, offered, held, orientation in rows
    }


def _forbidden(
    round: Round, pairings: Sequence[Pairing], mentors: dict[Any, Free], mentees: dict[Any, Free]
) -> list[Pairing]:
    program = round.cohort.program
    jobs = jobs_of(program.organization_id, [one.person for one in (*mentors.values(), *mentees.values())])
    problem = Problem(
        [Mentor(places=max(0, one.places), **_seen_by_rules(one, jobs)) for one in mentors.values()],
        [Mentee(**_seen_by_rules(one, jobs)) for one in mentees.values()],
        rules=rules_for(program, jobs),
    )
    return [
        pairing
        for pairing in pairings
        if problem.forbidden[
            problem.row(str(mentees[pairing.mentee_id].person)), problem.column(str(mentors[pairing.mentor_id].person))
        ]
    ]


def _seen_by_rules(one: Free, jobs: Jobs) -> dict[str, Any]:
    return {
        "key": str(one.person),
        "level": level_of(jobs, one.person),
        "languages": frozenset(one.languages),
        "awaits_orientation": one.awaits_orientation,
    }
