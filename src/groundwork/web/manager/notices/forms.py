"""What a manager is asked: one choice; weeks and a word are optional."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.core.circles import Circle
from groundwork.invitations.actions.asking import MOST_WORDS
from groundwork.invitations.states import NoticeState
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceCards, DayInput, WordsArea

CHOICES = [
    (NoticeState.AGREED, gettext_lazy("Fine with me")),
    (NoticeState.TALK_FIRST, gettext_lazy("Let’s talk first")),
    (NoticeState.NOT_NOW, gettext_lazy("Not in this period")),
]


class GuidanceForm(Form):
    """What would help, in the manager's view: read by the mentee."""

    guidance = forms.CharField(required=False, max_length=MOST_WORDS, widget=WordsArea(rows=3))
    circles = {"guidance": Circle.MANAGER}

    def __init__(self, *args: Any, mentee: Any, **kwargs: Any) -> None:
        name = mentee.first_name
        super().__init__(*args, readers={"guidance": _("%(name)s and you") % {"name": name}}, **kwargs)
        self.fields["guidance"].label = _("What would help %(name)s, as you see it") % {"name": name}
        self.fields["guidance"].error_messages["required"] = _("Write a few words")


class AnswerForm(GuidanceForm):
    """Fine, let's talk first, or not in this period."""

    answer = forms.ChoiceField(label=gettext_lazy("Your answer"), choices=CHOICES, widget=ChoiceCards())
    busy_from = forms.DateField(label=gettext_lazy("Busy weeks, from"), required=False, widget=DayInput)
    busy_until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=DayInput)

    field_order = ["answer", "guidance", "busy_from", "busy_until"]

    def __init__(self, *args: Any, mentee: Any, **kwargs: Any) -> None:
        super().__init__(*args, mentee=mentee, **kwargs)
        name = {"name": mentee.first_name}
        widget: Any = self.fields["answer"].widget
        widget.hints = {
            NoticeState.AGREED: _("%(name)s reads that you have no objection.") % name,
            NoticeState.TALK_FIRST: _("%(name)s comes to see you about it. Nothing stops meanwhile.") % name,
            NoticeState.NOT_NOW: _("%(name)s and the coordinator read it and look for a better time.") % name,
        }
