"""What each part of a fit was made of, as data. None is not known; () is known to be none."""

from dataclasses import dataclass

from learning_fit.people import Mentee, Mentor
from learning_fit.problem import Problem
from learning_fit.scoring.parts import hours_apart, traits_of
from learning_fit.scoring.zones import standard_offset
from learning_fit.weights import PartName

Keys = tuple[str, ...]


@dataclass(frozen=True)
class LearningEvidence:
    """Wanted skills that are offered and that are not, both in the mentee's order; telling words both use."""

    skills_in_common: Keys | None
    skills_not_offered: Keys | None
    shared_words: Keys | None


@dataclass(frozen=True)
class RoadEvidence:
    """Kinds of help asked for, and wishes for the ideal mentor, met and not met; words of both roads."""

    kinds_in_common: Keys | None
    kinds_not_offered: Keys | None
    must_have_met: Keys | None
    must_have_missing: Keys | None
    would_be_good_met: Keys | None
    shared_words: Keys | None


@dataclass(frozen=True)
class ViewpointEvidence:
    """The two units, whether they differ, and how many levels the mentor is above the mentee."""

    mentor_unit: str | None
    mentee_unit: str | None
    units_differ: bool | None
    levels_above: int | None


@dataclass(frozen=True)
class PracticalEvidence:
    """Languages and channels in common, hours a month given and wanted, hours between the two time zones."""

    languages_in_common: Keys | None
    channels_in_common: Keys | None
    hours_given: float | None
    hours_wanted: float | None
    hours_apart: float | None


Evidence = LearningEvidence | RoadEvidence | ViewpointEvidence | PracticalEvidence


def evidence_for(part: PartName, problem: Problem, mentor: Mentor, mentee: Mentee) -> Evidence:
    """What one part of a pair's fit was made of."""
    if part is PartName.LEARNING_FIT:
        return _learning(problem, mentor, mentee)
    if part is PartName.SHARED_ROAD:
        return _road(problem, mentor, mentee)
    if part is PartName.FRESH_VIEWPOINT:
        return _viewpoint(mentor, mentee)
    return _practical(mentor, mentee)


def not_known(mentor: Mentor, mentee: Mentee) -> tuple[Keys, Keys]:
    """The answers that mentor and mentee have not given and that some part would have used."""
    return _empty(mentor, MENTOR_ANSWERS), _empty(mentee, MENTEE_ANSWERS)


PRACTICAL = ("languages", "channels", "hours_per_month", "time_zone", "unit", "level")
MENTOR_ANSWERS = ("offers", "own_words", "road", "kinds_of_help", *PRACTICAL)
MENTEE_ANSWERS = ("wants", "own_words", "goals", "kinds_of_help", "must_have", "would_be_good", *PRACTICAL)


def _empty(person: Mentor | Mentee, answers: Keys) -> Keys:
    given = {answer: getattr(person, answer) for answer in answers}
    return tuple(answer for answer, value in given.items() if value is None or value in ("", (), frozenset()))


def _learning(problem: Problem, mentor: Mentor, mentee: Mentee) -> LearningEvidence:
    known = bool(mentee.wants and mentor.offers)
    met = tuple(skill for skill in mentee.wants if skill in mentor.offers)
    rest = tuple(skill for skill in mentee.wants if skill not in mentor.offers)
    row, column = problem.row(mentee.key), problem.column(mentor.key)
    table = problem.learning_words
    words = table.shared(row, column) if table.known[row, column] else None
    return LearningEvidence(met if known else None, rest if known else None, words)


def _road(problem: Problem, mentor: Mentor, mentee: Mentee) -> RoadEvidence:
    traits, kinds_known = traits_of(mentor), bool(mentee.kinds_of_help and mentor.kinds_of_help)
    must, good = bool(mentee.must_have and traits), bool(mentee.would_be_good and traits)
    row, column = problem.row(mentee.key), problem.column(mentor.key)
    table = problem.road_words
    return RoadEvidence(
        _sorted(mentee.kinds_of_help & mentor.kinds_of_help) if kinds_known else None,
        _sorted(mentee.kinds_of_help - mentor.kinds_of_help) if kinds_known else None,
        _sorted(mentee.must_have & traits) if must else None,
        _sorted(mentee.must_have - traits) if must else None,
        _sorted(mentee.would_be_good & traits) if good else None,
        table.shared(row, column) if table.known[row, column] else None,
    )


def _viewpoint(mentor: Mentor, mentee: Mentee) -> ViewpointEvidence:
    units = (mentor.unit or None, mentee.unit or None)
    differ = units[0] != units[1] if all(units) else None
    above = None if mentor.level is None or mentee.level is None else mentor.level - mentee.level
    return ViewpointEvidence(*units, differ, above)


def _practical(mentor: Mentor, mentee: Mentee) -> PracticalEvidence:
    return PracticalEvidence(
        _common(mentor.languages, mentee.languages),
        _common(mentor.channels, mentee.channels),
        mentor.hours_per_month,
        mentee.hours_per_month,
        _apart(mentor.time_zone, mentee.time_zone),
    )


def _apart(one: str | None, other: str | None) -> float | None:
    offsets = [standard_offset(zone) if zone else None for zone in (one, other)]
    return None if offsets[0] is None or offsets[1] is None else hours_apart(offsets[0], offsets[1])


def _common(one: frozenset[str], other: frozenset[str]) -> Keys | None:
    return _sorted(one & other) if one and other else None


def _sorted(keys: frozenset[str]) -> Keys:
    return tuple(sorted(keys))
