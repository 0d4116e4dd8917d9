"""A page of questions about somebody's part: it begins with what is kept and keeps what is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from groundwork.core.circles import Words
from groundwork.enrollment.models import FreeTime, Participation, Skill
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceBoxes


class PageForm(Form):
    """One page. `everything` asks for what is known already as well: somebody wants to change it."""

    title: str | Promise = ""
    lead: str | Promise = ""
    button: str | Promise = ""

    def __init__(self, *args: Any, part: Participation, everything: bool = True, **kwargs: Any) -> None:
        self.part, self.everything = part, everything
        super().__init__(*args, initial=self.what_is_kept(), **kwargs)

    def what_is_kept(self) -> dict[str, Any]:
        """The answers so far, by field."""
        raise NotImplementedError

    def keep(self, *, by: Any, at: datetime) -> None:
        """Hand the answers to the action that keeps them."""
        raise NotImplementedError

    def of(self, *names: str) -> dict[str, Any]:
        """What was said in these fields: with an error elsewhere on the page, what holds is still kept."""
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


FREE_TIMES_HINT = _("By your own clock. Two people whose hours overlap find a time to talk sooner.")


def free_times_field() -> forms.MultipleChoiceField:
    """When somebody usually has time: the same question for both sides, so that the answers can be laid together."""
    label = _("When you usually have time to talk")
    return forms.MultipleChoiceField(label=label, choices=FreeTime.choices, required=False, widget=ChoiceBoxes)


def every_so_many_weeks(weeks: int) -> str:
    """A rhythm, as people say it."""
    return ngettext("Every week", "Every %(weeks)s weeks", weeks) % {"weeks": apnumber(weeks)}


def words_of(model: Any, *names: str) -> dict[str, Words]:
    """The model's own fields for people's words: they know their circle."""
    return {name: model._meta.get_field(name) for name in names}


def vocabulary(part: Participation) -> list[tuple[str, str]]:
    """The organization's words for what can be learned, as choices."""
    skills = Skill.objects.filter(organization=part.cohort.program.organization_id)
    return [(str(skill.pk), skill.name) for skill in skills]


def chosen_skills(part: Participation, ids: Iterable[str]) -> list[Skill]:
    """The skills behind the ticked boxes, within the organization's wall."""
    return list(Skill.objects.filter(organization=part.cohort.program.organization_id, pk__in=list(ids)))
