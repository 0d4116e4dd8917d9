"""No new requests for a while: asked the same way when signed in and behind the link in a letter."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundwork.core.clock import local_day
from groundwork.mentorships.actions import months_after

from .forms import Form
from .middleware import zone_named
from .widgets import ChoiceCards, DayInput

MONTHS = {"1": 1, "3": 3}


class PauseForm(Form):
    """For how long? The first answer is chosen, so that one button is enough."""

    is_question = True
    how_long = forms.ChoiceField(
        label=_("For how long?"),
        choices=[
            ("1", _("One month")),
            ("3", _("Three months")),
            ("date", _("Until a day I choose")),
            ("open", _("Until I say so")),
        ],
        widget=ChoiceCards,
    )
    until = forms.DateField(label=_("The first day you are there again"), required=False, widget=DayInput)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **{"initial": {"how_long": "1"}} | kwargs)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("how_long") == "date" and not said.get("until") and not self.has_error("until"):
            self.add_error("until", gettext("Enter the day, for example 14 9 2027"))
        return said

    def end(self, at: datetime) -> datetime | None:
        """When the pause ends, at the beginning of a day where this person is."""
        chosen = self.cleaned_data["how_long"]
        if chosen == "open":
            return None
        day = (
            self.cleaned_data["until"] if chosen == "date" else months_after(local_day(at, self.person), MONTHS[chosen])
        )
        return datetime.combine(day, time(), tzinfo=zone_named(self.person.time_zone))
