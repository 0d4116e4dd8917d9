"""Asking for times: suggestions to tap, and room for times of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.agreements.wording import city_of
from groundwork.core.days import here, say_clock, say_day
from groundwork.meetings.rules import LONGEST, SHORTEST
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.templatetags.groundwork.moments import there
from groundwork.web.widgets import ChoiceBoxes

from .fields import MomentField

OWN = ["own_1", "own_2", "own_3"]


def say_moment(moment: datetime) -> str:
    """ "Thursday 11 March, 16:00", on the reader's clock."""
    local = here(moment)
    assert isinstance(local, datetime)
    return _("%(day)s, %(clock)s") % {"day": say_day(moment), "clock": say_clock(local)}


def say_zones(pair: Pair) -> str:
    """Whose clock is whose, where the two live by different ones."""
    mine, theirs = city_of(pair.me.time_zone), city_of(pair.other.time_zone)
    if pair.me.time_zone == pair.other.time_zone or not (mine and theirs):
        return ""
    said = {"mine": mine, "name": pair.other.first_name, "theirs": theirs}
    return _("Times are yours, in %(mine)s. In brackets: %(name)s’s, in %(theirs)s.") % said


class TimesForm(Form):
    """Two or three times, tapped or typed."""

    is_question = True
    times = forms.MultipleChoiceField(required=False, widget=ChoiceBoxes())
    own_1 = MomentField(label=gettext_lazy("A time of your own"), required=False)
    own_2 = MomentField(label=gettext_lazy("Another one"), required=False)
    own_3 = MomentField(label=gettext_lazy("And another one"), required=False)
    minutes = forms.IntegerField(
        label=gettext_lazy("How long, in minutes"), min_value=SHORTEST, max_value=LONGEST, required=False
    )
    marks_optional = False

    def __init__(
        self, data: QueryDict | None = None, *, pair: Pair, question: str, suggested: Iterable[datetime], minutes: int
    ) -> None:
        super().__init__(data, initial={"minutes": minutes})
        self.length = minutes
        # What was suggested a moment ago may be suggested no more, and can still be meant.
        posted = data.getlist("times") if data is not None else []
        moments = sorted({*suggested, *filter(None, map(_moment, posted))})
        asked: Any = self.fields["times"]
        asked.label = question
        asked.choices = [(moment.isoformat(), say_moment(moment)) for moment in moments]
        asked.widget.hints = {moment.isoformat(): there(moment, pair.other) for moment in moments}
        hint = _("Choose two or three. %(name)s picks one.") % {"name": pair.other.first_name}
        self.hints = {"times": " ".join(part for part in (hint, say_zones(pair)) if part)}

    @property
    def shows_own(self) -> bool:
        """Whether the times of one's own stand open: nothing is suggested, or something was typed there."""
        typed = self.is_bound and any(self.data.get(name) for name in OWN)
        return typed or not self.fields["times"].choices or any(self.errors.get(name) for name in [*OWN, "minutes"])  # type: ignore[attr-defined]

    def chosen(self) -> list[datetime]:
        """The moments tapped and typed."""
        tapped = [moment for value in self.cleaned_data["times"] if (moment := _moment(value))]
        typed = [self.cleaned_data[name] for name in OWN if self.cleaned_data.get(name)]
        return [*tapped, *typed]

    def chosen_length(self) -> int:
        return self.cleaned_data.get("minutes") or self.length


class SettledForm(Form):
    """One time that the two have settled between themselves."""

    next_at = MomentField(label=gettext_lazy("Day and time"))

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="settled_%s")


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
