"""What is measured: each case with those who are asked to solve it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.bids import HUNDREDTHS, SETTINGS, Setting, bids
from bench.candidates import top
from bench.cases import Case
from bench.civil_service import fits
from bench.contenders import (
    EXACT,
    FAIRFLOW,
    FAIRSEQUENCE,
    FLOORS,
    FLOW,
    GREEDY,
    LAPJV,
    LINEAR,
    MATCHING,
    MENTOR_MATCH,
    MINMAX,
    NETWORKX,
    OPENREVIEW,
    OWN_MODES,
    SCIPY,
    SPARSE,
    STABLE,
    TOTAL,
    Contender,
)
from bench.instances import Crowd

CANDIDATES = 50


@dataclass(frozen=True)
class Bout:
    """A case and its contenders, in order. `limit` is in CPU seconds; `unit` is what a fit of 1 is shown as.

    `patience`: the limit of a contender as so many times what learning_fit's first mode took, when that is more.
    `for_growth`: it is one point of a curve, and shown with the others.
    """

    name: str
    title: str
    make: Callable[[], Case]
    contenders: tuple[Contender, ...]
    limit: int = 60
    unit: int = 1
    patience: tuple[tuple[Contender, int], ...] = ()
    for_growth: bool = False


def bouts(size: str, preflib: Path | None, civil: Path | None) -> Iterator[Bout]:
    """All bouts of a run. `size` is small or full; the folders hold data that is not ours to hand on."""
    yield table(100, (*OWN_MODES, *EXACT, LINEAR, NETWORKX, MENTOR_MATCH, MATCHING, *OPENREVIEW, STABLE, *FLOORS))
    if size == "full":
        many = (*OWN_MODES, *EXACT, MENTOR_MATCH, MATCHING, MINMAX, FAIRSEQUENCE, STABLE, *FLOORS)
        yield table(1_000, many, patience=((MENTOR_MATCH, 310),))
        yield table(3_000, (*OWN_MODES, FLOW, LAPJV, SCIPY, STABLE, GREEDY))
        yield everyone(10_000, OWN_MODES)
    else:
        yield table(1_000, (*OWN_MODES, *EXACT, GREEDY))
    if size == "full":
        yield graph(10_000, (*OWN_MODES, FLOW, SPARSE, STABLE, *FLOORS))
        yield graph(33_000, (*OWN_MODES, FLOW, STABLE, *FLOORS), mentees=100_000)
    for mentors in (1_000, 3_000) if size == "small" else (1_000, 3_000, 20_000):
        yield graph(mentors, (*OWN_MODES, FLOW), for_growth=True)
    for candidates in () if size == "small" else (12, 25, 100, 200):
        yield graph(10_000, (*OWN_MODES, FLOW), candidates=candidates, for_growth=True)
    if civil:
        yield civil_service(civil)
    if preflib:
        yield from (reviewers(preflib, setting) for setting in SETTINGS)


def table(mentors: int, contenders: tuple[Contender, ...], patience: tuple[tuple[Contender, int], ...] = ()) -> Bout:
    """A crowd with the fit of every pair given as a table."""

    def make() -> Case:
        crowd = Crowd(mentors, 3 * mentors)
        return Case(f"table-{mentors}", crowd.places, table=crowd.all())

    title = f"{mentors:,} mentors, {3 * mentors:,} mentees, all pairs"
    return Bout(f"table-{mentors}", title, make, contenders, patience=patience)


def everyone(mentors: int, contenders: tuple[Contender, ...]) -> Bout:
    """A crowd whose pairs are too many for a table: fits are worked out when asked for."""
    name, crowd = f"everyone-{mentors}", (mentors, 3 * mentors)
    title = (
        f"{mentors:,} mentors, {3 * mentors:,} mentees, all {3 * mentors**2 // 10**6} million pairs, scored on the way"
    )
    return Bout(name, title, lambda: _case(name, Crowd(*crowd)), contenders, limit=600)


def graph(
    mentors: int,
    contenders: tuple[Contender, ...],
    *,
    mentees: int | None = None,
    candidates: int = CANDIDATES,
    for_growth: bool = False,
) -> Bout:
    """A crowd of which the best candidates of each mentee are given."""
    people = mentees or 3 * mentors
    name = f"graph-{mentors}" if candidates == CANDIDATES else f"graph-{mentors}-{candidates}"

    def make() -> Case:
        crowd = Crowd(mentors, people)
        return Case(name, crowd.places, graph=top(crowd, candidates))

    title = f"{mentors:,} mentors, {people:,} mentees, the {candidates} best of each mentee"
    return Bout(name, title, make, contenders, limit=300, for_growth=for_growth)


def reviewers(folder: Path, setting: Setting) -> Bout:
    """Bids of reviewers on papers."""
    load = f"at most {setting.load} papers each" if setting.load else "reviewers loaded alike"
    number = {1: "one reviewer", 3: "three reviewers"}[setting.wanted]
    title = f"PrefLib {setting.file}, {number} for each paper, {load}"
    own = OWN_MODES if setting.wanted == 1 else (TOTAL,)
    contenders = (*own, FLOW, LINEAR, MINMAX, FAIRFLOW, FAIRSEQUENCE)
    return Bout(setting.name, title, lambda: bids(folder, setting), contenders, unit=HUNDREDTHS)


def civil_service(folder: Path) -> Bout:
    """The sample people of mentor-match's own project, one place each."""
    contenders = (*OWN_MODES, FLOW, SCIPY, LAPJV, MENTOR_MATCH, MATCHING, STABLE, *FLOORS)
    title = "500 + 500 civil servants, one place each, by the fit that learning_fit sees"
    return Bout("civil-service", title, lambda: fits(folder), contenders, limit=150)


def _case(name: str, crowd: Crowd) -> Case:
    return Case(name, crowd.places, crowd=crowd)
