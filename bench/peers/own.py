"""learning_fit itself, by its public door."""

from scipy.sparse import coo_array

from bench.cases import Case, Result, solved
from learning_fit import Aim, assign


def total(case: Case) -> Result:
    """Most matched, then the most total."""
    return _solve(case, Aim.TOTAL)


def fairest(case: Case) -> Result:
    """Most matched, then the best worst match, then the most total."""
    return _solve(case, Aim.FAIREST)


def stable(case: Case) -> Result:
    """No two who would both rather have each other."""
    return _solve(case, Aim.STABLE)


def _solve(case: Case, aim: Aim) -> Result:
    found = assign(_scores(case), capacity=case.places, demand=case.demand, aim=aim)
    return solved(found.rows, found.columns, gap=found.gap)


def _scores(case: Case) -> object:
    """A table as an array, candidates as a sparse array, a crowd as it is: it gives rows when asked."""
    if case.graph is None:
        return case.crowd if case.table is None else case.table
    graph = case.graph
    return coo_array((graph.scores, (graph.rows, graph.columns)), shape=graph.shape)
