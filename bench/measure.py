"""Runs in a peer's own environment: read a case, solve it, say what it cost.

python -m bench.measure CASE PEER:FUNCTION RESULT [CPU SECONDS]

What counts is CPU time (of the process and its children, user and system) from the fits in memory to the pairs: a
peer's own preparation counts, reading the file and importing the libraries do not. Memory is the most the whole
process ever held, libraries and case included. Past the limit of CPU seconds the system ends the process.
"""

import importlib
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

from bench.cases import load


def main(file: str, solver: str, out: str, limit: str = "") -> None:
    """Measure one solve and write pairs (.npy) and figures (.json) beside each other."""
    name, function = solver.split(":")
    solve = getattr(importlib.import_module(f"bench.peers.{name}"), function)
    case = load(Path(file))
    if limit:
        _stop_after(int(limit))
    before, start = spent(), time.perf_counter()
    result = solve(case)
    cpu, wall = spent() - before, time.perf_counter() - start
    np.save(Path(out).with_suffix(".npy"), result.pairs)
    figures = {"cpu": cpu, "wall": wall, "memory": most_memory(), "says": result.says}
    Path(out).with_suffix(".json").write_text(json.dumps(figures))


def spent() -> float:
    """CPU seconds used so far, children that ended included."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def most_memory() -> int:
    """The most memory this process ever held, in bytes.

    On Linux not what `getrusage` says: that also counts the process we were started from.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(lines["VmHWM"].split()[0]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _stop_after(seconds: int) -> None:
    limit = int(spent()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))


if __name__ == "__main__":
    main(*sys.argv[1:])
