"""Which pairs go out, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from groundwork.matching.models import Pairing
from groundwork.web.forms import Form
from groundwork.web.widgets import MomentInput, NumberInput


class BatchForm(Form):
    """A part of the pairs, or all of them; now, or on a day. The pairs come weakest first."""

    which = forms.ChoiceField(label=_("Which pairs?"), widget=forms.RadioSelect, initial="strongest")
    number = forms.IntegerField(
        label=_("How many of the strongest?"),
        required=False,
        min_value=1,
        widget=NumberInput,
        error_messages={"min_value": _("Enter 1 or more.")},
    )
    when = forms.ChoiceField(
        label=_("When?"), choices=[("now", _("Now")), ("later", _("On a day"))], widget=forms.RadioSelect, initial="now"
    )
    due_at = forms.DateTimeField(
        label=_("Day and hour, if later"),
        required=False,
        widget=MomentInput,
        help_text=_("On your clock. Nobody is told for thirty minutes from then on."),
    )

    def __init__(self, *args: Any, pairs: Sequence[Pairing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = pairs
        self.locked = [pair for pair in pairs if pair.keep == Pairing.Keep.LOCKED]
        count = len(self.locked)
        locked = ngettext("The %(count)d locked pair", "The %(count)d locked pairs", count) % {"count": count}
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            ("strongest", _("The strongest, so many")),
            *([("locked", locked)] if count else []),
            ("all", _("All pairs that are still here")),
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("which") == "strongest" and not said.get("number") and "number" not in self.errors:
            self.add_error("number", _("Enter how many pairs are to go out."))
        if said.get("when") == "later" and not said.get("due_at") and "due_at" not in self.errors:
            self.add_error("due_at", _("Enter the day and the hour."))
        if said.get("when") == "now":
            said["due_at"] = None
        return said

    def chosen(self) -> list[Pairing]:
        """The pairs that were chosen."""
        which = self.cleaned_data["which"]
        if which == "strongest":
            return list(self.pairs[-self.cleaned_data["number"] :])
        return self.locked if which == "locked" else list(self.pairs)
