"""The named parts of a fit, for all pairs at once: small integers 0..10000, -1 where a part is not known."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from learning_fit.arrays import Bools, Floats, Ints, Smalls, both
from learning_fit.people import Mentee, Mentor
from learning_fit.scoring.words import WordTable
from learning_fit.scoring.zones import standard_offset

WHOLE = 10_000
UNKNOWN = -1
LIFT = 0.3  # how much of what tags leave open can be won by own words
WANT_WEIGHTS = (3.0, 2.0, 1.0)  # most wanted first; anything after the third counts 1
LEVEL_STEPS = {-1: 0.2, 0: 0.4, 1: 0.8, 2: 1.0, 3: 0.8, 4: 0.5}  # mentor's level minus mentee's; conventions
LEVEL_BELOW, LEVEL_BEYOND = 0.0, 0.25
# Up to 2 hours apart is no matter, 10 and more leaves no working time in common.
NEAR_HOURS, FAR_HOURS = 2.0, 10.0

Known = tuple[Floats, Bools]


def learning_fit(mentees: Sequence[Mentee], mentors: Sequence[Mentor], words: WordTable) -> Smalls:
    """What is wanted against what is offered, the most wanted first, lifted by own words. (mentees, mentors)"""
    wants = _table([_want_weights(mentee) for mentee in mentees], skills := _all(m.wants for m in mentees))
    offers = _table([dict.fromkeys(mentor.offers, 1.0) for mentor in mentors], skills)
    known = both([bool(m.wants) for m in mentees], [bool(m.offers) for m in mentors])
    return encode(*lifted((wants @ offers.T, known), words))


def shared_road(mentees: Sequence[Mentee], mentors: Sequence[Mentor], words: WordTable) -> Smalls:
    """The kind of help and of mentor asked for against what is there, lifted by the road told in own words."""
    asked = [dict.fromkeys(mentee.kinds_of_help, 1.0) for mentee in mentees]
    kinds = coverage(asked, [mentor.kinds_of_help for mentor in mentors])
    wishes = coverage([wish_weights(m) for m in mentees], [traits_of(m) for m in mentors])
    return encode(*lifted(mean_of([kinds, wishes]), words))


def fresh_viewpoint(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Smalls:
    """Different enough to see anew (another unit), yet close enough in seniority. (mentees, mentors)"""
    ours, theirs = [m.unit or "" for m in mentees], [m.unit or "" for m in mentors]
    differ = np.array(ours, dtype=str)[:, None] != np.array(theirs, dtype=str)
    known = both([bool(unit) for unit in ours], [bool(unit) for unit in theirs])
    levels = _between([m.level for m in mentees], [m.level for m in mentors], level_value)
    return encode(*mean_of([(differ.astype(np.float32), known), levels]))


def practicalities(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Smalls:
    """Hours wanted against hours given, a channel in common, days that overlap. (mentees, mentors)"""
    hours = _between([m.hours_per_month for m in mentees], [m.hours_per_month for m in mentors], hours_value)
    channels = in_common([m.channels for m in mentees], [m.channels for m in mentors])
    zones = _between([_offset(m) for m in mentees], [_offset(m) for m in mentors], zone_value)
    return encode(*mean_of([hours, channels, zones]))


def level_value(mentee: float, mentor: float) -> float:
    """How good a step in seniority is to learn over: two steps up is best, level or below least."""
    gap = round(mentor - mentee)
    return LEVEL_STEPS.get(gap, LEVEL_BELOW if gap < 0 else LEVEL_BEYOND)


def hours_value(wanted: float, given: float) -> float:
    """The share of the wanted hours that is given."""
    return 1.0 if given >= wanted else given / wanted


def hours_apart(one: float, other: float) -> float:
    """Hours between two offsets from UTC, the short way round the globe."""
    apart = abs(one - other) % 24
    return min(apart, 24 - apart)


def zone_value(one: float, other: float) -> float:
    """1 up to two hours apart, falling evenly to 0 at ten."""
    return min(1.0, max(0.0, (FAR_HOURS - hours_apart(one, other)) / (FAR_HOURS - NEAR_HOURS)))


def wish_weights(mentee: Mentee) -> dict[str, float]:
    """The ideal mentor as weights: a must-have counts twice what would be good."""
    return dict.fromkeys(mentee.would_be_good, 1.0) | dict.fromkeys(mentee.must_have, 2.0)


def traits_of(mentor: Mentor) -> frozenset[str]:
    """Everything a mentor is known to bring."""
    return mentor.traits | mentor.kinds_of_help | frozenset(mentor.offers)


def coverage(asked: Sequence[dict[str, float]], there: Sequence[Iterable[str]]) -> Known:
    """The share of what each row asks for that each column brings; known where both said something."""
    brought = [dict.fromkeys(items, 1.0) for items in there]
    shares = [_shares(row) for row in asked]
    tags = _all(asked)
    known = both([bool(row) for row in asked], [bool(column) for column in brought])
    return _table(shares, tags) @ _table(brought, tags).T, known


def in_common(rows: Sequence[frozenset[str]], columns: Sequence[frozenset[str]]) -> Known:
    """1 where two sets share anything; known where both hold something."""
    share, known = coverage([dict.fromkeys(row, 1.0) for row in rows], columns)
    return (share > 0).astype(np.float32), known


def lifted(tags: Known, words: WordTable) -> Known:
    """Own words speak for a pair, never against it: they win a part of what the tags leave open.

    Where tags are unknown, words start from one half, so that to have written something never costs a place.
    """
    value, known = tags
    similarity = np.where(words.known, words.similarity, 0).astype(np.float32)
    with_tags = value + LIFT * (1 - value) * similarity
    return np.where(known, with_tags, 0.5 + 0.5 * similarity).astype(np.float32), known | words.known


def mean_of(items: Sequence[Known]) -> Known:
    """The mean over what is known."""
    count = np.sum([known for _, known in items], axis=0)
    total = np.sum([np.where(known, value, 0) for value, known in items], axis=0)
    return (total / np.maximum(count, 1)).astype(np.float32), count > 0


def encode(value: Floats, known: Bools) -> Smalls:
    """Values 0..1 as whole ten-thousandths, so that sums of them are exact."""
    return np.where(known, np.rint(np.clip(value, 0, 1) * WHOLE), UNKNOWN).astype(np.int16)


def _offset(person: Mentor | Mentee) -> float | None:
    return standard_offset(person.time_zone) if person.time_zone else None


def _want_weights(mentee: Mentee) -> dict[str, float]:
    raw: dict[str, float] = {}
    for place, skill in enumerate(mentee.wants):
        raw.setdefault(skill, WANT_WEIGHTS[min(place, len(WANT_WEIGHTS) - 1)])
    return _shares(raw)


def _shares(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {tag: weight / total for tag, weight in weights.items()}


def _all(groups: Iterable[Iterable[str]]) -> dict[str, int]:
    return {tag: place for place, tag in enumerate(sorted({tag for group in groups for tag in group}))}


def _table(rows: Sequence[dict[str, float]], tags: dict[str, int]) -> Floats:
    table = np.zeros((len(rows), len(tags)), dtype=np.float32)
    for index, row in enumerate(rows):
        for tag in row.keys() & tags.keys():
            table[index, tags[tag]] = row[tag]
    return table


def _between(
    rows: Sequence[float | None], columns: Sequence[float | None], value: Callable[[float, float], float]
) -> Known:
    """A value for each pair of answers, worked out once for each pair of different answers."""
    ours, theirs = (sorted({answer for answer in side if answer is not None}) for side in (rows, columns))
    grid = np.zeros((len(ours) + 1, len(theirs) + 1), dtype=np.float32)
    for i, one in enumerate(ours):
        grid[i, : len(theirs)] = [value(one, other) for other in theirs]
    at = [_places(rows, ours), _places(columns, theirs)]
    known = both(at[0] < len(ours), at[1] < len(theirs))
    return grid[np.ix_(*at)], known


def _places(answers: Sequence[float | None], distinct: Sequence[float]) -> Ints:
    place = {answer: index for index, answer in enumerate(distinct)}
    return np.array([len(distinct) if a is None else place[a] for a in answers], dtype=np.int64)
