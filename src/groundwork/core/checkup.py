"""Checks of an installation: one registry, shown by `groundwork doctor` and by the operator's health page.

    @check("free-space", why="A full disk stops every write.")
    def free_space(configuration: Configuration) -> Finding:
        return ok("12 GB free")

A check says what it found and, unless all is well, the command that mends it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

from .configuration import Configuration


class Health(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Finding:
    """What a check found, and what mends it."""

    health: Health
    what: str
    mend: str = ""


def ok(what: str) -> Finding:
    """All is well."""
    return Finding(Health.OK, what)


def warning(what: str, mend: str) -> Finding:
    """It works, but not for long or not for all."""
    return Finding(Health.WARNING, what, mend)


def problem(what: str, mend: str) -> Finding:
    """Something that people will run into."""
    return Finding(Health.PROBLEM, what, mend)


Question = Callable[[Configuration], Finding]


@dataclass(frozen=True)
class Check:
    """One question about an installation."""

    name: str
    why: str
    run: Question
    needs: str = ""


@dataclass(frozen=True)
class Result:
    """A check and how it came out."""

    name: str
    why: str
    finding: Finding

    def as_dict(self) -> dict[str, str]:
        return {"name": self.name, "why": self.why, **asdict(self.finding)}


CHECKS: dict[str, Check] = {}


def check(name: str, *, why: str, needs: str = "") -> Callable[[Question], Question]:
    """Add a function to the checks, in the order of their writing; it is skipped when the check it needs failed."""

    def register(run: Question) -> Question:
        CHECKS[name] = Check(name, why, run, needs)
        return run

    return register


def examine(configuration: Configuration) -> Iterator[Result]:
    """Run the checks one after another."""
    failed: set[str] = set()
    for each in CHECKS.values():
        if each.needs in failed:
            finding = Finding(Health.SKIPPED, f"not looked at: {each.needs} comes first")
        else:
            finding = _run(each, configuration)
        if finding.health in {Health.PROBLEM, Health.SKIPPED}:
            failed.add(each.name)
        yield Result(each.name, each.why, finding)


def worst(results: list[Result]) -> Health:
    """The one word for all of them."""
    found = {result.finding.health for result in results}
    return next((health for health in (Health.PROBLEM, Health.WARNING) if health in found), Health.OK)


def _run(each: Check, configuration: Configuration) -> Finding:
    try:
        return each.run(configuration)
    except Exception as mishap:  # a check that breaks is a finding, and the others still count
        return problem(f"The check itself failed: {type(mishap).__name__}: {mishap}", "Please report this")
