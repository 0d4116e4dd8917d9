"""What a review says that came back: decisions by pair, and what can't be taken as it is."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from groundwork.core.errors import Unacceptable
from groundwork.enrollment.importing.reading import Table, UnreadableFile, read_table

from .columns import DECISION, DECISIONS, PAIR, REASON, Decision, Fault, said_as

LONGEST_REASON = 2_000


def read_decisions(content: bytes, file_name: str) -> tuple[str, list[Decision], list[Fault]]:
    """The name of the sheet, its decisions and its faults. Raises Unacceptable for a file that is no review at all."""
    try:
        table = read_table(content, file_name)
    except UnreadableFile as problem:
        raise Unacceptable(problem.code, problem.sentence, field="file") from problem
    places = _places(table)
    decisions: list[Decision] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in table.rows:
        found = _read_row(number, [cells[place] for place in places])
        if isinstance(found, Fault):
            faults.append(found)
        elif found and (found.mentor, found.mentee) in seen:
            first = _("one row for each pair; this one stands in row %(row)d already")
            faults.append(Fault(number, str(PAIR), "", first % {"row": seen[found.mentor, found.mentee]}))
        elif found:
            seen[found.mentor, found.mentee] = number
            decisions.append(found)
    return table.sheet or "", decisions, faults


def _places(table: Table) -> list[int]:
    titles = [title.casefold() for title in table.columns]
    places = []
    for wanted in (PAIR, DECISION, REASON):
        place = next((index for index, title in enumerate(titles) if title in said_as(wanted)), None)
        if place is None:
            text = _("The file has no column “%(title)s”. Bring back the workbook that you had from here.")
            raise Unacceptable("no_review", text % {"title": wanted}, field="file")
        places.append(place)
    return places


def _read_row(number: int, cells: list[str]) -> Decision | Fault | None:
    """A row without a decision changes nothing."""
    pair, word, reason = cells
    if not word:
        return None
    mentor, _colon, mentee = pair.partition(":")
    if not (_is_id(mentor) and _is_id(mentee)):
        return Fault(number, str(PAIR), pair, _("the id that stood in this row"))
    decision = next((code for code, text in DECISIONS.items() if word.casefold() in said_as(text) | {code}), None)
    if decision is None:
        words = ", ".join(str(text) for text in DECISIONS.values())
        return Fault(number, str(DECISION), word, _("one of: %(words)s") % {"words": words})
    if len(reason) > LONGEST_REASON:
        return Fault(number, str(REASON), f"{reason[:40]}…", _("up to %(most)d letters") % {"most": LONGEST_REASON})
    return Decision(number, mentor, mentee, decision, reason)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
