"""What we ask when somebody signs in: allauth's checks in our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from groundwork.web.forms import Asking
from groundwork.web.widgets import CodeInput

ADDRESS = {"autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}


def ask_for_address(field: forms.Field, autocomplete: str = "email") -> None:
    """An address is asked for in the same words everywhere."""
    field.label = _("Your e-mail address")
    field.error_messages["required"] = _("Enter your e-mail address")
    field.widget.attrs = {**ADDRESS, "autocomplete": autocomplete}


class CodeRequestForm(Asking, allauth_forms.RequestLoginCodeForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_address(self.fields["email"], "email webauthn")


class CodeForm(Asking, allauth_forms.ConfirmLoginCodeForm):  # type: ignore[misc]
    code = forms.CharField(
        label=_("The code in our letter"),
        max_length=20,
        widget=CodeInput(),
        help_text=_("Eight digits, as in 1234-5678."),
        error_messages={"required": _("Enter the code in our letter")},
    )


class PasswordForm(Asking, allauth_forms.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_address(self.fields["login"], "username")
        _ask_for_password(self.fields["password"], _("Your password"), "current-password")
        self.fields["remember"].widget = forms.HiddenInput()
        self.fields["remember"].initial = True


def _ask_for_password(field: forms.Field, label: Any, autocomplete: str) -> None:
    field.label = label
    field.help_text = ""
    field.widget.attrs = {"autocomplete": autocomplete}
    field.error_messages["required"] = _("Enter the password")


class NewPasswordForm(Asking, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    hints = {"password1": _("Fifteen characters or more. Several words in a row are easy to keep in mind.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_password(self.fields["password1"], _("A password"), "new-password")
        _ask_for_password(self.fields["password2"], _("The same once more"), "new-password")


class PasswordChangeForm(Asking, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    hints = NewPasswordForm.hints

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_password(self.fields["oldpassword"], _("Your password now"), "current-password")
        _ask_for_password(self.fields["password1"], _("A new password"), "new-password")
        _ask_for_password(self.fields["password2"], _("The same once more"), "new-password")


class ConfirmationForm(Asking, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_password(self.fields["password"], _("Your password"), "current-password")


class NewPasskeyForm(Asking, passkey_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that signs in by itself; a name tells several apart."""

    passwordless = None  # a passkey here is always enough
    hints = {"name": _("So that you know it among others: “My phone”, for example.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name: Any = self.fields["name"]
        name.label, name.max_length = _("What do you call this device?"), 60
        self.initial["name"] = ""

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        return dict(super().clean())
