"""Files that are no review, in words: an import asks for people, a review for the workbook that went out."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_TOO_MUCH = _("The file holds far more than a review. Download the review again, and copy the decisions into it.")
SENTENCES: Mapping[str, str | Promise] = {
    "empty": _("The file is empty. Bring back the workbook that you had from here."),
    "not_a_table": _("The file is %(found)s. Bring back the workbook that you had from here."),
    "web_page": _("The file is a web page. Bring back the workbook that you had from here."),
    "corrupt": _("The workbook is damaged. Save it again in your spreadsheet program, or download the review again."),
    "encrypted": _("The workbook is protected by a password. Save a copy without it, and choose that file."),
    "no_header": _("The file has no columns of a review. Bring back the workbook that you had from here."),
    "no_people": _("The file has titles and no pairs beneath them. Bring back the workbook that you had from here."),
    "encoding": _("The letters of the file can’t be read. Save it as XLSX, and choose that file."),
    "too_big": _TOO_MUCH,
    "too_many_rows": _TOO_MUCH,
    "too_many_columns": _TOO_MUCH,
    "unpacks_too_big": _TOO_MUCH,
    "needs_too_much": _TOO_MUCH,
}
