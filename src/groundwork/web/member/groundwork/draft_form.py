"""A page of questions about the draft, as a form: facts, ready answers, own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from groundwork.agreements.drafts import REACHED_FROM, REACHED_UNTIL
from groundwork.agreements.models import Agreement
from groundwork.agreements.ready import BETWEEN_NOTHING, in_one, ready_answers, taken_apart
from groundwork.agreements.states import ClauseKey as K
from groundwork.agreements.wording import say_answer_time, say_length, say_rhythm
from groundwork.core.circles import Circle
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceCards, WordsArea

from .pairs import Pair
from .questions import LEGENDS, OWN_HINTS, OWN_LABELS, PAGES

OWN = "own"
AT_MOST = 300  # characters, so that an agreement stays a page or two


class DraftForm(Form):
    """One page of questions about a draft."""

    def __init__(self, page: str, pair: Pair, draft: Agreement, words: Mapping[str, str], data: Any = None) -> None:
        self.asked, self.pair, self.draft = PAGES[page], pair, draft
        initial: dict[str, Any] = {name: getattr(draft, name) for name in self.asked.facts}
        for key in self.asked.clauses:
            code, added = taken_apart(key, words.get(key, ""), pair.mentorship)
            initial |= {key: code or (OWN if added else ""), f"{key}_own": added}
        initial |= {f"{key}_own": words.get(key, "") for key in self.asked.words_alone}
        made = {**self._facts(), **self._clauses()}
        self.base_fields = {name: made[name] for name in self._order()}  # type: ignore[misc]  # these two people's own
        own = [name for name in self._order() if name.endswith("_own")]
        self.circles = dict.fromkeys(own, Circle.US)
        self.readers = dict.fromkeys(own, _("%(name)s and you") % {"name": pair.other.first_name})
        self.hints = {f"{key}_own": hint for key, hint in OWN_HINTS.items()}
        super().__init__(data, initial=initial)

    def _order(self) -> list[str]:
        words = [f"{key}_own" for key in self.asked.words_alone]
        return [*self.asked.facts, *words, *(name for key in self.asked.clauses for name in (key, f"{key}_own"))]

    def _clauses(self) -> dict[str, forms.Field]:
        made: dict[str, forms.Field] = {}
        for key in self.asked.clauses:
            choices = [*ready_answers(key, self.pair.mentorship), (OWN, _("In our own words"))]
            missing = _("Choose an answer under “%(label)s”, or write your own") % {"label": LEGENDS[key]}
            made[key] = forms.ChoiceField(
                label=LEGENDS[key],
                choices=choices,
                widget=ChoiceCards(apart=OWN),
                error_messages={"required": missing},
            )
        for key in [*self.asked.clauses, *self.asked.words_alone]:
            made[f"{key}_own"] = forms.CharField(
                label=OWN_LABELS[key], required=False, max_length=AT_MOST, widget=WordsArea(rows=2)
            )
        return made

    def _facts(self) -> dict[str, forms.Field]:
        mentor = {"mentor": self.pair.mentorship.mentor.first_name}
        weeks = sorted({1, 2, 3, 4, 6, self.draft.rhythm_weeks})
        minutes = sorted({30, 45, 60, 90, self.draft.minutes})
        days = sorted({1, 2, 3, 7, self.draft.answer_days})
        return {
            "rhythm_weeks": _pick(_("How often?"), [(each, say_rhythm(each)) for each in weeks]),
            "minutes": _pick(_("How long?"), [(each, say_length(each).capitalize()) for each in minutes]),
            "channel": forms.ChoiceField(label=_("In which way?"), choices=Agreement.Channel.choices),
            "hours_from": forms.TimeField(
                label=_("%(mentor)s can be reached on working days from") % mentor, required=False
            ),
            "hours_until": forms.TimeField(label=_("Until"), required=False),
            "answer_days": _pick(_("An answer comes"), [(each, say_answer_time(each).capitalize()) for each in days]),
            "look_back_on": forms.DateField(label=_("You look back together on"), required=False),
            "ends_on": forms.DateField(label=_("Your agreement holds until")),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for key in self.asked.clauses:
            own = cleaned.get(f"{key}_own", "")
            if own and key in self.errors:  # own words are an answer too
                del self.errors[key]
                cleaned[key] = OWN
            elif not own and cleaned.get(key) == OWN:
                self.add_error(f"{key}_own", _("Write your own answer, or choose one of the ready ones"))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        facts = {name: self.cleaned_data[name] for name in self.asked.facts}
        if K.BETWEEN in self.asked.clauses:
            facts |= self._hours()
        return facts

    def _hours(self) -> dict[str, Any]:
        """Who keeps questions for the next talk needs no hours; who does not begins from ordinary ones."""
        if self.cleaned_data[K.BETWEEN] == BETWEEN_NOTHING:
            return {"hours_from": None, "hours_until": None}
        if self.draft.hours_from is None and self.initial[K.BETWEEN] == BETWEEN_NOTHING:
            return {"hours_from": REACHED_FROM, "hours_until": REACHED_UNTIL}
        return {}

    @property
    def clauses(self) -> dict[str, str]:
        sentences = {key: dict(ready_answers(key, self.pair.mentorship)) for key in self.asked.clauses}
        said = {
            key: in_one(sentences[key].get(self.cleaned_data[key], ""), self.cleaned_data[f"{key}_own"])
            for key in self.asked.clauses
        }
        return {**said, **{key: self.cleaned_data[f"{key}_own"] for key in self.asked.words_alone}}


def _pick(label: str, choices: list[tuple[int, str]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int)
