"""The outcome as tables: the same rows for a workbook and for CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .about import About
from .outcome import Line, Outcome
from .terms import Terms

Cell = str | int


@dataclass(frozen=True)
class Sheet:
    """A table with its name; `widths` are in characters."""

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]


def sheets_of(outcome: Outcome, about: About) -> list[Sheet]:
    """The four sheets of a workbook."""
    return [pairs_sheet(outcome), _unmatched(outcome), _places(outcome), _about(about)]


def pairs_sheet(outcome: Outcome) -> Sheet:
    """The pairs, the weakest first: they are the ones to look at."""
    labels = [bar.label for bar in outcome.lines[0].bars] if outcome.lines else []
    titles = [
        *(_("Mentor"), _("Mentor’s e-mail"), _mentee(outcome.terms), _("E-mail")),
        *(_("Fit"), _("Points of 100"), *labels, _("Why these two"), _("Not known, or different"), _("Kept")),
    ]
    rows = [_pair(line) for line in outcome.weakest_first]
    return Sheet(_("Pairs"), titles, rows, [22, 30, 22, 30, 14, 9, *([14] * len(labels)), 70, 50, 9])


def _pair(line: Line) -> list[Cell]:
    return [
        *(line.mentor.name, line.mentor.key, line.mentee.name, line.mentee.key, _fit(line), line.points),
        *(bar.says for bar in line.bars),
        *("\n".join(line.reasons), "\n".join(line.to_know), _("locked") if line.locked else ""),
    ]


def _fit(line: Line) -> str:
    return _("%(says)s; little is known") % {"says": line.says} if line.little_known else line.says


def _unmatched(outcome: Outcome) -> Sheet:
    titles = [_mentee(outcome.terms), _("E-mail"), _("Why nobody"), _("What would help")]
    rows = [[each.mentee.name, each.mentee.key, each.why, each.remedy] for each in outcome.waiting]
    return Sheet(_("Unmatched"), titles, rows, [22, 30, 70, 60])


def _places(outcome: Outcome) -> Sheet:
    titles = [_("Mentor"), _("E-mail"), _("Places"), _("Given"), _("Free"), _("One more place here")]
    ranked = sorted(outcome.places, key=lambda each: (-each.free, each.mentor.key))
    rows: list[list[Cell]] = [[p.mentor.name, p.mentor.key, p.offered, p.given, p.free, p.one_more] for p in ranked]
    return Sheet(_("Places"), titles, rows, [22, 30, 9, 9, 9, 50])


def _about(about: About) -> Sheet:
    rows = [[part if not at else "", fact.name, fact.value] for part, facts in about for at, fact in enumerate(facts)]
    return Sheet(_("About"), [_("Part"), _("What"), _("Value")], rows, [16, 34, 100])


def _mentee(terms: Terms) -> str:
    return terms.mentee_word[:1].upper() + terms.mentee_word[1:]
