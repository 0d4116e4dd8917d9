"""One's own account: who one is here, and the ways to sign in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.people.actions import describe_person, sign_out_everywhere
from groundwork.web.forms import Form
from groundwork.web.member.taking_part.you_page import LanguagesField, zones
from groundwork.web.whereabouts import whereabouts


class AccountForm(Form):
    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    languages = LanguagesField(label=_("Your languages"), max_length=200)
    time_zone = forms.ChoiceField(label=_("Your time zone"), choices=zones)
    hints = {
        "languages": _("Those you could have a talk in, with commas between them."),
        "time_zone": _("Times are said on this clock, and letters come in its daytime."),
    }


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name, languages, time zone; password, passkeys, sessions; the letters one gets."""
    person: Any = request.user
    kept = {"name": person.name, "languages": person.languages, "time_zone": person.time_zone}
    form = AccountForm(request.POST if request.method == "POST" else None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            describe_person(person, **form.cleaned_data, by=person, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, gettext("This is kept."))
            return redirect("member:account")
    context = {
        "form": form,
        "passkeys": Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN),
        "parts": whereabouts(request).parts,
    }
    return render(request, "member/home/account.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here as well."""
    person: Any = request.user
    sign_out_everywhere(person, by=person, at=now())
    logout(request)
    messages.success(request, gettext("You are signed out everywhere."))
    return redirect("public:sign_in")
