"""What a coordinator is asked when the past speaks for other weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundwork.programs.models import Cohort
from groundwork.web.forms import Form

ENDED = _("This page is from before. Look at it once more.")


class NextRoundForm(Form):
    """In which cohort the next round begins. The weights that were read come along."""

    judged = forms.CharField(widget=forms.HiddenInput)
    weights = forms.CharField(widget=forms.HiddenInput)
    cohort = forms.ChoiceField(
        label=_("For which cohort?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the cohort that the new round is for")},
    )

    def __init__(self, *args: Any, cohorts: Iterable[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(cohort.pk), cohort.name) for cohort in cohorts]
        self.fields["cohort"].choices = choices  # type: ignore[attr-defined]
        self.has_cohorts = bool(choices)
        if len(choices) == 1:
            self.fields["cohort"].initial = choices[0][0]

    @staticmethod
    def written(weights: Mapping[str, str]) -> str:
        """Weights as one hidden line."""
        return ",".join(f"{part}={word}" for part, word in weights.items())

    def clean_weights(self) -> dict[str, str]:
        """The line read again. Whether it is what the past says, the action knows."""
        pairs = [pair.partition("=") for pair in self.cleaned_data["weights"].split(",")]
        if not all(equals for _part, equals, _word in pairs):
            raise forms.ValidationError(ENDED)
        return {part: word for part, _equals, word in pairs}
