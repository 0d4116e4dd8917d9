"""Pausing new requests or lowering one's limit from the foot of a letter: two clicks, at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import change_capacity, lift_pause, pause_asks
from groundwork.enrollment.models import Participation, Pause
from groundwork.web.by_link import by_link, on_the_clock_of
from groundwork.web.forms import Form
from groundwork.web.pausing import PauseForm

from .opening import open_pause


class LimitForm(Form):
    """How many places to offer from now on: fewer than before."""

    places = forms.TypedChoiceField(label=gettext_lazy("Places I offer from now on"), coerce=int)

    def __init__(self, *args: Any, places: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fewer: Any = self.fields["places"]
        fewer.choices = [(n, ngettext("%(n)d place", "%(n)d places", n) % {"n": n}) for n in range(places - 1, 0, -1)]


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def pause(request: HttpRequest, token: str) -> HttpResponse:
    """No new requests for a month, three months, or until a day."""
    part, at = open_pause(request, token), now()
    form = PauseForm(request.POST or None, person=part.person)
    if request.method == "POST" and form.is_valid():
        try:
            pause_asks(part, form.end(at), by=part.person, at=at)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("public:pause_link", token)
    return _page(request, token, part, form)


def _page(request: HttpRequest, token: str, part: Participation, form: PauseForm) -> HttpResponse:
    form.is_question = False  # the page has a heading of its own
    running = Pause.objects.running(now()).filter(participation=part).first()
    limit = LimitForm(places=part.places) if part.places > 1 else None
    context = {"token": token, "part": part, "form": form, "limit": limit, "running": running}
    with on_the_clock_of(part.person):
        return render(request, "public/answers/pause.html", context, status=422 if form.errors else 200)


@require_POST
@by_link
def lower_limit(request: HttpRequest, token: str) -> HttpResponse:
    """Fewer places from now on; what runs, runs on."""
    part = open_pause(request, token)
    form = LimitForm(request.POST, places=part.places)
    if form.is_valid():
        places = form.cleaned_data["places"]
        try:
            change_capacity(part, places, by=part.person, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        else:
            said = ngettext("You offer %(n)d place from now on.", "You offer %(n)d places from now on.", places)
            messages.success(request, said % {"n": places})
    else:
        messages.error(request, _("Choose how many places you offer from now on."))
    return redirect("public:pause_link", token)


@require_POST
@by_link
def end_pause(request: HttpRequest, token: str) -> HttpResponse:
    """Open to requests again."""
    part = open_pause(request, token)
    try:
        lift_pause(part, by=part.person, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Welcome back. New requests can reach you again."))
    return redirect("public:pause_link", token)
