"""The rows that stay out of an import, with what to correct, to be had as a file."""

from __future__ import annotations

from pathlib import PurePath
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groundwork.enrollment.landing.checking import check_file, read_kept_rows, rows_out, table_of
from groundwork.enrollment.landing.known import what_is_known
from groundwork.enrollment.models import ImportRun
from groundwork.enrollment.states import ImportState

from .own import own_import
from .views import as_file


@login_required
def import_rows(request: HttpRequest, run: UUID) -> HttpResponse:
    """As CSV, or with `?as=xlsx` as a workbook."""
    mine = own_import(request, run)
    titles, rows = _rows(mine)
    if not rows:
        raise Http404
    name = slugify(PurePath(mine.file_name).stem) or "people"
    as_workbook = request.GET.get("as") == "xlsx"
    return as_file(titles, rows, name=f"{name}-{slugify(_('to correct'))}", as_workbook=as_workbook)


def _rows(run: ImportRun) -> tuple[list[str], list[list[str]]]:
    if run.state == ImportState.CHECKED:
        table = table_of(run)
        return rows_out(table, check_file(table, run, what_is_known(run.cohort)).problems)
    if run.state == ImportState.LANDED and run.content:
        return read_kept_rows(bytes(run.content))
    return [], []
