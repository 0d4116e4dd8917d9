"""Participations as `learning_fit` sees them, and who, by what is known, is never matched.

Rounds and suggestions both go through here, so that a suggestion never contradicts a round. What somebody has not said
stays unknown: no answer is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet, Value

from groundwork.enrollment.models import (
    Block,
    Channel,
    Conflict,
    FreeTime,
    OfferedSkill,
    Participation,
    Place,
    WantedSkill,
)
from groundwork.enrollment.places import is_paused
from groundwork.enrollment.queries import awaits_orientation
from groundwork.mentorships.models import Seat
from groundwork.programs.grades import folded
from groundwork.programs.models import Membership, Program
from groundwork.programs.queries import managers_by_person, rungs_of
from learning_fit import Mentee, Mentor, Problem, Rule, Rules, explain_pair

from .models import Allowance
from .private_life import without_private_words as compared

Jobs = Mapping[Any, Membership]
WEEKS_A_MONTH = 52 / 12
BLOCKED, ENTANGLED = "blocked", "entangled"
HOW_MUCH = {1: 4, 2: 2}  # by rank: what is wanted most counts twice the next, as weights in words do
WORKING_DAYS, WEEKEND = range(5), range(5, 7)
HOURS = {
    FreeTime.EARLY: (WORKING_DAYS, 7, 9),
    FreeTime.MORNING: (WORKING_DAYS, 9, 12),
    FreeTime.MIDDAY: (WORKING_DAYS, 12, 14),
    FreeTime.AFTERNOON: (WORKING_DAYS, 14, 17),
    FreeTime.EVENING: (WORKING_DAYS, 17, 21),
    FreeTime.WEEKEND: (WEEKEND, 10, 18),
}
WINDOWS = {str(time): [(day, float(start), float(end)) for day in days] for time, (days, start, end) in HOURS.items()}
PLACES_TO_MEET = {
    Channel.ONLINE: {Channel.ONLINE},
    Channel.IN_PERSON: {Channel.IN_PERSON},
    Channel.EITHER: {Channel.ONLINE, Channel.IN_PERSON},
}


def with_answers(participations: QuerySet[Any]) -> QuerySet[Any]:
    """With people, offers, profiles and skills read along, in a constant number of queries."""
    read_along = ("person", "offer", "profile", "orientation", "cohort__program")
    return participations.select_related(*read_along).prefetch_related(
        Prefetch("offer__offered_skills", OfferedSkill.objects.select_related("skill").order_by("pk")),
        Prefetch("profile__wanted_skills", WantedSkill.objects.select_related("skill")),
    )


def jobs_of(organization: Any, people: Iterable[Any]) -> Jobs:
    """Person id -> what the organization's files say of them, with the rung of their grade where it has one."""
    found = {
        job.person_id: job
        for job in Membership.objects.current().filter(organization=organization, person__in=list(people))
    }
    rungs = rungs_of(organization) if any(job.grade for job in found.values()) else {}
    for job in found.values():
        job.level = rungs.get(folded(job.grade))
    return found


def as_mentor(part: Participation, jobs: Jobs, *, free_places: int | None = None, paused: bool = False) -> Mentor:
    """A mentor with an offer. `hours_per_month` is what each mentee may have: offered hours over offered places.

    A skill's key is its name, which is unique in the organization: snapshots stay readable by themselves.
    """
    offer, person = part.offer, part.person
    return Mentor(
        key=str(person.pk),
        places=max(0, part.places if free_places is None else free_places),
        paused=paused,
        awaits_orientation=awaits_orientation(part),
        offers=tuple(offered.skill.name for offered in offer.offered_skills.all()),
        own_words=compared(offer.can_help_with),
        road=compared(offer.lessons),
        milestones=frozenset(offer.milestones),
        kinds_of_help=frozenset(offer.kinds),
        prefers_not=offer.not_offered,
        languages=frozenset(person.languages),
        channels=_channels(offer.channel),
        hours_per_month=offer.hours_per_month / max(1, offer.places) if offer.hours_per_month else None,
        time_zone=known_zone(person.time_zone),
        free=windows_of(offer.free_times),
        unit=_unit(jobs, person),
        profession=_profession(jobs, person),
        level=level_of(jobs, person.pk),
    )


def as_mentee(part: Participation, jobs: Jobs, *, words: bool = True) -> Mentee:
    """A mentee with a profile. `words=False` leaves out all but facts, for what mentors see before there is contact."""
    profile, person = part.profile, part.person
    going = [profile.goals, profile.in_three_years, profile.in_five_years]
    return Mentee(
        key=str(person.pk),
        awaits_orientation=awaits_orientation(part),
        wants=tuple(wanted.skill.name for wanted in profile.wanted_skills.all()),
        how_much={wanted.skill.name: HOW_MUCH.get(wanted.rank, 1) for wanted in profile.wanted_skills.all()},
        own_words=compared(profile.own_words) if words else "",
        goals=compared("\n".join(filter(None, going))) if words else "",
        where_now=compared(profile.where_now) if words else "",
        milestones=frozenset(profile.milestones) if words else frozenset(),
        kinds_of_help=frozenset(profile.kinds),
        must_have_words=compared(profile.must_have) if words else "",
        would_be_good_words=compared(profile.would_be_good) if words else "",
        languages=frozenset(person.languages),
        channels=_channels(profile.channel),
        hours_per_month=_hours_wanted(profile.rhythm_weeks, part.cohort.program.meeting_minutes),
        time_zone=known_zone(person.time_zone),
        free=windows_of(profile.free_times),
        unit=_unit(jobs, person),
        profession=_profession(jobs, person),
        level=level_of(jobs, person.pk),
    )


def rules_for(program: Program, jobs: Jobs) -> Rules:
    """What forbids pairs among these people: lines of managers, what somebody asked for, who was together before."""
    ended, live = pairs_so_far(program)
    managers, apart = managers_by_person(program.organization_id), _kept_apart(program.organization_id, jobs)
    return Rules(
        managers={str(person): str(manager) for person, manager in managers.items()},
        blocks=frozenset(apart[BLOCKED]),
        conflicts=frozenset(apart[ENTANGLED]),
        exceptions=frozenset(allowed_pairs(program)),
        excluded=frozenset(live | {(mentee, mentor) for mentor, mentee in live}),  # one mentorship of two at a time
        ended=frozenset(ended),
        levels_above=(program.least_grades_above, program.most_grades_above),
    )


def allowed_pairs(program: Program) -> Iterable[tuple[str, str]]:
    """Pairs a coordinator lets be matched although a rule says no, as (mentor, mentee) keys."""
    pairs = Allowance.objects.standing().filter(program=program).values_list("mentor_id", "mentee_id")
    return ((str(mentor), str(mentee)) for mentor, mentee in pairs)


def windows_of(free_times: Iterable[str]) -> tuple[tuple[int, float, float], ...]:
    """When somebody usually has time, as weekly windows by their own clock."""
    return tuple(window for time in free_times for window in WINDOWS.get(time, ()))


def pairs_so_far(program: Program) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Who was together in this program, and who is: (mentor, mentee) keys of ended and of live mentorships."""
    seats = Seat.objects.filter(mentorship__program=program).values_list(
        "mentorship_id", "mentorship__closed_at", "role", "person_id"
    )
    found: dict[Any, dict[str, Any]] = defaultdict(dict)
    for mentorship, closed_at, role, person in seats:
        found[mentorship] |= {role: str(person), "ended": closed_at is not None}
    ended: set[tuple[str, str]] = set()
    live: set[tuple[str, str]] = set()
    for pair in found.values():
        (ended if pair["ended"] else live).add((pair["mentor"], pair["mentee"]))
    return ended, live


def forbidden_between(mentor: Participation, mentee: Participation, *, at: datetime) -> tuple[Rule, ...]:
    """The rules that keep these two apart now; empty when they may meet. Never tell the two which one it is."""
    program = mentee.cohort.program
    mentor, mentee = (with_answers(Participation.objects.all()).get(pk=part.pk) for part in (mentor, mentee))
    jobs = jobs_of(program.organization_id, [mentor.person_id, mentee.person_id])
    free = mentor.places - Place.objects.live().filter(participation=mentor).count()
    one = as_mentor(mentor, jobs, free_places=free, paused=is_paused(mentor, at=at))
    problem = Problem([one], [as_mentee(mentee, jobs)], rules=rules_for(program, jobs))
    return explain_pair(problem, str(mentor.person_id), str(mentee.person_id)).forbidden_by


@lru_cache(maxsize=1024)
def known_zone(name: str) -> str | None:
    """The time zone, or None when nobody chose one: an account begins with UTC, where nobody lives."""
    if not name or name == "UTC":
        return None
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        return None


def _channels(channel: str) -> frozenset[str]:
    return frozenset(str(way) for way in PLACES_TO_MEET.get(Channel(channel), set())) if channel else frozenset()


def _unit(jobs: Jobs, person: Any) -> str | None:
    job = jobs.get(person.pk)
    return (job.unit or None) if job else None


def _profession(jobs: Jobs, person: Any) -> str | None:
    job = jobs.get(person.pk)
    return (job.profession.strip() or None) if job else None


def level_of(jobs: Jobs, person: Any) -> int | None:
    """How far along somebody is on the organization's ladder, by person id; None where nobody knows."""
    job = jobs.get(person)
    return job.level if job else None


def _hours_wanted(rhythm_weeks: int | None, minutes: int) -> float | None:
    return round(WEEKS_A_MONTH / rhythm_weeks * minutes / 60, 2) if rhythm_weeks else None


def _kept_apart(organization_id: Any, jobs: Jobs) -> dict[str, set[tuple[str, str]]]:
    """Who asked not to meet whom, and who declared an interest in whom, read at once: kind -> pairs."""
    by_unit: dict[str, list[str]] = defaultdict(list)
    for person, job in jobs.items():
        by_unit[job.unit.strip().casefold()].append(str(person))
    asked = Block.objects.filter(organization=organization_id).values_list(Value(BLOCKED), "by", "other", "unit")
    declared = Conflict.objects.filter(organization=organization_id)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind, by, other, unit in asked.union(declared.values_list(Value(ENTANGLED), "by", "other", Value(""))):
        avoided = [str(other)] if other else by_unit.get(unit.strip().casefold(), [])
        found[kind] |= {(str(by), person) for person in avoided if person != str(by)}
    return found
