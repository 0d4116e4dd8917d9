"""matching: hospitals and residents by Gale and Shapley, on linked players."""

import sys
import threading

import numpy as np
from matching.games import HospitalResident

from bench.cases import Case, Result, solved


def stable(case: Case) -> Result:
    """Resident-optimal, with ties decided by order; it copies its players deeply, so the stack is made large."""
    found: list[Result] = []
    sys.setrecursionlimit(10**7)
    threading.stack_size(512 * 2**20)
    thread = threading.Thread(target=lambda: found.append(_stable(case)))
    thread.start()
    thread.join()
    return found[0]


def _stable(case: Case) -> Result:
    assert case.table is not None
    residents = {("mentee", row): _liked(fits, "mentor") for row, fits in enumerate(case.table)}
    hospitals = {("mentor", column): _liked(fits, "mentee") for column, fits in enumerate(case.table.T)}
    places = {("mentor", column): int(count) for column, count in enumerate(case.places)}
    game = HospitalResident.create_from_dictionaries(residents, hospitals, places)
    matching = game.solve(optimal="resident")
    pairs = [(one.name[1], hospital.name[1]) for hospital, theirs in matching.items() for one in theirs]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return solved(rows, columns)


def _liked(fits: np.ndarray, role: str) -> list[tuple[str, int]]:
    order = np.argsort(-fits, kind="stable")
    return [(role, int(one)) for one in order if fits[one] >= 0]
