"""Whom somebody would rather not meet, and whom they are too close to: for both sides, and nobody else's to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle
from groundwork.core.errors import Unacceptable
from groundwork.enrollment.actions import keep_interests, keep_unwanted
from groundwork.enrollment.queries import find_interests, find_unwanted, interests_of, unwanted_by
from groundwork.web.widgets import WordsArea

from .page_form import PageForm


class ApartPage(PageForm):
    title = _("Whom shall we leave out?")
    lead = _("Most people leave this empty. It is honored and shown to nobody.")
    unwanted = forms.CharField(
        label=_("Is there anybody you would rather not be matched with?"), required=False, widget=WordsArea
    )
    interests = forms.CharField(
        label=_("Is there anybody you are too close to, or want something of?"), required=False, widget=WordsArea
    )
    hints = {
        "unwanted": _("People by full name or e-mail address, units by name; one in each line."),
        "interests": _("Family, a business in common, a decision one of you takes about the other. One in each line."),
    }
    circles = {"unwanted": Circle.ME, "interests": Circle.ME}

    def what_is_kept(self) -> dict[str, Any]:
        person, organization = self.part.person, self.part.cohort.program.organization_id
        return {
            "unwanted": "\n".join(unwanted_by(person, organization)),
            "interests": "\n".join(interests_of(person, organization)),
        }

    def clean_unwanted(self) -> Any:
        return self._found("unwanted", find_unwanted)

    def clean_interests(self) -> Any:
        return self._found("interests", find_interests)

    def _found(self, name: str, find: Callable[..., Any]) -> Any:
        lines = self.cleaned_data[name].splitlines()
        try:
            return find(lines, self.part.cohort.program.organization_id, person=self.part.person)
        except Unacceptable as error:
            raise forms.ValidationError(str(error.sentence)) from error

    def keep(self, *, by: Any, at: datetime) -> None:
        if "unwanted" in self.cleaned_data:
            keep_unwanted(self.part, self.cleaned_data["unwanted"], by=by, at=at)
        if "interests" in self.cleaned_data:
            keep_interests(self.part, self.cleaned_data["interests"], by=by, at=at)
