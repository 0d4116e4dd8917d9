"""The review as a workbook: what the table shows, a list of decisions to choose from, and room for a reason."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from groundwork.enrollment.importing.cells import clean_text, is_dangerous
from groundwork.matching.models import Pairing, Round
from groundwork.matching.queries import pairings_of
from groundwork.matching.review import ReviewedPair, reviewed

from .columns import APART, DECISION, DECISIONS, KEEP, LOCK, PAIR, REASON, pair_id

WIDTHS = {"A": 4, "B": 26, "C": 26, "D": 8, "E": 16, "F": 40, "G": 44, "H": 14, "I": 40}
BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")


def review_workbook(round: Round) -> bytes:
    """One row for each pair that is still here, weakest first. People's own words stay behind: a file has no circle."""
    lines = reviewed(round, list(pairings_of(round).filter(publication=None)))
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Review")
    titles = [PAIR, round.cohort.program.mentee_word.capitalize(), _("Mentor"), _("Fit"), _("How close")]
    titles += [_("Skills in common"), _("Not known yet"), DECISION, REASON]
    _write(sheet, 1, [str(title) for title in titles])
    for number, line in enumerate(lines, 2):
        _write(sheet, number, _cells(line))
    _dress(sheet, len(lines) + 1)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cells(line: ReviewedPair) -> list[str | int]:
    pairing = line.pairing
    said: list[str | int] = [str(pairing.mentee.person), str(pairing.mentor.person), line.points, line.says]
    stands = _decision(line)
    said += ["; ".join(line.skills), "; ".join(line.unknown), str(DECISIONS[stands]), ""]
    return [pair_id(pairing.mentor_id, pairing.mentee_id, stands), *said]


def _decision(line: ReviewedPair) -> str:
    if line.excluded:
        return APART
    return LOCK if line.pairing.keep == Pairing.Keep.LOCKED else KEEP


def _write(sheet: Any, row: int, cells: Sequence[str | int]) -> None:
    for column, value in enumerate(cells, 1):
        cell = sheet.cell(row=row, column=column)
        if isinstance(value, int):
            cell.value = value
            continue
        # Always text: nothing is ever calculated, and a name that begins with a sign stays a name.
        cell.value = clean_text(value)
        cell.data_type = "s"
        cell.alignment = WRAPPED
        if is_dangerous(value):
            cell.quotePrefix = True
        if row == 1:
            cell.font = BOLD


def _dress(sheet: Any, last: int) -> None:
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True  # the ids bring the decisions back to their pairs
    sheet.freeze_panes = "D2"
    words = ",".join(str(word) for word in DECISIONS.values())
    choices = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    choices.error = _("Choose one of: %(words)s.") % {"words": words.replace(",", ", ")}
    choices.prompt = _("A reason is needed for two who are to be kept apart.")
    choices.showInputMessage = True
    choices.add(f"H2:H{max(2, last)}")
    sheet.add_data_validation(choices)
