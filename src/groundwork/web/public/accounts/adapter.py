"""How allauth behaves here: nobody signs up by themselves, letters are ours, and its chatter stays unsaid."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .letters import send_letter

LETTERS = {
    "account/email/login_code": "sign_in_code",
    "account/email/unknown_account": "sign_in_unknown",
}
SECOND_FACTOR = "allauth.mfa.stages.AuthenticateStage"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in by a code from a letter, by passkey or by password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code in our letter. Look again, or ask for a new one"),
        "too_many_login_attempts": _("There were many tries within a short time. Wait a few minutes, then go on"),
        "rate_limited": _("There were many tries within a short time. Wait a few minutes, then go on"),
        "email_password_mismatch": _("Address and password do not go together. A code by e-mail always works"),
        "incorrect_password": _("This is not your password"),
        "enter_current_password": _("Enter the password you have now"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come in by a cohort's link or are brought in by a coordinator."""
        return False

    def get_login_stages(self) -> list[str]:
        # A passkey is another door, not a second lock on the first: whoever loses a phone still gets in by letter.
        return [stage for stage in super().get_login_stages() if stage != SECOND_FACTOR]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("member:account")

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        # What went well, the next page shows by itself.
        if level == messages.ERROR:
            super().add_message(request, level, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        # Known and unknown addresses each get exactly one letter, so that nothing can be learned from the outside.
        send_letter(self.request, LETTERS[template_prefix], email, {"code": context.get("code", "")})
