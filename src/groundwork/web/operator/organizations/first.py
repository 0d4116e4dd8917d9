"""The first doors: an operator's one-time link, and the one that is handed to somebody where no letters go out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.people.actions import become_operator, look_up_link
from groundwork.people.welcoming import come_in, welcomed_by
from groundwork.web.mail import mail_is_off
from groundwork.web.whereabouts import Whereabouts

from .forms import OperatorForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
def first(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever set up the installation says who they are and becomes its operator."""
    if look_up_link(token, purpose="operator", at=now()) is None:
        return render(request, "operator/organizations/link_over.html", {"for_operator": True}, status=410)
    form = OperatorForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "operator/organizations/first.html", {"form": form}, status=status)
    try:
        person = become_operator(token, email=form.cleaned_data["email"], name=form.cleaned_data["name"], at=now())
    except GroundworkError:
        return redirect(request.path)
    if person.last_login is not None:
        # The link makes operators; it is no key to an account that somebody has been in.
        messages.success(request, _("You are an operator now. Sign in as you always do."))
        return redirect("public:sign_in")
    return _let_in(request, person, "operator:home")


@never_cache
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody comes in for the first time; a button does it, opening the link changes nothing."""
    person = welcomed_by(token, at=now())
    if person is None:
        return render(request, "operator/organizations/link_over.html", {"for_operator": False}, status=410)
    if request.method != "POST":
        return render(request, "operator/organizations/welcome.html", {"person": person})
    try:
        came = come_in(token, at=now())
    except GroundworkError:
        return redirect(request.path)
    return _let_in(request, came, "member:home" if Whereabouts(came).takes_part else "coordinator:programs")


def _let_in(request: HttpRequest, person: Any, home: str) -> HttpResponse:
    login(request, person, backend=BACKEND)
    if mail_is_off():
        messages.info(request, _("No mail goes out here. Set a password or add a passkey: it lets you back in."))
        return redirect("member:account")
    return redirect(home)
