"""How a result came to be, so that anyone can have it again: files, columns, rules, seed, versions, command."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.utils.translation import gettext as _

from groundwork.enrollment.importing.options import is_private
from learning_fit import PartName

from .outcome import Outcome
from .pair_lines import label_of
from .people_files import PeopleFile
from .terms import Terms

LIBRARIES = ("groundwork-mentoring", "ortools", "scipy", "numpy")


@dataclass(frozen=True)
class Fact:
    """One line: what, and what it is."""

    name: str
    value: str


@dataclass(frozen=True)
class About:
    """Four short lists."""

    result: list[Fact]
    rules: list[Fact]
    files: list[Fact]
    again: list[Fact]

    def __iter__(self) -> Iterator[tuple[str, list[Fact]]]:
        yield _("Result"), self.result
        yield _("Rules"), self.rules
        yield _("Files"), self.files
        yield _("Have it again"), self.again


def about(
    outcome: Outcome, mentors: PeopleFile, mentees: PeopleFile, command: str, earlier: Path | None = None
) -> About:
    """Everything that went into a result. It holds no date: the same input gives the same file."""
    terms = outcome.terms
    return About(
        result=[
            Fact(_("Matched"), outcome.claim),
            *(Fact("", says) for says in outcome.says),
            *(Fact(_("How it was proved") if not at else "", says) for at, says in enumerate(outcome.proof)),
        ],
        rules=list(_rules(terms)),
        files=[
            *(fact for file in (mentors, mentees) for fact in _file(file)),
            *([Fact(earlier.name, _earlier(terms, earlier))] if earlier else []),
        ],
        again=[
            Fact(_("Command"), command),
            Fact(_("Seed"), str(terms.seed)),
            Fact(_("Versions"), ", ".join([*_versions(), f"Python {platform.python_version()}"])),
        ],
    )


def _versions() -> Iterator[str]:
    for name in LIBRARIES:
        yield f"{name} {version(name)}"


def _rules(terms: Terms) -> Iterator[Fact]:
    yield Fact(_("Aim"), terms.aim)
    for part in PartName:
        yield Fact(label_of(part), terms.weights.of(part).value)
    yield Fact(_("Places, where a row does not say"), str(terms.places))
    yield Fact(_("Mentors for each, where a row does not say"), str(terms.demand))
    if terms.at_least:
        yield Fact(_("At least so many for each mentor, where a row does not say"), str(terms.at_least))
    if terms.circles:
        least, most = terms.circles
        yield Fact(_("Circles"), _("of %(least)d to %(most)d people") % {"least": least, "most": most})
    hard = [
        (terms.language, _("a language in common, where both are known")),
        (terms.reporting_line, _("nobody mentors down their own line of managers")),
        (terms.units_differ, _("different units")),
        (terms.grades.at_least_above is not None, _least(terms)),
        (terms.grades.at_most_above is not None, _most(terms)),
    ]
    yield Fact(_("Always"), "; ".join(said for holds, said in hard if holds))
    if terms.grades.steps:
        yield Fact(_("Grades, lowest first"), ", ".join(" = ".join(step) for step in terms.grades.steps))
    for wish in terms.wishes:
        when = _(" when “%(column)s” says yes") % {"column": wish.when} if wish.when else ""
        facts = {"how": wish.how, "mentees": wish.mentees, "mentors": wish.mentors, "when": when}
        yield Fact(_("Wish"), _("%(how)s: “%(mentees)s” among “%(mentors)s”%(when)s") % facts)
    lists = (
        (_("Locked"), terms.locked),
        (_("Kept apart"), terms.apart),
        (_("Ended before"), terms.ended),
        (_("Allowed although a rule says no"), terms.allowed),
    )
    for name, pairs in lists:
        if pairs:
            yield Fact(name, "; ".join(f"{mentor} + {mentee}" for mentor, mentee in pairs))


def _least(terms: Terms) -> str:
    return _("the mentor this many grades above or more: %(steps)s") % {"steps": terms.grades.at_least_above}


def _most(terms: Terms) -> str:
    return _("the mentor this many grades above or fewer: %(steps)s") % {"steps": terms.grades.at_most_above}


def _earlier(terms: Terms, path: Path) -> str:
    moves = _("all of them may change") if terms.moves is None else _("%(moves)d may change") % {"moves": terms.moves}
    if terms.moves is None and terms.stay:
        moves = _("a pair that stays counts %(points)d points more") % {"points": terms.stay}
    facts = {"pairs": len(terms.earlier), "moves": moves, "sum": hashlib.sha256(path.read_bytes()).hexdigest()}
    return _("%(pairs)d earlier pairs; %(moves)s; SHA-256 %(sum)s") % facts


def _file(file: PeopleFile) -> Iterator[Fact]:
    facts = {"people": len(file.people), "rows": file.rows, "sum": file.checksum}
    yield Fact(file.place, _("%(people)d people of %(rows)d rows; SHA-256 %(sum)s") % facts)
    read = [f"{file.columns.table.columns[at]} → {key}" for at, key in sorted(file.columns.chosen.items())]
    yield Fact(_("Columns read"), ", ".join(read))
    wished = [f"{file.columns.table.columns[at]} ({use})" for at, use in sorted(file.columns.looked_at.items())]
    if wished:
        yield Fact(_("Columns of wishes"), ", ".join(wished))
    if file.columns.ignored:
        private = [_(" (private)") if is_private(title) else "" for title in file.columns.ignored]
        titles = [title + note for title, note in zip(file.columns.ignored, private, strict=True)]
        yield Fact(_("Columns ignored"), ", ".join(titles))
    left = sorted({problem.row for problem in file.blocking})
    if left:
        yield Fact(_("Rows left out"), ", ".join(map(str, left)))
