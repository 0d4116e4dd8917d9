"""The weekly hours two people have in common, across time zones."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from learning_fit.arrays import Floats
from learning_fit.scoring.zones import standard_offset

Window = tuple[int, float, float]
"""(weekday with Monday 0, from hour, to hour), by the clock of whoever says it"""

SLOTS_AN_HOUR = 4  # quarters of an hour: time zones differ by no less
SLOTS_A_WEEK = 7 * 24 * SLOTS_AN_HOUR

Slots = int
"""Quarters of an hour of the week in UTC as bits, the lowest being Monday midnight"""

_WORDS = -(-SLOTS_A_WEEK // 64)


def windows_from(said: Iterable[Sequence[float]]) -> tuple[Window, ...]:
    """Windows as they are kept, sorted; raises `ValueError` for one that cannot be."""
    windows = {(int(day), float(start), float(end)) for day, start, end in said}
    for day, start, end in windows:
        if not (0 <= day <= 6 and 0 <= start < end <= 24):
            raise ValueError((day, start, end))
    return tuple(sorted(windows))


def free_slots(free: Iterable[Window], zone: str | None) -> Slots | None:
    """When someone is free, in the week of UTC; None when either the windows or the clock are not known."""
    offset = standard_offset(zone) if zone else None
    windows = tuple(free)
    if offset is None or not windows:
        return None
    slots = 0
    for day, start, end in windows:
        first, last = (round((24 * day + hour - offset) * SLOTS_AN_HOUR) for hour in (start, end))
        for slot in range(first, last):
            slots |= 1 << slot % SLOTS_A_WEEK
    return slots


def hours_in_common(rows: Sequence[Slots], columns: Sequence[Slots]) -> Floats:
    """Hours a week that each two have in common. (rows, columns)"""
    ours, theirs = _packed(rows), _packed(columns).T
    quarters = np.zeros((len(rows), len(columns)), dtype=np.uint16)
    for word in range(_WORDS):
        quarters += np.bitwise_count(ours[:, word, None] & theirs[word])
    return quarters.astype(np.float32) / np.float32(SLOTS_AN_HOUR)


def _packed(people: Sequence[Slots]) -> NDArray[np.uint64]:
    """(people, words of 64 bits)"""
    return np.frombuffer(b"".join(each.to_bytes(8 * _WORDS, "little") for each in people), dtype="<u8").reshape(
        len(people), _WORDS
    )
