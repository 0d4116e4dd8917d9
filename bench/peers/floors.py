"""What anyone would write first: the best pair first, and deferred acceptance. Floors, not peers."""

from heapq import heappush, heappushpop

import numpy as np

from bench.cases import Case, Result, solved


def greedy(case: Case) -> Result:
    """The best pair that is still possible, again and again."""
    rows, columns, scores = case.pairs()
    order = np.lexsort((columns, rows, -scores))
    left, wants = case.places.tolist(), [case.demand] * case.shape[0]
    taken = []
    for place, row, column in zip(order.tolist(), rows[order].tolist(), columns[order].tolist(), strict=True):
        if wants[row] and left[column]:
            wants[row] -= 1
            left[column] -= 1
            taken.append(place)
    return solved(rows[taken], columns[taken])


def deferred(case: Case) -> Result:
    """Mentees ask their best mentor; mentors keep the best who asked (Gale, Shapley 1962), one mentor to a mentee."""
    assert case.demand == 1
    rows, columns, scores = case.pairs()
    order = np.lexsort((columns, -scores, rows))
    liked, fits = columns[order].tolist(), scores[order].tolist()
    first = np.searchsorted(rows[order], np.arange(case.shape[0] + 1)).tolist()
    held: list[list[tuple[int, int]]] = [[] for _ in range(case.shape[1])]
    places, next_one = case.places.tolist(), first[:-1]
    for start in range(case.shape[0]):
        asks = start
        while asks >= 0 and next_one[asks] < first[asks + 1]:
            place = next_one[asks]
            next_one[asks] += 1
            asks = _keep(held[liked[place]], places[liked[place]], (fits[place], -asks))
    pairs = np.array([(-one, column) for column, kept in enumerate(held) for _, one in kept], dtype=np.int64)
    return solved(*pairs.reshape(-1, 2).T)


def _keep(kept: list[tuple[int, int]], places: int, asking: tuple[int, int]) -> int:
    """Who must ask elsewhere, or -1."""
    if len(kept) < places:
        heappush(kept, asking)
        return -1
    return -heappushpop(kept, asking)[1]
