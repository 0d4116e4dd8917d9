"""The same checks as `groundwork doctor`, on a page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundwork.core.checkup import examine, worst

from .gate import for_operators


@for_operators
def health(request: HttpRequest) -> HttpResponse:
    """What was looked at, what was found, and the command that mends it."""
    results = list(examine(settings.CONFIGURATION))
    return render(request, "operator/organizations/health.html", {"results": results, "worst": worst(results)})
