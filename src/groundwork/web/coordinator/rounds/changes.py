"""Taking back the last change by hand."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.matching.actions import undo_last_change

from .access import round_or_404, way_back


@login_required
@require_POST
def undo_last(request: HttpRequest, round: UUID) -> HttpResponse:
    """Whoever made it: the page says what it was."""
    one = round_or_404(request, round)
    try:
        change = undo_last_change(one, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Undone: %(what)s.") % {"what": change.get_kind_display().lower()})
    return redirect(way_back(request, one.pk))
