"""The outcome as tables: the same rows for a workbook and for CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .about import About
from .decisions import DECISION, DECISIONS, LOCK, PAIRS_SHEET
from .outcome import Outcome
from .pair_lines import Line
from .terms import Terms

Cell = str | int


@dataclass(frozen=True)
class Sheet:
    """A table with its name; `widths` are in characters."""

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)  # words to choose from, by place of a column


def sheets_of(outcome: Outcome, about: About) -> list[Sheet]:
    """The sheets of a workbook: pairs, circles where there are any, who is left, places, and how it came to be."""
    circles = [_circles(outcome)] if outcome.circles else []
    return [pairs_sheet(outcome), *circles, _unmatched(outcome), _places(outcome), _about(about)]


def pairs_sheet(outcome: Outcome) -> Sheet:
    """The pairs, the weakest first: they are the ones to look at. *Decision* is for readers, and is read again."""
    labels = [bar.label for bar in outcome.lines[0].bars] if outcome.lines else []
    titles = [
        *(_("Mentor"), _("Mentor’s e-mail"), _mentee(outcome.terms), _("E-mail")),
        *(_("Fit"), _("Points of 100"), *labels, _("Why these two"), _("Not known, or different")),
        *([_("Before")] if outcome.follows else []),
        str(DECISION),
    ]
    rows = [_pair(line, outcome) for line in outcome.weakest_first]
    widths = [22, 30, 22, 30, 14, 9, *([14] * len(labels)), 70, 50, *([18] if outcome.follows else []), 12]
    return Sheet(str(PAIRS_SHEET), titles, rows, widths, {len(titles) - 1: DECISIONS})


def _pair(line: Line, outcome: Outcome) -> list[Cell]:
    return [
        *(line.mentor.name, line.mentor.key, line.mentee.name, line.mentee.key, _fit(line), line.points),
        *(bar.says for bar in line.bars),
        *("\n".join(line.reasons), "\n".join(line.to_know)),
        *([line.before] if outcome.follows else []),
        LOCK if line.locked else "",
    ]


def _fit(line: Line) -> str:
    return _("%(says)s; little is known") % {"says": line.says} if line.little_known else line.says


def _circles(outcome: Outcome) -> Sheet:
    titles = [_("Mentor"), _("E-mail"), _("People"), _("Circle"), _("E-mails")]
    rows: list[list[Cell]] = [
        [
            *(each.mentor.name, each.mentor.key, len(each.members)),
            *("\n".join(member.name for member in each.members), "; ".join(member.key for member in each.members)),
        ]
        for each in outcome.circles
    ]
    return Sheet(_("Circles"), titles, rows, [22, 30, 9, 40, 70])


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
