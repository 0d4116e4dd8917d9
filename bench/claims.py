"""What we hold ourselves to, beside what this run reached. Every figure is a ratio within one run, or memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bench.bids import HUNDREDTHS
from bench.contenders import EXACT, FAIREST, FLOW, LINEAR, MENTOR_MATCH, OPENREVIEW, SCIPY, TOTAL, Contender
from bench.running import Outcome

GB = 10**9
NEARLY_LINEAR = 1.25
SIZES = {
    "table-100": "100 × 300",
    "table-1000": "1,000 × 3,000",
    "table-3000": "3,000 × 9,000",
    "graph-10000": "10,000 × 30,000, candidates",
    "everyone-10000": "10,000 × 30,000, all 300 million pairs",
    "graph-33000": "33,000 × 100,000, candidates",
}
GROWING = ("graph-1000", "graph-3000", "graph-10000", "graph-20000", "graph-33000")
WIDENING = ("graph-10000-12", "graph-10000-25", "graph-10000", "graph-10000-100", "graph-10000-200")
BIDS = {  # the most total, or the best worst match and the most total with it: both known to be the best there is
    "aamas2015-3": (TOTAL, None, 1406.25),
    "aamas2016-3": (TOTAL, None, 949.5),
    "aamas2015-1": (FAIREST, 0.5, 538.0),
    "aamas2016-1": (FAIREST, 0.25, 358.25),
}


@dataclass(frozen=True)
class Claim:
    """What was to be reached, what was reached, and whether that is so; None when this run cannot say."""

    what: str
    target: str
    reached: str
    met: bool | None


class Outcomes:
    """The outcomes of a run, by bout and contender."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        self._by_name = {(outcome.bout, outcome.contender): outcome for outcome in outcomes}

    def of(self, bout: str, contender: Contender) -> Outcome | None:
        """What came of one contender in one bout."""
        return self._by_name.get((bout, contender.key))

    def done(self, bout: str, contender: Contender) -> Outcome | None:
        """The same, if it came to an end."""
        outcome = self.of(bout, contender)
        return outcome if outcome and outcome.status == "done" else None


def claims(run: Outcomes) -> Iterator[Claim]:
    """All claims, in the order of the sizes."""
    yield _same_optimum(run)
    yield _ratio(run, "1,000 × 3,000: CPU time to SciPy's assignment", "table-1000", SCIPY, 1 / 4)
    yield _ratio(run, "1,000 × 3,000: CPU time to mentor-match", "table-1000", MENTOR_MATCH, 1 / 300)
    yield _ratio(run, "3,000 × 9,000: CPU time to the bare flow over all pairs", "table-3000", FLOW, 0.45)
    yield _memory(run, "3,000 × 9,000: memory", "table-3000", 0.5)
    yield _ratio(
        run,
        "10,000 × 30,000, all 300 million pairs: CPU time to the bare flow on the 50 best of each",
        "everyone-10000",
        FLOW,
        13,
        elsewhere="graph-10000",
    )
    yield _gap(run, "10,000 × 30,000, all 300 million pairs: proven gap", "everyone-10000")
    yield _memory(run, "10,000 × 30,000, all 300 million pairs: memory", "everyone-10000", 0.5)
    yield _ratio(run, "33,000 × 100,000 with certificate: CPU time to the bare flow", "graph-33000", FLOW, 1.3)
    yield _memory(run, "33,000 × 100,000: memory", "graph-33000", 0.8)
    yield from (_fairness(run, size) for size in SIZES)
    yield _growth(run, "more candidates for the same people", WIDENING)
    yield _growth(run, "more people with 50 candidates each", GROWING)
    yield from (_bids(run, name) for name in BIDS)
    yield from (_faster(run, name) for name in BIDS)


def _same_optimum(run: Outcomes) -> Claim:
    compared, missed = 0, []
    for bout in dict.fromkeys((*SIZES, *GROWING, *WIDENING, *BIDS)):
        ours = run.done(bout, TOTAL)
        best = [_worth(peer) for one in (*EXACT, LINEAR) if (peer := run.done(bout, one))]
        if ours and best:
            compared += 1
            missed += [bout] if _worth(ours) != max(best) else []
    reached = f"the same in {compared - len(missed)} of {compared} cases" if compared else "not run"
    return Claim(
        "As many matched and as much fit as the best exact peer", "the same", reached, _met(compared, not missed)
    )


def _worth(outcome: Outcome) -> tuple[int, int]:
    assert outcome.found
    return outcome.found.matched, outcome.found.total


def _met(known: object, holds: bool) -> bool | None:
    return holds if known else None


def _ratio(run: Outcomes, what: str, bout: str, peer: Contender, most: float, elsewhere: str = "") -> Claim:
    ours, theirs = run.done(bout, TOTAL), run.of(elsewhere or bout, peer)
    target = f"≤ {most:.4g}" if most >= 0.3 else f"≤ 1/{1 / most:.0f}"
    if not ours or not theirs or not theirs.cpu:
        return Claim(what, target, "not run", None)
    ratio = ours.cpu / theirs.cpu
    shown = _shown(ratio)
    unfinished = "" if theirs.status == "done" else " or less; the peer had not finished"
    return Claim(what, target, shown + unfinished, ratio <= most)


def _shown(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.3 else f"1/{1 / ratio:.1f}"


def _memory(run: Outcomes, what: str, bout: str, most: float) -> Claim:
    ours = run.done(bout, TOTAL)
    reached = f"{ours.memory / GB:.2f} GB" if ours else "not run"
    return Claim(what, f"≤ {most} GB", reached, _met(ours, bool(ours and ours.memory <= most * GB)))


def _gap(run: Outcomes, what: str, bout: str) -> Claim:
    ours = run.done(bout, TOTAL)
    gap = ours.says.get("gap") if ours else None
    return Claim(what, "0", "not run" if gap is None else str(gap), None if gap is None else gap == 0)


def _fairness(run: Outcomes, bout: str) -> Claim:
    fair, plain = run.done(bout, FAIREST), run.done(bout, TOTAL)
    what = f"{SIZES[bout]}: CPU time of worst match first to most total"
    if not fair or not plain:
        return Claim(what, "≤ 3", "not run", None)
    return Claim(what, "≤ 3", f"{fair.cpu / plain.cpu:.2f}", fair.cpu <= 3 * plain.cpu)


def slope(edges: Sequence[float], seconds: list[float]) -> float:
    """The power by which the cost grows with the candidate edges: 1 is linear (least squares on logarithms)."""
    return float(np.polyfit(np.log(edges), np.log(seconds), 1)[0])


def _growth(run: Outcomes, along: str, bouts: Sequence[str]) -> Claim:
    what = f"CPU time grows with the candidate edges to the power of ({along})"
    target = f"near 1 (≤ {NEARLY_LINEAR})"
    powers = []
    for contender in (TOTAL, FLOW):
        runs = [outcome for bout in bouts if (outcome := run.done(bout, contender))]
        if len(runs) < 3:
            return Claim(what, target, "not run", None)
        powers.append(slope([one.edges for one in runs], [one.cpu for one in runs]))
    return Claim(what, target, f"{powers[0]:.2f}; the bare flow {powers[1]:.2f}", powers[0] <= NEARLY_LINEAR)


def _bids(run: Outcomes, bout: str) -> Claim:
    mode, worst, total = BIDS[bout]
    what, target = f"PrefLib {bout}", f"worst {worst}, total {total}" if worst else f"total {total}"
    ours = run.done(bout, mode)
    if not ours or not ours.found:
        return Claim(what, f"{target}, proven", "not run", None)
    best, sum_ = ours.found.worst / HUNDREDTHS, ours.found.total / HUNDREDTHS
    proven = ours.says.get("gap") == 0 and ours.found.missing == 0
    reached = (f"worst {best}, total {sum_}" if worst else f"total {sum_}") + (", proven" if proven else ", not proven")
    return Claim(what, f"{target}, proven", reached, proven and sum_ == total and worst in (None, best))


def _faster(run: Outcomes, bout: str) -> Claim:
    what, target = f"PrefLib {bout}: CPU time to the quickest of OpenReview's solvers", "< 1"
    ours = run.done(bout, BIDS[bout][0])
    theirs = [peer.cpu for one in OPENREVIEW if (peer := run.of(bout, one)) and peer.cpu]
    if not ours or not theirs:
        return Claim(what, target, "not run", None)
    return Claim(what, target, _shown(ours.cpu / min(theirs)), ours.cpu < min(theirs))
