"""What a review says that came back: decisions by pair, and what can't be taken as it is."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.utils.translation import gettext as _

from groundwork.core.errors import Unacceptable
from groundwork.enrollment.importing.reading import Table, UnreadableFile, read_table

from .columns import APART, DECISION, DECISIONS, PAIR, REASON, Decision, Fault, said_as
from .refusing import SENTENCES

LONGEST_REASON = 2_000
SHEETS_LOOKED_AT = 5  # colleagues add sheets of notes, not dozens
COLUMNS = (PAIR, DECISION, REASON)


def read_decisions(content: bytes, file_name: str) -> tuple[str, list[Decision], list[Fault]]:
    """The name of the sheet, its decisions and its faults. Raises Unacceptable for a file that is no review at all."""
    table, places = _table_with_decisions(content, file_name)
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


def _table_with_decisions(content: bytes, file_name: str) -> tuple[Table, list[int]]:
    """The sheet that has all three columns, whichever it is, and where they stand."""
    table = _read(content, file_name, None)
    places = _places(table)
    for sheet in table.sheet_names[:SHEETS_LOOKED_AT] if None in places else ():
        if sheet == table.sheet:
            continue
        with suppress(Unacceptable):  # a sheet of notes
            other = _read(content, file_name, sheet)
            if None not in _places(other):
                table, places = other, _places(other)
                break
    for title, place in zip(COLUMNS, places, strict=True):
        if place is None:
            text = _("The file has no column “%(title)s”. Bring back the workbook that you had from here.")
            raise Unacceptable("no_review", text % {"title": title}, field="file")
    return table, [place for place in places if place is not None]


def _places(table: Table) -> list[int | None]:
    titles = [title.casefold() for title in table.columns]
    return [next((at for at, title in enumerate(titles) if title in said_as(wanted)), None) for wanted in COLUMNS]


def _read(content: bytes, file_name: str, sheet: str | None) -> Table:
    try:
        return read_table(content, file_name, sheet=sheet)
    except UnreadableFile as problem:
        sentence = SENTENCES.get(problem.code)
        said = sentence % {"found": problem.found} if sentence else problem.sentence
        raise Unacceptable(problem.code, said, field="file") from problem


def _read_row(number: int, cells: list[str]) -> Decision | Fault | None:
    """A row without a decision, or with the one that stood there, changes nothing."""
    pair, word, reason = cells
    if not word:
        return None
    mentor, mentee, stood = (*pair.split(":"), "", "", "")[:3]
    if not (_is_id(mentor) and _is_id(mentee) and stood in DECISIONS):
        return Fault(number, str(PAIR), pair, _("the id that stood in this row"))
    decision = next((code for code, text in DECISIONS.items() if word.casefold() in said_as(text) | {code}), None)
    if decision is None:
        words = ", ".join(str(text) for text in DECISIONS.values())
        return Fault(number, str(DECISION), word, _("one of: %(words)s") % {"words": words})
    if decision == stood:
        if reason and stood != APART:
            return Fault(number, str(DECISION), word, _("“keep apart”, or no reason"))
        return None  # nobody decided anything here: whatever was done in the round since, stays
    if len(reason) > LONGEST_REASON:
        return Fault(number, str(REASON), f"{reason[:40]}…", _("up to %(most)d letters") % {"most": LONGEST_REASON})
    return Decision(number, mentor, mentee, decision, reason)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
