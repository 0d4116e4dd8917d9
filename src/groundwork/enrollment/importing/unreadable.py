"""The file as a whole cannot be read: a code for programs, a sentence for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable

MAX_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_ROWS = 120_000
MAX_COLUMNS = 200
MAX_CELL_CHARACTERS = 10_000

SENTENCES = {
    "empty": _("The file is empty. Choose a file with column titles and at least one person."),
    "too_big": _("The file holds %(megabytes)s MB, an import takes up to %(limit)s MB. Split it into several files."),
    "too_many_rows": _("The file has more than %(limit)s rows. Split it into several files."),
    "too_many_columns": _(
        "The table has %(columns)s columns, an import takes up to %(limit)s. "
        "Remove the columns that are not about these people."
    ),
    "cell_too_long": _(
        "Row %(row)s, %(column)s: the cell holds %(characters)s characters, an import takes up to %(limit)s. "
        "Shorten it; in a CSV file, also look for a quotation mark that is not closed."
    ),
    "quote_not_closed": _(
        "A quotation mark that opens in row %(row)s is never closed, so all rows after it run together. "
        "Close or remove it in the file."
    ),
    "not_a_table": _(
        "The file is %(found)s, expected a table: CSV, XLSX, XLS or ODS. Export the list again in one of these formats."
    ),
    "web_page": _(
        "The file is a web page or XML under the name of a spreadsheet, expected CSV, XLSX, XLS or ODS. "
        "Open it in your spreadsheet program, save it as XLSX, and choose that file."
    ),
    "encrypted": _("The workbook is protected by a password. Save a copy without the password and choose that file."),
    "corrupt": _("The workbook is damaged and cannot be opened. Save it again in your spreadsheet program."),
    "unpacks_too_big": _(
        "The workbook unpacks to more than %(limit)s MB. "
        "Copy the table of people into a new workbook and choose that file."
    ),
    "needs_too_much": _(
        "The workbook takes more memory or time than an import may use; often a cell far below or "
        "far to the right of the table holds something. Copy the table of people into a new workbook "
        "and choose that file."
    ),
    "sheet_not_found": _("The workbook has no visible sheet named '%(sheet)s'. Its sheets are: %(sheets)s."),
    "encoding": _("The letters of the file could not be recognised. Save it as 'CSV UTF-8' or as XLSX."),
    "no_header": _(
        "No row with column titles was found. The first row of the table names the columns, "
        "for example First name, Last name, E-mail."
    ),
    "no_people": _("Row %(row)s holds the column titles, and there is no row with a person below it."),
}


class UnreadableFile(Unacceptable):
    """No row of this file can be used. `found` says what it is instead, where that could be told."""

    found: str = ""


def unreadable(code: str, **facts: object) -> UnreadableFile:
    """The error for `code`, its sentence filled in with the facts."""
    template = str(SENTENCES[code])
    problem = UnreadableFile(code, template % facts if facts else template)
    problem.found = str(facts.get("found", ""))
    return problem
