"""The named parts of a fit: which answers each is made of, and how answers are compared."""

from collections.abc import Callable, Sequence

import numpy as np

from learning_fit.arrays import Floats
from learning_fit.people import Mentee, Mentor
from learning_fit.scoring.free_hours import Slots, free_slots, hours_in_common
from learning_fit.scoring.items import Between, Share, any_in_common, share_of_set
from learning_fit.scoring.likeness import Likeness, Texts
from learning_fit.scoring.table import PartTable, Side
from learning_fit.scoring.zones import standard_offset
from learning_fit.weights import PartName

Compare = Callable[[Sequence[Texts], Sequence[Texts]], Likeness]

WANT_WEIGHTS = (3.0, 2.0, 1.0)  # most wanted first; anything after the third counts 1
# A skill that is offered counts in full, one that the mentor has not been through four fifths of it, and one that is
# lived and not offered two fifths. Conventions.
OFFERED, ONLY_OFFERED, ONLY_LIVED = 5, 4, 2
LEVEL_STEPS = {-1: 0.2, 0: 0.4, 1: 0.8, 2: 1.0, 3: 0.8, 4: 0.5}  # mentor's level minus mentee's; conventions
LEVEL_BELOW, LEVEL_BEYOND = 0.0, 0.25
# Up to 2 hours apart is no matter, 10 and more leaves no working time in common.
NEAR_HOURS, FAR_HOURS = 2.0, 10.0
ENOUGH_FREE_HOURS = 4.0  # hours a week in which both are free, above which more is no better
DIFFERENT_ENOUGH, BEEN_THERE = "different_enough", "been_there"


def learning_fit(mentees: Sequence[Mentee], mentors: Sequence[Mentor], compare: Compare) -> PartTable:
    """What is wanted, and how much, against what is offered and has been lived."""
    skills = Share(
        "skills",
        [want_weights(mentee) for mentee in mentees],
        [credits_of(mentor) for mentor in mentors],
        column_known=[bool(mentor.offers or mentor.lived) for mentor in mentors],
        whole=OFFERED,
    )
    words = compare([(mentee.own_words,) for mentee in mentees], [told_by(mentor) for mentor in mentors])
    return PartTable((Side("learning_fit", (skills,)),), words)


def goals(mentees: Sequence[Mentee], mentors: Sequence[Mentor], compare: Compare) -> PartTable:
    """Where the mentee is going, and the help hoped for, against what the mentor can give."""
    kinds = Between(
        "kinds_of_help",
        [m.kinds_of_help or None for m in mentees],
        [m.kinds_of_help or None for m in mentors],
        share_of_set,
    )
    can = [(*told_by(mentor), " ".join(mentor.offers)) for mentor in mentors]
    return PartTable((Side("goals", (kinds,)),), compare([(mentee.goals,) for mentee in mentees], can))


def ideal_mentor(mentees: Sequence[Mentee], mentors: Sequence[Mentor], compare: Compare) -> PartTable:
    """The mentor one has in mind: a must-have counts twice what would be good."""
    brought = [traits_of(mentor) for mentor in mentors]
    wishes = Share(
        "wishes",
        [wish_weights(mentee) for mentee in mentees],
        [dict.fromkeys(traits, 1.0) for traits in brought],
        column_known=[bool(traits) for traits in brought],
    )
    ideal = [(m.must_have_words, m.must_have_words, m.would_be_good_words) for m in mentees]
    return PartTable((Side("ideal_mentor", (wishes,)),), compare(ideal, [told_by(mentor) for mentor in mentors]))


def shared_road(mentees: Sequence[Mentee], mentors: Sequence[Mentor], compare: Compare) -> PartTable:
    """What the mentee goes through against what the mentor has gone through."""
    milestones = Between(
        "milestones", [m.milestones or None for m in mentees], [m.milestones or None for m in mentors], share_of_set
    )
    words = compare([(m.where_now,) for m in mentees], [(m.road or m.own_words,) for m in mentors])
    return PartTable((Side("shared_road", (milestones,)),), words)


def fresh_viewpoint(mentees: Sequence[Mentee], mentors: Sequence[Mentor], compare: Compare) -> PartTable:
    """Different enough to see anew, another unit; and near enough to have been there: a step above, the same work."""
    unit = Between("unit", [folded(m.unit) for m in mentees], [folded(m.unit) for m in mentors], differ)
    level = Between("level", [m.level for m in mentees], [m.level for m in mentors], level_values)
    trades = [folded(m.profession) for m in mentees], [folded(m.profession) for m in mentors]
    work = Between("profession", *trades, same)
    return PartTable((Side(DIFFERENT_ENOUGH, (unit,)), Side(BEEN_THERE, (level, work))))


def practicalities(mentees: Sequence[Mentee], mentors: Sequence[Mentor], compare: Compare) -> PartTable:
    """Hours wanted against hours given, a channel and a language in common, hours of the week in which both are free.

    How far apart the time zones are counts only where nobody knows the free hours of both.
    """
    hours = Between("hours", [m.hours_per_month for m in mentees], [m.hours_per_month for m in mentors], hours_values)
    channels = Between(
        "channels", [m.channels or None for m in mentees], [m.channels or None for m in mentors], any_in_common
    )
    languages = Between(
        "languages", [m.languages or None for m in mentees], [m.languages or None for m in mentors], any_in_common
    )
    zones = Between("time_zones", [offset_of(m) for m in mentees], [offset_of(m) for m in mentors], zone_values)
    free = Between("free_hours", [slots_of(m) for m in mentees], [slots_of(m) for m in mentors], free_values)
    items = (hours, channels, languages, zones, free)
    return PartTable((Side("practicalities", items, {"time_zones": "free_hours"}),))


TABLES: dict[PartName, Callable[[Sequence[Mentee], Sequence[Mentor], Compare], PartTable]] = {
    PartName.LEARNING_FIT: learning_fit,
    PartName.GOALS: goals,
    PartName.IDEAL_MENTOR: ideal_mentor,
    PartName.SHARED_ROAD: shared_road,
    PartName.FRESH_VIEWPOINT: fresh_viewpoint,
    PartName.PRACTICALITIES: practicalities,
}


def want_weights(mentee: Mentee) -> dict[str, float]:
    """What a mentee wants, and how much: as said, else 3, 2 and 1 for the first, second and any further."""
    placed = {skill: WANT_WEIGHTS[min(place, len(WANT_WEIGHTS) - 1)] for place, skill in enumerate(mentee.wants)}
    return {skill: mentee.how_much.get(skill, weight) for skill, weight in placed.items()}


def credits_of(mentor: Mentor) -> dict[str, float]:
    """What each skill of a mentor counts, out of `OFFERED`. What nobody asked about costs nothing."""
    lived = mentor.lived or frozenset()
    offered = {skill: OFFERED if mentor.lived is None or skill in lived else ONLY_OFFERED for skill in mentor.offers}
    return dict.fromkeys(lived, float(ONLY_LIVED)) | {skill: float(credit) for skill, credit in offered.items()}


def wish_weights(mentee: Mentee) -> dict[str, float]:
    """The ideal mentor as weights: a must-have counts twice what would be good."""
    return dict.fromkeys(mentee.would_be_good, 1.0) | dict.fromkeys(mentee.must_have, 2.0)


def traits_of(mentor: Mentor) -> frozenset[str]:
    """Everything a mentor is known to bring."""
    lived = mentor.lived or frozenset()
    return mentor.traits | mentor.kinds_of_help | mentor.milestones | frozenset(mentor.offers) | lived


def told_by(mentor: Mentor) -> Texts:
    """What a mentor can help with and has lived through, in own words."""
    return mentor.own_words, mentor.road


def level_values(ours: Sequence[int], theirs: Sequence[int]) -> Floats:
    """How good a step in seniority is to learn over: two steps up is best, level or below least."""
    rows = [[level_value(one, other) for other in theirs] for one in ours]
    return np.array(rows, dtype=np.float32)


def level_value(mentee: int, mentor: int) -> float:
    """As `level_values`, for one pair."""
    gap = round(mentor - mentee)
    return LEVEL_STEPS.get(gap, LEVEL_BELOW if gap < 0 else LEVEL_BEYOND)


def hours_values(wanted: Sequence[float], given: Sequence[float]) -> Floats:
    """The share of the wanted hours that is given."""
    ours, theirs = np.array(wanted, dtype=np.float32)[:, None], np.array(given, dtype=np.float32)
    share: Floats = np.where(theirs >= ours, np.float32(1), theirs / np.maximum(ours, np.float32(1e-6)))
    return share


def hours_apart(one: float, other: float) -> float:
    """Hours between two offsets from UTC, the short way round the globe."""
    apart = abs(one - other) % 24
    return min(apart, 24 - apart)


def zone_values(ours: Sequence[float], theirs: Sequence[float]) -> Floats:
    """1 up to two hours apart, falling evenly to 0 at ten."""
    rows = [[(FAR_HOURS - hours_apart(one, other)) / (FAR_HOURS - NEAR_HOURS) for other in theirs] for one in ours]
    return np.clip(np.array(rows, dtype=np.float32), 0, 1)


def free_values(ours: Sequence[Slots], theirs: Sequence[Slots]) -> Floats:
    """Hours a week in which both are free, of as many as anyone needs."""
    share: Floats = np.minimum(hours_in_common(ours, theirs) / np.float32(ENOUGH_FREE_HOURS), np.float32(1))
    return share


def differ(ours: Sequence[str], theirs: Sequence[str]) -> Floats:
    """1 where two answers are not the same."""
    return np.float32(1) - same(ours, theirs)


def same(ours: Sequence[str], theirs: Sequence[str]) -> Floats:
    """1 where two answers are the same."""
    place = {answer: index for index, answer in enumerate((*ours, *theirs))}
    rows, columns = (np.array([place[answer] for answer in side], dtype=np.int64) for side in (ours, theirs))
    equal: Floats = (rows[:, None] == columns).astype(np.float32)
    return equal


def folded(name: str | None) -> str | None:
    """A name as it is compared, whatever its capitals; None when there is none."""
    return (name or "").strip().casefold() or None


def offset_of(person: Mentor | Mentee) -> float | None:
    """Hours from UTC in standard time."""
    return standard_offset(person.time_zone) if person.time_zone else None


def slots_of(person: Mentor | Mentee) -> Slots | None:
    """When someone is free, in the week of UTC."""
    return free_slots(person.free, person.time_zone)
