"""What this topic asks: a search, a note, a letter, a reflection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle
from groundwork.invitations.actions.asking import MOST_WORDS
from groundwork.invitations.models import Letter
from groundwork.web.forms import Form
from groundwork.web.widgets import WordsArea


class SearchForm(Form):
    """A few words to find somebody by."""

    marks_optional = False
    q = forms.CharField(label=_("Search by name, work or topic"), required=False, max_length=80)


class NoteForm(Form):
    """The guided note that a request or an offer opens with."""

    text = forms.CharField(
        label=_("Your note"),
        max_length=MOST_WORDS,
        widget=WordsArea(rows=12),
        error_messages={"required": _("Write a few words")},
    )
    circles = {"text": Letter._meta.get_field("text")}


class LetterForm(NoteForm):
    """A question or an answer before deciding."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Ask, or answer")
        self.fields["text"].widget.attrs["rows"] = 3


class ReflectionForm(Form):
    """What one notes for oneself after the talk (P16)."""

    text = forms.CharField(
        label=_("A note for yourself"), required=False, max_length=MOST_WORDS, widget=WordsArea(rows=4)
    )
    hints = {
        "text": _("Did you feel heard? Can you see the two of you on one road? What drives each of you?"),
    }
    circles = {"text": Circle.ME}
