"""The weekly hours two people have in common, across time zones."""

from collections.abc import Iterable, Sequence

import numpy as np

from learning_fit.arrays import Floats
from learning_fit.scoring.zones import standard_offset

Window = tuple[int, float, float]
"""(weekday with Monday 0, from hour, to hour), by the clock of whoever says it"""

SLOTS_AN_HOUR = 4  # quarters of an hour: time zones differ by no less
SLOTS_A_WEEK = 7 * 24 * SLOTS_AN_HOUR

Slots = frozenset[int]
"""Quarters of an hour of the week in UTC, Monday midnight being 0"""


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
    slots: set[int] = set()
    for day, start, end in windows:
        first, last = (round((24 * day + hour - offset) * SLOTS_AN_HOUR) for hour in (start, end))
        slots.update(slot % SLOTS_A_WEEK for slot in range(first, last))
    return frozenset(slots)


def hours_in_common(rows: Sequence[Slots], columns: Sequence[Slots]) -> Floats:
    """Hours a week that each two have in common. (rows, columns)"""
    one, other = (_table(people) for people in (rows, columns))
    hours: Floats = one @ other.T / np.float32(SLOTS_AN_HOUR)  # counts below 2**24: exact in whatever order
    return hours


def _table(people: Sequence[Slots]) -> Floats:
    table = np.zeros((len(people), SLOTS_A_WEEK), dtype=np.float32)
    for index, slots in enumerate(people):
        table[index, list(slots)] = 1
    return table
