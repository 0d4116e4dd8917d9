"""`groundwork doctor`: whether all is well, and what mends it. Exit code 0: all well, 1: a problem, 2: a warning."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator

from django.core.exceptions import ImproperlyConfigured

from groundwork.core.checkup import Health, Result, examine, problem, worst
from groundwork.core.configuration import Configuration

from . import checkups  # noqa: F401  (registers the checks)

EXIT_CODES = {Health.OK: 0, Health.PROBLEM: 1, Health.WARNING: 2}
LEAD = {Health.OK: "ok", Health.WARNING: "WARNING", Health.PROBLEM: "PROBLEM", Health.SKIPPED: "-"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> int:
    """Run all checks and show them."""
    results: list[Result] = []
    for result in looked_at():
        results.append(result)
        if not options.json:
            show(result)
    if options.json:
        print(json.dumps({"health": worst(results), "checks": [each.as_dict() for each in results]}, indent=2))
    return EXIT_CODES[worst(results)]


def looked_at() -> Iterator[Result]:
    """All checks, or what keeps every one of them from being made."""
    try:
        configuration = Configuration.read()
    except ImproperlyConfigured as mishap:
        mend = "Correct that line, or move the file away and type: groundwork init"
        yield Result("settings", "Nothing starts while they can't be read.", problem(str(mishap), mend))
    else:
        yield from examine(configuration)


def show(result: Result) -> None:
    """One check for people: the reason and the remedy only where something is wrong."""
    finding = result.finding
    print(f"{LEAD[finding.health]:8} {result.name:15} {finding.what}", flush=True)
    if finding.mend:
        print(textwrap.indent(f"why:  {result.why}\nmend: {finding.mend}", " " * 25), flush=True)
