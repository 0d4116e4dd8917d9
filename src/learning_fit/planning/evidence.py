"""What each part of a fit was made of, as data. None is not known; () is known to be none."""

from dataclasses import dataclass

from learning_fit.people import Mentee, Mentor
from learning_fit.problem import Problem
from learning_fit.scoring.free_hours import SLOTS_AN_HOUR
from learning_fit.scoring.likeness import telling_sentence
from learning_fit.scoring.parts import folded, hours_apart, offset_of, slots_of, told_by, traits_of
from learning_fit.weights import PartName

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """Telling words both use, as the mentor wrote them, and the sentence of each in which most of them stand."""

    shared_words: Keys | None = None
    mentor_says: str | None = None
    mentee_says: str | None = None


@dataclass(frozen=True)
class LearningEvidence(Said):
    """Wanted skills that are offered and that are not, and those the mentor has been through; in the mentee's order."""

    skills_in_common: Keys | None = None
    skills_not_offered: Keys | None = None
    skills_lived: Keys | None = None


@dataclass(frozen=True)
class GoalsEvidence(Said):
    """Kinds of help hoped for that the mentor gives and does not give."""

    kinds_in_common: Keys | None = None
    kinds_not_offered: Keys | None = None


@dataclass(frozen=True)
class IdealEvidence(Said):
    """Wishes for the ideal mentor, met and not met."""

    must_have_met: Keys | None = None
    must_have_missing: Keys | None = None
    would_be_good_met: Keys | None = None


@dataclass(frozen=True)
class RoadEvidence(Said):
    """What the mentee goes through that the mentor has gone through, and that not."""

    milestones_in_common: Keys | None = None
    milestones_not_shared: Keys | None = None


@dataclass(frozen=True)
class ViewpointEvidence:
    """Two sides that pull against each other, each 0..1: different enough to see anew, near enough to have been there.

    The one is whether the two units differ; the other how many levels the mentor stands above, and the same work.
    """

    different_enough: float | None
    been_there: float | None
    mentor_unit: str | None
    mentee_unit: str | None
    units_differ: bool | None
    levels_above: int | None
    mentor_profession: str | None
    mentee_profession: str | None
    same_profession: bool | None


@dataclass(frozen=True)
class PracticalEvidence:
    """Languages and channels in common, hours a month given and wanted, hours between the two time zones.

    `free_hours_in_common` are the hours a week in which both are free, by the clock of each.
    """

    languages_in_common: Keys | None
    channels_in_common: Keys | None
    hours_given: float | None
    hours_wanted: float | None
    hours_apart: float | None
    free_hours_in_common: float | None


Evidence = LearningEvidence | GoalsEvidence | IdealEvidence | RoadEvidence | ViewpointEvidence | PracticalEvidence


def evidence_for(part: PartName, problem: Problem, mentor: Mentor, mentee: Mentee) -> Evidence:
    """What one part of a pair's fit was made of."""
    match part:
        case PartName.LEARNING_FIT:
            return _learning(problem, mentor, mentee)
        case PartName.GOALS:
            return _goals(problem, mentor, mentee)
        case PartName.IDEAL_MENTOR:
            return _ideal(problem, mentor, mentee)
        case PartName.SHARED_ROAD:
            return _road(problem, mentor, mentee)
        case PartName.FRESH_VIEWPOINT:
            return _viewpoint(problem, mentor, mentee)
        case PartName.PRACTICALITIES:
            return _practical(mentor, mentee)


def not_known(mentor: Mentor, mentee: Mentee) -> tuple[Keys, Keys]:
    """The answers that mentor and mentee have not given and that some part would have used."""
    return _empty(mentor, MENTOR_ANSWERS), _empty(mentee, MENTEE_ANSWERS)


PRACTICAL = ("languages", "channels", "hours_per_month", "time_zone", "free", "unit", "profession", "level")
MENTOR_ANSWERS = ("offers", "own_words", "road", "milestones", "kinds_of_help", *PRACTICAL)
IDEAL = ("must_have", "would_be_good")
MENTEE_ANSWERS = ("wants", "own_words", "goals", "where_now", "milestones", "kinds_of_help", *IDEAL, *PRACTICAL)
IN_WORDS = {"must_have": "must_have_words", "would_be_good": "would_be_good_words"}


def _empty(person: Mentor | Mentee, answers: Keys) -> Keys:
    return tuple(name for name in answers if not (_given(person, name) or _given(person, IN_WORDS.get(name, name))))


def _given(person: Mentor | Mentee, name: str) -> bool:
    value = getattr(person, name)
    return not (value is None or value in ("", (), frozenset()))


def _learning(problem: Problem, mentor: Mentor, mentee: Mentee) -> LearningEvidence:
    said = _said(problem, PartName.LEARNING_FIT, mentor, mentee, (mentee.own_words,))
    lived = None if mentor.lived is None else tuple(skill for skill in mentee.wants if skill in mentor.lived)
    if not (mentee.wants and (mentor.offers or mentor.lived)):
        return LearningEvidence(*said)
    met = tuple(skill for skill in mentee.wants if skill in mentor.offers)
    rest = tuple(skill for skill in mentee.wants if skill not in mentor.offers)
    return LearningEvidence(*said, met, rest, lived)


def _goals(problem: Problem, mentor: Mentor, mentee: Mentee) -> GoalsEvidence:
    said = _said(problem, PartName.GOALS, mentor, mentee, (mentee.goals,))
    return GoalsEvidence(*said, *_met(mentee.kinds_of_help, mentor.kinds_of_help))


def _ideal(problem: Problem, mentor: Mentor, mentee: Mentee) -> IdealEvidence:
    wishes = (mentee.must_have_words, mentee.would_be_good_words)
    must, good = (_met(wanted, traits_of(mentor)) for wanted in (mentee.must_have, mentee.would_be_good))
    return IdealEvidence(*_said(problem, PartName.IDEAL_MENTOR, mentor, mentee, wishes), *must, good[0])


def _road(problem: Problem, mentor: Mentor, mentee: Mentee) -> RoadEvidence:
    said = _said(problem, PartName.SHARED_ROAD, mentor, mentee, (mentee.where_now,))
    return RoadEvidence(*said, *_met(mentee.milestones, mentor.milestones))


def _viewpoint(problem: Problem, mentor: Mentor, mentee: Mentee) -> ViewpointEvidence:
    units, work = (mentor.unit or None, mentee.unit or None), (mentor.profession or None, mentee.profession or None)
    differ = folded(units[0]) != folded(units[1]) if all(units) else None
    above = None if mentor.level is None or mentee.level is None else mentor.level - mentee.level
    row, column = problem.row(mentee.key), problem.column(mentor.key)
    different, near = problem.table(PartName.FRESH_VIEWPOINT).sides
    return ViewpointEvidence(
        different_enough=different.of_pair(row, column),
        been_there=near.of_pair(row, column),
        mentor_unit=units[0],
        mentee_unit=units[1],
        units_differ=differ,
        levels_above=above,
        mentor_profession=work[0],
        mentee_profession=work[1],
        same_profession=folded(work[0]) == folded(work[1]) if all(work) else None,
    )


def _practical(mentor: Mentor, mentee: Mentee) -> PracticalEvidence:
    free = slots_of(mentor), slots_of(mentee)
    return PracticalEvidence(
        _common(mentor.languages, mentee.languages),
        _common(mentor.channels, mentee.channels),
        mentor.hours_per_month,
        mentee.hours_per_month,
        _apart(offset_of(mentor), offset_of(mentee)),
        None if free[0] is None or free[1] is None else (free[0] & free[1]).bit_count() / SLOTS_AN_HOUR,
    )


def _said(
    problem: Problem, part: PartName, mentor: Mentor, mentee: Mentee, asked: tuple[str, ...]
) -> tuple[Keys | None, str | None, str | None]:
    words, row, column = problem.table(part).words, problem.row(mentee.key), problem.column(mentor.key)
    if words is None or not (words.row_known[row] and words.column_known[column]):
        return None, None, None
    shared = words.shared(row, column)
    return shared, telling_sentence(told_by(mentor), shared), telling_sentence(asked, shared)


def _met(wanted: frozenset[str], there: frozenset[str]) -> tuple[Keys | None, Keys | None]:
    if not (wanted and there):
        return None, None
    return tuple(sorted(wanted & there)), tuple(sorted(wanted - there))


def _apart(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else hours_apart(one, other)


def _common(one: frozenset[str], other: frozenset[str]) -> Keys | None:
    return tuple(sorted(one & other)) if one and other else None
