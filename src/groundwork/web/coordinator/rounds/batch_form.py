"""Which pairs go out, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from groundwork.matching.batches import Part, Places, Where, part_of
from groundwork.matching.models import Pairing
from groundwork.web.forms import Form
from groundwork.web.widgets import MomentInput, NumberInput

CHOICES = ("which", "number", "where", "when", "due_at")


class BatchForm(Form):
    """A part of the pairs, or all of them; now, or on a day. The pairs come weakest first."""

    marks_optional = False
    where = forms.ChoiceField(label=_("Of which people?"), required=False)
    which = forms.ChoiceField(label=_("Which pairs?"), widget=forms.RadioSelect, initial=Part.STRONGEST)
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

    def __init__(self, *args: Any, pairs: Sequence[Pairing], places: Places, people: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pairs, self.places = pairs, places
        count = len(part_of(pairs, Part.LOCKED))
        labels: dict[str, Any] = dict(Part.choices)
        labels[Part.LOCKED] = ngettext("The %(count)d locked pair", "The %(count)d locked pairs", count) % {
            "count": count
        }
        hidden = set() if count else {Part.LOCKED.value}
        which, where = self.fields["which"], self.fields["where"]
        which.choices = [(name, label) for name, label in labels.items() if name not in hidden]  # type: ignore[attr-defined]
        where.label = _("Of which %(people)s?") % {"people": people}
        where.choices = [("", _("Everybody")), *self._places()]  # type: ignore[attr-defined]
        if len(where.choices) == 1:  # type: ignore[attr-defined]
            del self.fields["where"]

    def _places(self) -> list[Any]:
        groups = []
        for where in Where:
            names = sorted(self.places[where].items(), key=lambda item: item[0].casefold())
            lines = [(f"{where}:{name}", f"{name} ({len(pairs)})") for name, pairs in names]
            if len(lines) > 1:  # one alone would be everybody
                groups.append((where.label, lines))
        return groups

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("which") == Part.STRONGEST and not said.get("number") and "number" not in self.errors:
            self.add_error("number", _("Enter how many pairs are to go out."))
        if said.get("when") == "later" and not said.get("due_at") and "due_at" not in self.errors:
            self.add_error("due_at", _("Enter the day and the hour."))
        if said.get("when") == "now":
            said["due_at"] = None
        if not self.errors and not self.chosen():
            self.add_error("which", _("No pair is of this kind. Choose others."))
        return said

    def chosen(self) -> list[Pairing]:
        """The pairs that were chosen, weakest first."""
        said, pairs = self.cleaned_data, self.pairs
        if said.get("where"):
            where, _colon, name = said["where"].partition(":")
            pairs = [pair for pair in pairs if pair.pk in self.places[where][name]]
        return part_of(pairs, said["which"], number=said.get("number") or 0)

    def said(self) -> dict[str, str]:
        """What was chosen, as an address and a further form say it again."""
        return {name: self.data[name] for name in CHOICES if self.data.get(name)}
