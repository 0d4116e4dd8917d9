"""Signing in: our pages over allauth's flows."""

from __future__ import annotations

from typing import Any

from allauth.account.views import RequestLoginCodeView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class SignIn(RequestLoginCodeView):  # type: ignore[misc]
    """An address first; the code comes by letter. Passkey and password stand beside it."""

    template_name = "public/accounts/sign_in.html"


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """A passkey that the device keeps and unlocks by itself, so that it signs in without an address."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": begin_registration(self.request.user, passwordless=True)}
        return context


sign_in = SignIn.as_view()
add_passkey = AddPasskey.as_view()


def how_to_join(request: HttpRequest) -> HttpResponse:
    """There is no signing up: the link of a program lets people in."""
    return render(request, "public/accounts/how_to_join.html")
