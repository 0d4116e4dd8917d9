"""Let every contender of a bout solve its case in a process of its own, and check what comes out."""

import hashlib
import json
import os
import signal
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np

from bench.cases import load
from bench.check import Checked, Wrong, check
from bench.contenders import TOTAL, Contender
from bench.environments import CACHE, ROOT, NotInstalled, python_of
from bench.suite import Bout

RUNS = 5
BRIEF = 20
"""No further run once these CPU seconds have gone by."""
PLAN_LIMIT = 120
PATIENCE = 20  # times the limit of CPU seconds, by the clock, for machines that are busy
LIMIT = "limit"
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Outcome:
    """What came of one contender in one bout. `status`: done, limit, wrong, failed or absent.

    `cpu` and `wall` are medians in seconds over `runs`, `memory` is the most of any run in bytes; at the limit `cpu` is
    the limit itself. `edges` are the pairs to choose from where they were listed, else 0. `found` is what the checker
    counted.
    """

    bout: str
    contender: str
    status: str
    cpu: float = 0.0
    wall: float = 0.0
    memory: int = 0
    runs: int = 0
    edges: int = 0
    found: Checked | None = None
    says: dict[str, object] = field(default_factory=dict)
    why: str = ""

    def as_json(self) -> dict[str, object]:
        """Plain values, for the file of results."""
        return asdict(self)


def fight(bout: Bout, who: Sequence[str] = ()) -> Iterator[Outcome]:
    """Every contender of a bout, or those named, one after the other."""
    file = CACHE / "cases" / _edition() / f"{bout.name}.npz"
    if not file.exists():
        bout.make().save(file)
    own = 0.0
    for contender in [one for one in bout.contenders if not who or one.key in who]:
        times = dict(bout.patience).get(contender, 0)
        outcome = measured(bout, contender, file, max(bout.limit, ceil(times * own)))
        own = outcome.cpu if contender is TOTAL else own
        yield outcome


def measured(bout: Bout, contender: Contender, file: Path, limit: int) -> Outcome:
    """One contender: some runs, each checked."""
    try:
        python = python_of(contender.environment)
    except NotInstalled as why:
        return Outcome(bout.name, contender.key, "absent", why=str(why))
    case, found = load(file), None
    figures: list[dict[str, Any]] = []
    while len(figures) < RUNS and sum(run["cpu"] for run in figures) < BRIEF:
        out = CACHE / "out" / f"{bout.name}-{contender.key}"
        ended = _run([python, "-m", "bench.measure", file, contender.solver, out, str(limit)], limit)
        if ended:
            return _ended_early(bout, contender, ended, limit)
        try:
            found = check(case, np.load(out.with_suffix(".npy")))
        except Wrong as why:
            return Outcome(bout.name, contender.key, "wrong", why=str(why))
        figures.append(json.loads(out.with_suffix(".json").read_text()))
    return Outcome(
        bout.name,
        contender.key,
        "done",
        cpu=statistics.median(run["cpu"] for run in figures),
        wall=statistics.median(run["wall"] for run in figures),
        memory=max(run["memory"] for run in figures),
        runs=len(figures),
        edges=0 if case.crowd else len(case.pairs()[0]),
        found=found,
        says=figures[-1]["says"],
    )


def _ended_early(bout: Bout, contender: Contender, ended: str, limit: int) -> Outcome:
    if ended == LIMIT:
        return Outcome(bout.name, contender.key, "limit", cpu=limit)
    return Outcome(bout.name, contender.key, "failed", why=ended)


def planned(*asked: str) -> dict[str, Any]:
    """The way from people to a plan, measured in a process of its own; raises RuntimeError with its last words."""
    out = CACHE / "out" / "plan.json"
    ended = _run([sys.executable, "-m", "bench.product", out, *asked], PLAN_LIMIT)
    if ended:
        raise RuntimeError(ended)
    figures: dict[str, Any] = json.loads(out.read_text())
    return figures


def _edition() -> str:
    """Cases made by other code than today's are not used again."""
    sources = [ROOT / "bench" / f"{name}.py" for name in ("instances", "candidates", "cases", "bids")]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]


def _run(command: list[object], limit: int) -> str:
    """Run it; "" when it ended well, `LIMIT` when it ran out of time, else its last words."""
    (CACHE / "out").mkdir(parents=True, exist_ok=True)
    surroundings = {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env=surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE * limit + 60,
        )
    except subprocess.TimeoutExpired as late:
        return f"stopped after {late.timeout:.0f} s by the clock"
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return LIMIT if done.returncode == -signal.SIGXCPU else "killed, most likely for want of memory"
    return (done.stderr.strip().splitlines() or ["ended without a word"])[-1] if done.returncode else ""
