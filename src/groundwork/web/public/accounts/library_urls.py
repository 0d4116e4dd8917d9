"""The doors of allauth, each at an address of ours. What isn't listed here isn't open: there is no signing up."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

from . import views

to_account = RedirectView.as_view(url=reverse_lazy("member:account"))

urlpatterns = [
    path("sign-in/", views.sign_in, name="account_request_login_code"),
    path("sign-in/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/password/", account.login, name="account_login"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/how-to-join/", views.how_to_join, name="account_signup"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="account_logout"),
    path("you/password/", account.password_change, name="account_change_password"),
    path("you/password/new/", account.password_set, name="account_set_password"),
    path("you/confirmation/", account.reauthenticate, name="account_reauthenticate"),
    path("you/confirmation/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("you/passkeys/", to_account, name="mfa_index"),
    path("you/passkeys/", to_account, name="mfa_list_webauthn"),
    path("you/passkeys/new/", views.add_passkey, name="mfa_add_webauthn"),
    path("you/passkeys/<int:pk>/removal/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
