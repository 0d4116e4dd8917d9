"""The results of a run as Markdown, between two marks of docs/benchmarks.md, and as JSON beside the benchmark."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.claims import Claim, Outcomes, claims
from bench.contenders import FLOW, OWN_MODES, TOTAL
from bench.running import Outcome
from bench.suite import Bout

Figures = dict[str, Any]
BEGIN, END = "<!-- results: begin -->", "<!-- results: end -->"
DRAWN = "![CPU seconds over candidate edges, both logarithmic](images/benchmarks.svg)"
SAID = {True: "yes", False: "**no**", None: "–"}


def as_json(outcomes: Iterable[Outcome], plans: Iterable[Figures]) -> str:
    """All figures of a run, for other programs."""
    figures = {"machine": machine(), "outcomes": [one.as_json() for one in outcomes], "plans": list(plans)}
    return json.dumps(figures, indent=1) + "\n"


def as_markdown(bouts: Sequence[Bout], outcomes: Sequence[Outcome], plans: Sequence[Figures], whole: bool) -> str:
    """What was claimed and reached, one table for each case, and the way from people to a plan."""
    run = Outcomes(list(outcomes))
    parts = [
        f"Run on {date.today():%d %B %Y}. {machine()}.",
        "### What we hold ourselves to",
        claimed(claims(run), whole),
    ]
    for bout in [one for one in bouts if not one.for_growth]:
        parts += [f"### {bout.title}", table(bout, [one for one in outcomes if one.bout == bout.name])]
    parts += ["### Growth with the candidate edges", *([DRAWN] if whole else []), growth(bouts, run)]
    parts += ["### From people to a proven plan", planned(plans)] if plans else []
    return "\n\n".join(parts) + "\n"


def claimed(all_claims: Iterable[Claim], whole: bool) -> str:
    """Targets beside what was reached; a run that is not whole leaves out those it cannot speak of."""
    kept = [one for one in all_claims if whole or one.met is not None]
    rows = [f"| {one.what} | {one.target} | {one.reached} | {SAID[one.met]} |" for one in kept]
    return "\n".join(["| | to reach | reached | met |", "|---|---|---|---|", *rows])


def planned(plans: Iterable[Figures]) -> str:
    """What a coordinator waits for: the fit of every pair, and then the plan with its certificate."""
    rows = [
        f"| {one['mentors']:,} + {one['mentees']:,} {one['who']} | {one['scoring']:.2f} | {one['planning']:.2f} "
        f"| {one['memory'] / 1e6:,.0f} | {one['mentees'] - one['matched']:,} | {'yes' if one['proven'] else '**no**'} |"
        for one in plans
    ]
    head = "| people | fits, CPU s | plan, CPU s | memory MB | left over | proven best |"
    return "\n".join([head, "|---|--:|--:|--:|--:|---|", *rows])


def growth(bouts: Iterable[Bout], run: Outcomes) -> str:
    """CPU seconds by how many pairs there are to choose from."""
    shown = (FLOW, *OWN_MODES)
    rows = []
    for bout in bouts:
        done = [run.done(bout.name, contender) for contender in shown]
        if bout.name.startswith("graph-") and all(done):
            times = " | ".join(f"{one.cpu:.3f}" for one in done if one)
            rows.append((done[0].edges if done[0] else 0, f"| {bout.title} | {done[0].edges:,} | {times} |"))
    head = f"| | pairs | {' | '.join(contender.label for contender in shown)} |"
    return "\n".join([head, "|---|--:|--:|--:|--:|", *(row for _, row in sorted(rows))])


def table(bout: Bout, outcomes: Sequence[Outcome]) -> str:
    """One case: every contender, in the order of CPU time."""
    ours = next((one.cpu for one in outcomes if one.contender == TOTAL.key and one.status == "done"), 0.0)
    labels = {contender.key: contender.label for contender in bout.contenders}
    ordered = sorted(outcomes, key=lambda one: (one.status not in ("done", "limit"), one.cpu))
    head = "| | CPU s | times ours | memory MB | left over | total | worst | runs |"
    return "\n".join([head, "|---|" + "--:|" * 7, *(_row(bout, labels[one.contender], one, ours) for one in ordered)])


def _row(bout: Bout, label: str, one: Outcome, ours: float) -> str:
    if one.status != "done" or not one.found:
        times = f"> {one.cpu / ours:.0f}" if one.status == "limit" and ours else ""
        said = {"limit": f"> {one.cpu:.0f}"}.get(one.status, f"{one.status}: {one.why}"[:90])
        return f"| {label} | {said} | {times} | | | | | |"
    times = f"{one.cpu / ours:.2f}" if ours else ""
    total, worst = one.found.total / bout.unit, one.found.worst / bout.unit
    figures = [
        f"{one.cpu:.3f}",
        times,
        f"{one.memory / 1e6:,.0f}",
        f"{one.found.missing:,}",
        f"{total:,.10g}",
        f"{worst:,.4g}",
    ]
    return f"| {label} | {' | '.join(figures)} | {one.runs} |"


def write(file: Path, results: str) -> None:
    """Put the results between their marks."""
    before, rest = file.read_text().split(BEGIN)
    file.write_text(f"{before}{BEGIN}\n\n{results}\n{END}{rest.split(END)[1]}")


def machine() -> str:
    """Where it ran, as far as it matters for reading the figures."""
    cpus, model = os.cpu_count(), platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0] if names else model
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "ortools"))
    return f"{platform.system()}, {cpus} × {model}, Python {platform.python_version()}, {libraries}"
