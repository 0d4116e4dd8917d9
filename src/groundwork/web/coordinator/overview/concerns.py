"""What people told the coordinators in confidence."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groundwork.care.actions import settle_concern
from groundwork.care.models import Concern
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.programs.models import Program

PAGE = 20


@login_required
@require_safe
def list_concerns(request: HttpRequest, program: UUID) -> HttpResponse:
    """Open ones first. One about oneself is never in the list."""
    of = get_object_or_404(Program.objects.coordinated_by(request.user), pk=program)
    request.program = of  # type: ignore[attr-defined]
    rows = Concern.objects.visible_to(request.user).filter(program=of).select_related("by", "about")
    settled = "settled" in request.GET
    page = Paginator(rows.filter(closed_at__isnull=not settled).order_by("-created_at"), PAGE)
    context = {
        "program": of,
        "page": page.get_page(request.GET.get("page")),
        "settled": settled,
        "open": rows.filter(closed_at=None).count(),
        "closed": rows.filter(closed_at__isnull=False).count(),
    }
    return render(request, "coordinator/overview/concerns.html", context)


@login_required
@require_POST
def settle(request: HttpRequest, concern: UUID) -> HttpResponse:
    """It was taken care of."""
    mine = Concern.objects.visible_to(request.user).filter(program__in=Program.objects.coordinated_by(request.user))
    found = get_object_or_404(mine.select_related("program"), pk=concern)
    try:
        settle_concern(found, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Taken care of. It stays here among those that are settled."))
    return redirect("coordinator:concerns", found.program_id)
