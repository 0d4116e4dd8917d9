"""What a mentor offers (P6): how much, with what, in which ways, and what not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundwork.core.clock import local_day, now
from groundwork.enrollment.actions import change_capacity, keep_offer_answers
from groundwork.enrollment.models import Channel, HelpKind, MentorOffer, Milestone
from groundwork.web.widgets import ChoiceBoxes, ChoiceCards, DayInput, NumberInput, WordsArea

from .page_form import FREE_TIMES_HINT, PageForm, chosen_skills, free_times_field, vocabulary, words_of


class OfferPage(PageForm):
    """A page whose answers lie on the offer under the same names."""

    def what_is_kept(self) -> dict[str, Any]:
        return {name: getattr(self.part.offer, name) for name in self.base_fields if hasattr(self.part.offer, name)}

    def keep(self, *, by: Any, at: datetime) -> None:
        keep_offer_answers(self.part, self.of(*self.fields), by=by, at=at)


class TimePage(OfferPage):
    title = _("How much can you give?")
    lead = _("A small promise that is kept does more than a large one. You can change it whenever you like.")
    hours_per_month = forms.IntegerField(
        label=_("Hours a month"),
        min_value=1,
        max_value=40,
        widget=NumberInput,
        error_messages={"required": _("Enter how many hours a month, for example 2")},
    )
    places = forms.IntegerField(
        label=_("How many people at a time"),
        min_value=1,
        max_value=20,
        widget=NumberInput,
        error_messages={"required": _("Enter how many people, for example 1")},
    )
    until = forms.DateField(label=_("Until when"), required=False, widget=DayInput)
    free_times = free_times_field()
    hints = {
        "hours_per_month": _("For all of them together, with what you need to prepare."),
        "places": _("Nobody ever asks beyond this number. Fewer later on ends nothing that runs."),
        "free_times": FREE_TIMES_HINT,
    }

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until <= local_day(now(), self.part.person):
            raise forms.ValidationError(gettext("Choose a day after today"))
        return until

    def keep(self, *, by: Any, at: datetime) -> None:
        if "places" in self.cleaned_data:
            change_capacity(self.part, self.cleaned_data["places"], by=by, at=at)
        keep_offer_answers(self.part, self.of("hours_per_month", "until", "free_times"), by=by, at=at)


class OfferedTopicsPage(OfferPage):
    is_question = True
    skills = forms.MultipleChoiceField(label=_("What can you help with?"), required=False, widget=ChoiceBoxes)
    can_help_with = forms.CharField(label=_("In your own words"), required=False, widget=WordsArea, max_length=2000)
    marks_optional = False
    hints = {
        "skills": _("Choose what you know from having done it."),
        "can_help_with": _("What people come to you for, or what is missing in the list."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.circles = words_of(MentorOffer, "can_help_with")
        field: Any = self.fields["skills"]
        field.choices = vocabulary(self.part)

    def what_is_kept(self) -> dict[str, Any]:
        chosen = self.part.offer.offered_skills.values_list("skill_id", flat=True)
        return {"skills": [str(skill) for skill in chosen], "can_help_with": self.part.offer.can_help_with}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("skills") and not said.get("can_help_with"):
            self.add_error("skills", gettext("Choose at least one, or say it in your own words"))
        return said

    def keep(self, *, by: Any, at: datetime) -> None:
        skills = chosen_skills(self.part, self.cleaned_data["skills"]) if "skills" in self.cleaned_data else None
        keep_offer_answers(self.part, self.of("can_help_with"), skills=skills, by=by, at=at)


class WaysPage(OfferPage):
    title = _("In which ways?")
    kinds = forms.MultipleChoiceField(
        label=_("What you like to give"), choices=HelpKind.choices, required=False, widget=ChoiceBoxes
    )
    channel = forms.ChoiceField(label=_("How you like to meet"), choices=Channel.choices, widget=ChoiceCards)
    not_offered = forms.CharField(label=_("What you would rather not do"), required=False, widget=WordsArea)
    hints = {
        "channel": _("The two of you settle the rest."),
        "not_offered": _("Said early, it spares both of you. For example: no recommendations for jobs."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.circles = words_of(MentorOffer, "not_offered")


class MorePage(OfferPage):
    title = _("A little more, if you like")
    lead = _("None of this is needed. It helps somebody to see whether they can identify with your road.")
    lessons = forms.CharField(label=_("Lessons from your own road"), required=False, widget=WordsArea)
    milestones = forms.MultipleChoiceField(
        label=_("What you have been through"), choices=Milestone.choices, required=False, widget=ChoiceBoxes
    )
    mentoring_means = forms.CharField(label=_("What mentoring means to you"), required=False, widget=WordsArea)
    open_to_asks = forms.BooleanField(label=_("People may ask me themselves"), required=False)
    hints = {
        "milestones": _("It brings you together with people who are at that point now."),
        "lessons": _("A turn you took, and what you would do again or otherwise."),
        "mentoring_means": _("The two of you compare this before you decide."),
        "open_to_asks": _("Without it, pairs come about through your own offers and your coordinator."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.circles = words_of(MentorOffer, "lessons", "mentoring_means")
