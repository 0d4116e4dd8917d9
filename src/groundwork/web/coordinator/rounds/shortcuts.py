"""Single keys on the desk: on or off, as each person likes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.people.actions import choose_shortcuts as choose

HELP = "?"
SHORTCUTS = [
    (["j", "k"], gettext_lazy("Move down, move up")),
    (["Enter"], gettext_lazy("Open the pair side by side")),
    (["l"], gettext_lazy("Lock the pair, or unlock it")),
    (["s"], gettext_lazy("Swap: see other mentors")),
    (["e"], gettext_lazy("Keep the two apart, with a reason")),
    (["u"], gettext_lazy("Undo the last change")),
    ([HELP], gettext_lazy("Show these keys")),
]
IN_SHORT = [
    (["j", "k"], gettext_lazy("move")),
    (["Enter"], gettext_lazy("open")),
    (["l"], gettext_lazy("lock")),
    (["s"], gettext_lazy("swap")),
    (["e"], gettext_lazy("keep apart")),
    (["u"], gettext_lazy("undo")),
    ([HELP], gettext_lazy("all keys")),
]


@login_required
@require_POST
def choose_shortcuts(request: HttpRequest) -> HttpResponse:
    """Keep the choice, and go back to where it was made."""
    on = request.POST.get("shortcuts") == "on"
    person: Any = request.user
    choose(person, on, by=person, at=now())
    messages.success(request, _("Single keys are on.") if on else _("Single keys are off."))
    back = request.POST.get("back", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe else "coordinator:home")
