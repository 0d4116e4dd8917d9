"""What a mentee seeks (P7): what to learn, what kind of help, which rhythm, whom not; later the road ahead."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundwork.enrollment.actions import keep_most_wanted, keep_profile_answers
from groundwork.enrollment.actions.answering import FIRST, MOST_WANTED
from groundwork.enrollment.models import Channel, HelpKind, LearningProfile, Milestone, WantedSkill
from groundwork.web.widgets import ChoiceBoxes, ChoiceCards, WordsArea

from .page_form import (
    FREE_TIMES_HINT,
    PageForm,
    chosen_skills,
    every_so_many_weeks,
    free_times_field,
    vocabulary,
    words_of,
)

UNSURE = "unsure"


class ProfilePage(PageForm):
    """A page whose answers lie on the learning profile under the same names; its words carry their circle."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [name for name in self.fields if isinstance(self.fields[name].widget, WordsArea)]
        self.circles = {**words_of(LearningProfile, *words), **self.circles}

    def what_is_kept(self) -> dict[str, Any]:
        profile = self.part.profile
        return {name: getattr(profile, name) for name in self.base_fields if hasattr(profile, name)}

    def keep(self, *, by: Any, at: datetime) -> None:
        keep_profile_answers(self.part, self.of(*self.fields), by=by, at=at)


class WantedTopicsPage(ProfilePage):
    is_question = True
    skills = forms.MultipleChoiceField(
        label=_("What would you like to work on with a mentor?"), required=False, widget=ChoiceBoxes
    )
    own_words = forms.CharField(label=_("In your own words"), required=False, widget=WordsArea, max_length=2000)
    hints = {
        "skills": _("Choose up to three. You can change this whenever you like."),
        "own_words": _("One sentence is plenty. It helps us to find someone."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["skills"]
        field.choices = [*vocabulary(self.part), (UNSURE, _("I do not know yet"))]
        field.widget.apart = UNSURE
        field.widget.hints = {UNSURE: _("That is a fine place to begin. We look for someone who asks good questions.")}

    def what_is_kept(self) -> dict[str, Any]:
        profile = self.part.profile
        chosen = [str(skill) for skill in profile.wanted_skills.values_list("skill_id", flat=True)]
        return {"skills": [*chosen, *([UNSURE] if profile.knows_not_yet else [])], "own_words": profile.own_words}

    def clean_skills(self) -> list[str]:
        chosen = self.cleaned_data["skills"]
        number = len([each for each in chosen if each != UNSURE])
        if UNSURE in chosen and number:
            raise forms.ValidationError(gettext("Choose topics, or “I do not know yet”"))
        if number > MOST_WANTED:
            too_many = gettext("Choose up to three. You have chosen %(number)s")
            raise forms.ValidationError(too_many % {"number": apnumber(number)})
        return list(chosen)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "skills" in said and not said["skills"] and not said.get("own_words"):
            self.add_error("skills", gettext("Choose up to three, or “I do not know yet”"))
        return said

    def keep(self, *, by: Any, at: datetime) -> None:
        answers, skills = self.of("own_words"), None
        if "skills" in self.cleaned_data:
            chosen = self.cleaned_data["skills"]
            answers["knows_not_yet"] = UNSURE in chosen
            skills = chosen_skills(self.part, [each for each in chosen if each != UNSURE])
        keep_profile_answers(self.part, answers, skills=skills, by=by, at=at)


class HelpPage(ProfilePage):
    is_question = True
    kinds = forms.MultipleChoiceField(
        label=_("What kind of help would do you good?"), choices=HelpKind.choices, widget=ChoiceBoxes
    )
    most_wanted = forms.ChoiceField(label=_("What matters most of what you chose"), widget=forms.RadioSelect)
    in_return = forms.CharField(label=_("What you could give in return"), required=False, widget=WordsArea)
    hints = {
        "kinds": _("Choose all that fit."),
        "in_return": _("A view from elsewhere, a skill, a language: mentors learn too."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self._wanted()
        if len(chosen) < 2:
            del self.fields["most_wanted"]
            return
        field: Any = self.fields["most_wanted"]
        field.required = False
        field.choices = [*((str(each.skill_id), each.skill.name) for each in chosen), ("", _("All alike"))]

    def _wanted(self) -> list[WantedSkill]:
        return list(self.part.profile.wanted_skills.select_related("skill"))

    def what_is_kept(self) -> dict[str, Any]:
        wanted = self._wanted()
        first = [str(each.skill_id) for each in wanted if each.rank == FIRST]
        return {**super().what_is_kept(), "most_wanted": first[0] if len(first) == 1 else ""}

    def keep(self, *, by: Any, at: datetime) -> None:
        keep_profile_answers(self.part, self.of("kinds", "in_return"), by=by, at=at)
        if "most_wanted" in self.cleaned_data:
            skills = chosen_skills(self.part, filter(None, [self.cleaned_data["most_wanted"]]))
            keep_most_wanted(self.part, next(iter(skills), None), by=by, at=at)


def _rhythms() -> list[tuple[int, str]]:
    return [(weeks, every_so_many_weeks(weeks)) for weeks in (1, 2, 3, 4, 6)]


class RhythmPage(ProfilePage):
    title = _("How would you like to meet?")
    lead = _("A wish, no promise: the two of you agree on what suits both.")
    rhythm_weeks = forms.TypedChoiceField(label=_("How often"), choices=_rhythms, coerce=int, widget=ChoiceCards)
    channel = forms.ChoiceField(label=_("In which way"), choices=Channel.choices, widget=ChoiceCards)
    meeting_place = forms.CharField(label=_("Where, if in person"), required=False, max_length=120)
    free_times = free_times_field()
    hints = {"free_times": FREE_TIMES_HINT}

    def what_is_kept(self) -> dict[str, Any]:
        kept = super().what_is_kept()
        kept["rhythm_weeks"] = kept["rhythm_weeks"] or self.part.cohort.program.rhythm_weeks
        return kept


class AheadPage(ProfilePage):
    title = _("The road ahead")
    lead = _("None of this is needed. Whoever knows where they would like to go finds better company.")
    milestones = forms.MultipleChoiceField(
        label=_("What you are going through now"), choices=Milestone.choices, required=False, widget=ChoiceBoxes
    )
    goals = forms.CharField(label=_("Goals for your work"), required=False, widget=WordsArea)
    in_three_years = forms.CharField(
        label=_("Where do you see yourself in three years?"), required=False, widget=WordsArea
    )
    in_five_years = forms.CharField(label=_("And in five?"), required=False, widget=WordsArea)
    hints = {"milestones": _("We look for somebody who has been there.")}


class IdealPage(ProfilePage):
    title = _("Your ideal mentor")
    lead = _("A guide for looking, not a list of conditions. None of this is needed.")
    must_have = forms.CharField(label=_("What a mentor has to have for this to work"), required=False, widget=WordsArea)
    would_be_good = forms.CharField(label=_("What would be good besides"), required=False, widget=WordsArea)
    mentoring_means = forms.CharField(label=_("What mentoring means to you"), required=False, widget=WordsArea)
    open_to_offers = forms.BooleanField(label=_("Mentors may offer me their help"), required=False)
    hints = {
        "mentoring_means": _("The two of you compare this before you decide."),
        "open_to_offers": _("They see your name and that you are looking, nothing else."),
    }
