"""What we ask at a join link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundwork.enrollment.models import Role
from groundwork.programs.models import Program
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceCards, CodeInput

BOTH = "both"


class RoleForm(Form):
    """What somebody would like to be here."""

    role = forms.ChoiceField(
        label=_("How would you like to take part?"),
        widget=ChoiceCards,
        error_messages={"required": _("Choose how you would like to take part")},
    )

    def __init__(self, *args: Any, program: Program, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word = {"mentee": program.mentee_word}
        field: Any = self.fields["role"]
        field.choices = [
            (Role.MENTEE, _("I would like to have a mentor")),
            (Role.MENTOR, _("I would like to be a mentor")),
            (BOTH, _("Both")),
        ]
        field.widget.hints = {
            Role.MENTEE: _("As %(mentee)s you lead: you say what it is about and when you meet.") % word,
            Role.MENTOR: _("You say how much time you give. Nobody is asked for more than that."),
            BOTH: _("You are a mentor to somebody, and have a mentor yourself."),
        }

    @property
    def roles(self) -> list[Role]:
        """What was chosen, the mentee's part first."""
        chosen = self.cleaned_data["role"]
        return roles_of(chosen)


class JoinForm(RoleForm):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={"required": _("Enter your e-mail address")},
        widget=forms.EmailInput({"autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}),
    )
    hints = {"email": _("We send you a code, so that nobody joins in your name.")}


class JoinCodeForm(Form):
    code = forms.CharField(
        label=_("The code in our letter"),
        max_length=20,
        widget=CodeInput(),
        help_text=_("Eight digits, as in 1234-5678."),
        error_messages={"required": _("Enter the code in our letter")},
    )


def roles_of(chosen: str) -> list[Role]:
    return [Role.MENTEE, Role.MENTOR] if chosen == BOTH else [Role(chosen)]
