"""openreview-matcher, from a clone whose folder is in OPENREVIEW_MATCHER: it is on no package index.

Its solvers are loaded one by one, since the package as a whole also wants Gurobi, Celery, Flask and Redis.
"""

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np

from bench.cases import Case, Result, solved

FOLDER = Path(os.environ["OPENREVIEW_MATCHER"]) / "matcher"
for _name, _folder in {"matcher": FOLDER, "matcher.solvers": FOLDER / "solvers"}.items():
    sys.modules[_name] = ModuleType(_name)
    sys.modules[_name].__path__ = [str(_folder)]
MinMaxSolver = importlib.import_module("matcher.solvers.minmax_solver").MinMaxSolver
FairFlow = importlib.import_module("matcher.solvers.fairflow").FairFlow
FairSequence = importlib.import_module("matcher.solvers.fairsequence").FairSequence


def minmax(case: Case) -> Result:
    """MinMax: the most total, by a minimum cost flow."""
    return _solve(case, MinMaxSolver)


def fairflow(case: Case) -> Result:
    """FairFlow (Kobren, Saha, McCallum 2019): no row far below the others, then total."""
    return _solve(case, FairFlow)


def fairsequence(case: Case) -> Result:
    """FairSequence (Payan, Zick 2022): rows pick in turn, nearly without envy."""
    return _solve(case, FairSequence)


def _solve(case: Case, solver: type) -> Result:
    assert case.table is not None
    count, width = case.shape
    scores = np.where(case.table >= 0, case.table, 0) / case.best
    # Its own encoder hands over costs of minus a hundred times the score and cuts them to whole numbers;
    # ours are whole at once, so that nothing is lost.
    encoder = SimpleNamespace(
        aggregate_score_matrix=scores,
        cost_matrix=-np.where(case.table >= 0, case.table, 0).astype(float),
        constraint_matrix=np.where(case.table >= 0, 0, -1),
    )
    minimums, maximums, demands = [0] * width, case.places.tolist(), [case.demand] * count
    found = np.asarray(solver(minimums, maximums, demands, encoder, allow_zero_score_assignments=True).solve())
    rows, columns = np.nonzero(found > 0)
    legal = case.table[rows, columns] >= 0
    return solved(rows[legal], columns[legal])
