"""The answer to a request or an offer: asked the same way when signed in and behind the link in a letter."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.core.circles import Circle
from groundwork.invitations.actions import decline, say_not_now, say_yes_to_a_talk
from groundwork.invitations.models import Invitation

from .forms import Form
from .widgets import ChoiceCards, WordsArea

YES, BEGIN, NOT_NOW, SOMEONE, NO = "yes", "begin", "not-now", "someone", "no"
BY_LETTER = [YES, NOT_NOW, SOMEONE, NO]
SIGNED_IN = [YES, BEGIN, NOT_NOW, NO]


class AnswerForm(Form):
    """One choice, and a line if one likes. No reason is ever asked for."""

    answer = forms.ChoiceField(label=gettext_lazy("Your answer"), widget=ChoiceCards())
    line = forms.CharField(label="", required=False, max_length=4000, widget=WordsArea(rows=2))
    circles = {"line": Circle.US}

    def __init__(self, *args: Any, invitation: Invitation, offered: list[str], **kwargs: Any) -> None:
        other = invitation.asker.person.first_name
        super().__init__(*args, readers={"line": _("%(name)s and you") % {"name": other}}, **kwargs)
        labels, hints = _labels(), _hints(invitation, other)
        self.fields["answer"].choices = [(value, labels[value]) for value in offered]  # type: ignore[attr-defined]
        self.fields["answer"].widget.hints = {value: hints[value] for value in offered}  # type: ignore[attr-defined]
        self.fields["line"].label = _("A line to %(name)s") % {"name": other}


def _labels() -> dict[str, str]:
    return {
        YES: _("Yes, let’s meet once"),
        BEGIN: _("Yes, let’s begin"),
        NOT_NOW: _("Not now"),
        SOMEONE: _("Suggest someone else"),
        NO: _("No"),
    }


def _hints(invitation: Invitation, other: str) -> dict[str, str]:
    is_offer = invitation.kind == Invitation.Kind.OFFER
    mine = invitation.asked.person.first_name
    facts = {"other": other, "mine": mine}
    once = _("Half an hour or an hour to find out whether it fits. Nothing is agreed yet.")
    if is_offer:
        once += " " + _("From then on %(other)s can read what you wrote about what you seek.") % facts
    return {
        YES: once,
        BEGIN: _("You know enough already. The two of you begin today."),
        NOT_NOW: _("%(other)s reads: “%(mine)s has no room for now.” Nothing is counted.") % facts,
        SOMEONE: _("You name a colleague on the next page. Whoever it is decides freely.") % facts,
        NO: _("No reason is needed. %(other)s hears it in kind words.") % facts,
    }


def give_answer(invitation: Invitation, answer: dict[str, str], *, by: Any, at: datetime) -> None:
    """Do what was chosen; the choices that lead to another page are not for here."""
    verb = {YES: say_yes_to_a_talk, NOT_NOW: say_not_now, NO: decline}[answer["answer"]]
    verb(invitation, by=by, at=at, line=answer["line"])
