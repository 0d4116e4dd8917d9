"""Choosing for oneself: mentors for a mentee, and for a mentor the mentees open to offers, each in order of fit.

ranking = mentors_for(mentee, at=now())      # everyone who may be asked, best first
ranking.suggestions(ranking.few())           # three of them, with reasons, bars and what is not known
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import with_free_places
from groundwork.enrollment.queries import mentees_without_a_mentor, mentors_with_a_free_place
from groundwork.programs.states import OPEN_TO_JOIN
from learning_fit import Mentor, PairExplanation, Problem, explain_pair

from .closeness import Bar, Closeness, bars_with_sides, closeness, unknown_for
from .people import Jobs, as_mentee, as_mentor, jobs_of, rules_for, with_answers
from .reasons import Pair, Reader, Reason, reasons_for
from .spreading import SUGGESTED, few_of

READ_ALONG = 30


@dataclass(frozen=True)
class Suggestion:
    """Somebody who may suit, and why. `other` is the one suggested; the reader is the other of the two."""

    mentor: Participation
    mentee: Participation
    explanation: PairExplanation
    closeness: Closeness
    reasons: list[Reason]
    bars: list[Bar]
    unknown: list[str]
    other: Participation
    job: Any = None

    @property
    def fit(self) -> int:
        """0 to 10,000: to order by, never to show to participants."""
        return self.explanation.fit

    @property
    def free_places(self) -> int:
        """Places of the mentor that nobody holds."""
        free: int = self.mentor.places_offered - self.mentor.held  # type: ignore[attr-defined]
        return free


@dataclass(frozen=True)
class Ranking:
    """Everyone allowed for one person, best fit first. Nobody in here is forbidden by any rule."""

    one: Participation
    fits: Mapping[Any, tuple[Participation, int]]  # by the id of the part, best first
    problem: Problem
    jobs: Jobs
    reader: Reader

    @property
    def people(self) -> Sequence[Participation]:
        """Everyone, best fit first."""
        return [part for part, _fit in self.fits.values()]

    def few(self, limit: int = SUGGESTED) -> list[Participation]:
        """For a mentee, the few mentors to begin with: who suits, spread over those who suit alike."""
        return few_of(self.one, {key: fit for key, (_part, fit) in self.fits.items()}, self.people, limit=limit)

    def suggestions(self, people: Iterable[Participation]) -> list[Suggestion]:
        """These people of the ranking, each with reasons in words."""
        return [self._suggestion(other) for other in people]

    def find(self, other_id: Any) -> Suggestion | None:
        """One participation, or None when it isn't allowed, full, paused or not there: no telling which."""
        found = self.fits.get(other_id)
        return self._suggestion(found[0]) if found else None

    def _suggestion(self, other: Participation) -> Suggestion:
        mentor, mentee = (other, self.one) if self.reader == Reader.MENTEE else (self.one, other)
        explanation = explain_pair(self.problem, str(mentor.person_id), str(mentee.person_id))
        pair = Pair(explanation, mentor, mentee, self.reader)
        return Suggestion(
            mentor=mentor,
            mentee=mentee,
            explanation=explanation,
            closeness=closeness(explanation, reader=self.reader),
            reasons=reasons_for(explanation, mentor, mentee, reader=self.reader),
            bars=bars_with_sides(pair),
            unknown=unknown_for(pair),
            other=other,
            job=self.jobs.get(other.person_id),
        )


def mentors_for(
    mentee: Participation, *, at: datetime, search: str = "", without: Collection[Any] = frozenset()
) -> Ranking:
    """Mentors this mentee may ask now. `without` are ids of people to leave out, as those who answered already."""
    program = mentee.cohort.program
    open_mentors = mentors_with_a_free_place(program, at=at).filter(
        Q(offer__until=None) | Q(offer__until__gt=at.date()),
        offer__open_to_asks=True,
        cohort__state__in=OPEN_TO_JOIN,
    )
    found = _one_part_each(_searched(open_mentors, search, in_offers=True), without)
    one = with_answers(Participation.objects.all()).get(pk=mentee.pk)
    jobs = jobs_of(program.organization_id, [one.person_id, *(part.person_id for part in found)])
    mentors = [as_mentor(part, jobs, free_places=part.places_offered - part.held) for part in found]
    problem = Problem(mentors, [as_mentee(one, jobs)], rules=rules_for(program, jobs))
    return Ranking(one, _ordered(problem, found, mentors_vary=True), problem, jobs, Reader.MENTEE)


def mentees_for(
    mentor: Participation, *, at: datetime, search: str = "", without: Collection[Any] = frozenset()
) -> Ranking:
    """Mentees open to offers who have no mentor. Ordered by facts: their words stay theirs until they say yes."""
    program = mentor.cohort.program
    seekers = mentees_without_a_mentor(program, at=at).filter(
        profile__open_to_offers=True, cohort__state__in=OPEN_TO_JOIN
    )
    found = _one_part_each(_searched(seekers, search, in_offers=False), without)
    mine = with_free_places(Participation.objects.filter(pk=mentor.pk), at=at)
    one = with_answers(mine).first() or with_answers(Participation.objects.all()).get(pk=mentor.pk)
    jobs = jobs_of(program.organization_id, [one.person_id, *(part.person_id for part in found)])
    mentees = [as_mentee(part, jobs, words=False) for part in found]
    # A mentor whose places are all held may still look around: whether an offer can be made is said on its page.
    problem = Problem([as_mentor(one, jobs, free_places=1)], mentees, rules=rules_for(program, jobs))
    return Ranking(one, _ordered(problem, found, mentors_vary=False), problem, jobs, Reader.MENTOR)


def suggest_mentors(
    mentee: Participation, *, at: datetime, limit: int = SUGGESTED, without: Collection[Any] = frozenset()
) -> list[Suggestion]:
    """The few mentors with a free place to begin with, explained."""
    ranking = mentors_for(mentee, at=at, without=without)
    return ranking.suggestions(ranking.few(limit))


def pair_explained(
    mentor: Participation, mentee: Participation, *, reader: Reader, profile_is_open: bool = False
) -> Suggestion:
    """Why these two, for a pair that exists already: nothing is forbidden and nobody is searched."""
    mentor, mentee = (with_answers(Participation.objects.all()).get(pk=part.pk) for part in (mentor, mentee))
    jobs = jobs_of(mentee.cohort.program.organization_id, [mentor.person_id, mentee.person_id])
    words = reader != Reader.MENTOR or profile_is_open
    others = _read_along(mentor, mentee) if words else []
    problem = Problem([as_mentor(mentor, jobs), *others], [as_mentee(mentee, jobs, words=words)])
    explanation = explain_pair(problem, str(mentor.person_id), str(mentee.person_id))
    pair = Pair(explanation, mentor, mentee, reader, profile_is_open)
    other = mentee if reader == Reader.MENTOR else mentor
    return Suggestion(
        mentor=mentor,
        mentee=mentee,
        explanation=explanation,
        closeness=closeness(explanation, reader=reader),
        reasons=reasons_for(explanation, mentor, mentee, reader=reader, profile_is_open=profile_is_open),
        bars=bars_with_sides(pair),
        unknown=unknown_for(pair),
        other=other,
        job=jobs.get(other.person_id),
    )


def _read_along(mentor: Participation, mentee: Participation) -> list[Mentor]:
    """Other mentors of the cohort: beside them it shows which words most people write, and so say nothing of two."""
    others = Participation.objects.mentors().ready().filter(cohort=mentor.cohort_id, offer__isnull=False)
    others = others.exclude(person__in=[mentor.person_id, mentee.person_id]).order_by("pk")[:READ_ALONG]
    return [as_mentor(part, {}) for part in with_answers(others)]


def _searched(parts: QuerySet[Any], search: str, *, in_offers: bool) -> QuerySet[Any]:
    """Those in whom every word that was searched for is found."""
    for word in search.split()[:6]:
        found = Q(person__name__icontains=word)
        found |= Q(
            person__memberships__organization=F("cohort__program__organization"),
            person__memberships__left_at=None,
        ) & (Q(person__memberships__job_title__icontains=word) | Q(person__memberships__unit__icontains=word))
        if in_offers:
            found |= Q(offer__skills__name__icontains=word)
            found |= Q(offer__can_help_with__icontains=word) | Q(offer__lessons__icontains=word)
        else:
            found |= Q(profile__skills__name__icontains=word)
        parts = parts.filter(pk__in=Participation.objects.filter(found).values("pk"))
    return parts


def _one_part_each(parts: QuerySet[Any], without: Collection[Any]) -> list[Any]:
    """A person who takes part in two cohorts stands there once, with the part they took up first."""
    found: dict[Any, Any] = {}
    for part in with_answers(parts.exclude(person__in=without).order_by("created_at", "pk")):
        found.setdefault(part.person_id, part)
    return list(found.values())


def _ordered(problem: Problem, parts: list[Any], *, mentors_vary: bool) -> dict[Any, tuple[Any, int]]:
    """Allowed people with their fit, best first; who are equal come in the order of their ids: pages don't shuffle."""
    by_person = {str(part.person_id): part for part in parts}
    keys = [one.key for one in problem.mentors] if mentors_vary else [one.key for one in problem.mentees]
    fit = problem.fit[0] if mentors_vary else problem.fit[:, 0]
    forbidden = problem.forbidden[0] if mentors_vary else problem.forbidden[:, 0]
    allowed = sorted((int(-fit[place]), key) for place, key in enumerate(keys) if not forbidden[place])
    return {by_person[key].pk: (by_person[key], -minus) for minus, key in allowed}
