"""The one command: `make bench`, or `make bench SIZE=small` for a quick look that leaves the docs alone."""

import argparse
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.environments import CACHE, ROOT, NotInstalled, python_of
from bench.report import as_json, as_markdown, write
from bench.running import Outcome, fight, planned
from bench.suite import bouts

DOCS = ROOT / "docs" / "benchmarks.md"
PICTURE = ROOT / "docs" / "images" / "benchmarks.svg"
RESULTS = ROOT / "bench" / "results.json"


def main() -> None:
    """Measure, print as it goes, and for a full run write the docs."""
    asked = _asked()
    all_bouts = bouts(asked.size, asked.preflib, asked.civil_service)
    chosen = [bout for bout in all_bouts if not asked.only or bout.name in asked.only]
    for name, folder in (("preflib", asked.preflib), ("civil-service", asked.civil_service)):
        if not folder:
            print(f"Without --{name}, the folder with that data, its cases are left out.")
    outcomes: list[Outcome] = []
    for bout in chosen:
        print(f"\n{bout.title}", flush=True)
        for outcome in fight(bout, asked.who):
            print(_line(outcome), flush=True)
            outcomes.append(outcome)
    plans = [] if asked.only or asked.who else list(_plans(asked))
    whole = asked.size == "full" and not asked.only and not asked.who
    text, figures = as_markdown(chosen, outcomes, plans, whole), as_json(outcomes, plans)
    if whole:
        RESULTS.write_text(figures)
        write(DOCS, text)
        draw(RESULTS, PICTURE)
        print(f"\nWritten to {DOCS.relative_to(ROOT)} and {RESULTS.relative_to(ROOT)}.")
    else:
        (CACHE / "results.json").write_text(figures)
        print(f"\n{text}")


def _plans(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    print("\nFrom people to a proven plan")
    crowds = [("500", "500")] + ([("1500", "5000")] if asked.size == "full" else [])
    for people in crowds + ([(str(asked.civil_service),)] if asked.civil_service else []):
        figures = planned(*people)
        print(f"  {figures}", flush=True)
        yield figures


def draw(results: Path, picture: Path) -> None:
    """The picture of growth; without matplotlib the old one stays."""
    try:
        subprocess.run([python_of("plot"), ROOT / "bench" / "plot.py", results, picture], check=True)
    except NotInstalled as why:
        print(f"No picture: {why}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--size", choices=("small", "full"), default="full")
    parser.add_argument("--only", nargs="+", default=[], help="names of cases, such as table-1000")
    parser.add_argument("--who", nargs="+", default=[], help="names of contenders, such as total flow mentor_match")
    parser.add_argument("--preflib", type=Path, default=_folder("PREFLIB_BIDS"), help="folder with PrefLib's bids")
    civil = _folder("CIVIL_SERVICE")
    parser.add_argument("--civil-service", type=Path, default=civil, help="folder with mentor-match's sample people")
    return parser.parse_args()


def _folder(variable: str) -> Path | None:
    named = os.environ.get(variable)
    return Path(named) if named else None


def _line(one: Outcome) -> str:
    if one.status != "done" or not one.found:
        return f"  {one.contender:14} {one.status} {one.why or one.cpu}"
    found = one.found
    return (
        f"  {one.contender:14} {one.cpu:9.3f} s {one.memory / 1e6:7.0f} MB   left over {found.missing:6}"
        f"   total {found.total:12}   worst {found.worst:6}   {one.says or ''}"
    )


if __name__ == "__main__":
    main()
