"""Shares as whole numbers that still add up."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import cycle


def shared_out(whole: int, shares: Sequence[int], most: Sequence[int] | None = None) -> tuple[int, ...]:
    """A whole number in whole parts by shares of 0 and more: rounded down, and the greatest remainders up.

    The method of largest remainders (Hamilton 1792); of equal remainders the earlier is rounded up. No part is greater
    than its `most`, which together leave room for the whole. Shares that are all 0 get nothing.
    """
    total = sum(shares)
    if not total:
        return (0,) * len(shares)
    exact = [Fraction(share * whole, total) for share in shares]
    room = [whole] * len(shares) if most is None else most
    parts = [min(int(share), places) for share, places in zip(exact, room, strict=True)]
    order = sorted(range(len(shares)), key=lambda place: parts[place] - exact[place])
    for place in cycle(order):
        if sum(parts) == whole:
            break
        parts[place] += parts[place] < room[place]
    return tuple(parts)
