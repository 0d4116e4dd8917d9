"""Who is measured: learning_fit, its peers, and two floors."""

from dataclasses import dataclass

from bench.environments import OWN


@dataclass(frozen=True)
class Contender:
    """A way to solve a case: `solver` is module:function in bench/peers/, `environment` names a file of pins there."""

    key: str
    label: str
    environment: str
    solver: str


TOTAL = Contender("total", "**learning_fit**, most total, proven", OWN, "own:total")
FAIREST = Contender("fairest", "**learning_fit**, worst match first, proven", OWN, "own:fairest")
STABLE = Contender("stable", "**learning_fit**, stable", OWN, "own:stable")
FLOW = Contender("flow", "OR-Tools minimum cost flow, bare", "ortools", "with_ortools:flow")
ASSIGNMENT = Contender("assignment", "OR-Tools linear sum assignment", "ortools", "with_ortools:assignment")
SCIPY = Contender("scipy", "SciPy linear_sum_assignment", "scipy", "with_scipy:dense")
SPARSE = Contender("sparse", "SciPy min_weight_full_bipartite_matching", "scipy", "with_scipy:sparse")
LINEAR = Contender("linear", "SciPy linprog (HiGHS)", "scipy", "with_scipy:linear")
LAPJV = Contender("lapjv", "lapjv", "lapjv", "with_lapjv:dense")
LAP = Contender("lap", "lap", "lap", "with_lap:dense")
NETWORKX = Contender("networkx", "networkx network simplex", "networkx", "with_networkx:simplex")
MENTOR_MATCH = Contender("mentor_match", "mentor-match", "mentor_match", "with_mentor_match:rounds")
MATCHING = Contender("matching", "matching (Gale-Shapley)", "matching", "with_matching:stable")
MINMAX = Contender("minmax", "OpenReview MinMax", "openreview", "with_openreview:minmax")
FAIRFLOW = Contender("fairflow", "OpenReview FairFlow", "openreview", "with_openreview:fairflow")
FAIRSEQUENCE = Contender("fairsequence", "OpenReview FairSequence", "openreview", "with_openreview:fairsequence")
GREEDY = Contender("greedy", "*best pair first*", OWN, "floors:greedy")
DEFERRED = Contender("deferred", "*deferred acceptance*", OWN, "floors:deferred")

OWN_MODES = (TOTAL, FAIREST)
EXACT = (FLOW, ASSIGNMENT, SCIPY, LAPJV, LAP, SPARSE)
OPENREVIEW = (MINMAX, FAIRFLOW, FAIRSEQUENCE)
FLOORS = (GREEDY, DEFERRED)
