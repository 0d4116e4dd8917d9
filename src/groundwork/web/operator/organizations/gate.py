"""Whoever runs the installation passes; to everyone else there is nothing here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def for_operators(view: View) -> View:
    """Signed in and an operator, or 404."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        if not user.is_operator:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
