"""One screen after a talk: what became of it, and whatever else somebody likes to add. One answer is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.core.circles import Circle
from groundwork.meetings.models import AgendaItem, Meeting, Pulse
from groundwork.meetings.queries import Topic
from groundwork.meetings.rules import LONGEST, SHORTEST
from groundwork.meetings.states import HELD
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.templatetags.groundwork.moments import there
from groundwork.web.widgets import ChoiceBoxes, ChoiceCards, WordsInput

from .agenda import LONGEST_TOPIC, readers_of
from .fields import MomentField
from .steps import ME, owners
from .times import say_moment

KEPT, SHORT, MOVED, MISSED = "kept", "short", "moved", "missed"
OUTCOMES = [
    (KEPT, gettext_lazy("It took place")),
    (SHORT, gettext_lazy("We kept it short")),
    (MOVED, gettext_lazy("We moved it")),
    (MISSED, gettext_lazy("It did not take place")),
]
OTHER_TIME = "other"


class OutcomeForm(Form):
    """What became of a talk. When somebody has said so already, the rest can still be added."""

    outcome = forms.ChoiceField(widget=ChoiceCards(), choices=OUTCOMES)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes, if it was short"), min_value=SHORTEST, max_value=LONGEST, required=False
    )
    talked = forms.MultipleChoiceField(
        label=gettext_lazy("What did you talk about?"), required=False, widget=ChoiceBoxes()
    )
    question = forms.CharField(
        label=gettext_lazy("A question to think about until next time"),
        required=False,
        max_length=LONGEST_TOPIC,
        widget=WordsInput(),
    )
    next_time = forms.ChoiceField(
        label=gettext_lazy("When do you talk next?"), required=False, widget=ChoiceCards(apart=OTHER_TIME)
    )
    next_at = MomentField(label=gettext_lazy("Day and time, if it is another one"), required=False)
    pulse = forms.ChoiceField(
        label=gettext_lazy("How was it for you?"), required=False, choices=Pulse.Value, widget=ChoiceCards()
    )
    hints = {"talked": gettext_lazy("What you leave open comes along to your next agenda.")}
    marks_optional = False

    def __init__(self, data: Any = None, *, pair: Pair, talk: Meeting, has_next: bool, **kwargs: Any) -> None:
        super().__init__(data, readers=dict.fromkeys(["question"], readers_of(pair)), **kwargs)
        self.circles = {"question": Circle.US, "pulse": Circle.ME}
        fields: Any = self.fields
        fields["outcome"].label = _("What became of your talk with %(name)s?") % {"name": pair.other.first_name}
        self.topics: dict[str, AgendaItem] = {}
        if talk.state in HELD:
            del fields["outcome"], fields["minutes"]
        if has_next:
            del fields["next_time"], fields["next_at"]

    def offer_topics(self, topics: Iterable[Topic]) -> None:
        """Ask which of these were talked about; nothing is asked when nothing was on the agenda."""
        self.topics = {str(topic.item.pk): topic.item for topic in topics}
        fields: Any = self.fields
        fields["talked"].choices = [(key, item.text) for key, item in self.topics.items()]
        if not self.topics:
            del fields["talked"]

    def offer_times(self, times: Iterable[datetime], pair: Pair) -> None:
        """Suggest when to talk next, in the pair's rhythm."""
        asked: Any = self.fields.get("next_time")
        if asked is None:
            return
        # What was suggested when the page was opened can still be meant an hour later.
        posted = self.data.get("next_time", "") if self.is_bound else ""
        moments = {*times, *([datetime.fromisoformat(posted)] if _is_moment(posted) else [])}
        asked.choices = [
            ("", _("We have not settled it yet")),
            *((moment.isoformat(), say_moment(moment)) for moment in sorted(moments)),
            (OTHER_TIME, _("At another time")),
        ]
        asked.widget.hints = {moment.isoformat(): there(moment, pair.other) for moment in moments}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("outcome") == SHORT and not said.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Enter how many minutes it took"))
        if said.get("next_time") == OTHER_TIME and not said.get("next_at") and "next_at" not in self.errors:
            self.add_error("next_at", _("Enter the day and the time of your next talk"))
        return said

    @property
    def next_moment(self) -> datetime | None:
        """When they talk next, tapped or typed."""
        said, typed = self.cleaned_data.get("next_time", ""), self.cleaned_data.get("next_at")
        return datetime.fromisoformat(said) if _is_moment(said) else typed

    @property
    def talked_about(self) -> list[AgendaItem]:
        return [self.topics[key] for key in self.cleaned_data.get("talked", [])]


class StepLine(Form):
    """One line of "who does what": empty unless somebody writes it."""

    circles = {"text": Circle.US}
    marks_optional = False
    text = forms.CharField(
        label=gettext_lazy("What will be done?"), required=False, max_length=LONGEST_TOPIC, widget=WordsInput()
    )
    owner = forms.ChoiceField(label=gettext_lazy("By whom?"), required=False)
    due_on = forms.DateField(label=gettext_lazy("Until when?"), required=False)

    def __init__(self, data: Any = None, *, pair: Pair, number: int) -> None:
        super().__init__(data, prefix=f"step-{number}", initial={"owner": ME}, readers={"text": readers_of(pair)})
        owner: Any = self.fields["owner"]
        owner.choices = owners(pair)


def _is_moment(said: str) -> bool:
    try:
        return datetime.fromisoformat(said).tzinfo is not None
    except ValueError:
        return False
