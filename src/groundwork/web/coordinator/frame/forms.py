"""What makes a program: its name, its ways, its managers. And a cohort's dates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundwork.programs.models import Cohort, Program
from groundwork.web.forms import Form, ModelForm
from groundwork.web.widgets import ChoiceCards, WordsArea

from .seniority import SeniorityForm

WORDS = {
    "mentee": (_("Mentee"), _("mentee"), _("mentees")),
    "protege": (_("Protégé"), _("protégé"), _("protégés")),
    "mentoree": (_("Mentoree"), _("mentoree"), _("mentorees")),
}
OWN = "own"
WEEKS = [
    (1, _("Every week")),
    (2, _("Every two weeks")),
    (3, _("Every three weeks")),
    (4, _("Every four weeks")),
    (6, _("Every six weeks")),
]
MINUTES = [(30, _("Half an hour")), (45, _("45 minutes")), (60, _("One hour")), (90, _("An hour and a half"))]


class NameForm(ModelForm):
    """What the program is called and what it is for."""

    title = _("What is the program called, and what is it for?")
    hints = {
        "name": _("People see it at the top of each page, for example Side by Side."),
        "purpose": _("One or two sentences that people read before they join."),
    }

    class Meta:
        model = Program
        fields = ["name", "purpose"]
        labels = {"name": _("Name of the program"), "purpose": _("Purpose")}
        error_messages = {"name": {"required": _("Enter a name for the program")}}
        widgets = {"purpose": WordsArea()}


class WaysForm(Form):
    """How people take part unless two of them agree otherwise."""

    title = _("How do people take part?")
    hints = {
        "own_word": _("If you chose another word."),
        "rhythm_weeks": _("A beginning. Each pair agrees on its own rhythm."),
        "length_months": _("How long a mentorship lasts unless the two agree otherwise. From 1 to 36."),
    }
    word = forms.ChoiceField(
        label=_("What do you call someone who is mentored?"),
        choices=[*((key, said[0]) for key, said in WORDS.items()), (OWN, _("Another word"))],
        widget=ChoiceCards(apart=OWN),
    )
    own_word = forms.CharField(label=_("Your word"), max_length=40, required=False)
    own_word_plural = forms.CharField(label=_("Your word for several"), max_length=40, required=False)
    rhythm_weeks = forms.TypedChoiceField(label=_("How often do two people talk?"), choices=WEEKS, coerce=int)
    meeting_minutes = forms.TypedChoiceField(label=_("How long is a talk?"), choices=MINUTES, coerce=int)
    length_months = forms.IntegerField(label=_("Months together"), min_value=1, max_value=36)

    def __init__(self, *args: Any, instance: Program, **kwargs: Any) -> None:
        self.instance = instance
        word = next((key for key, said in WORDS.items() if instance.mentee_word in {key, str(said[1])}), OWN)
        initial = {name: getattr(instance, name) for name in ("rhythm_weeks", "meeting_minutes", "length_months")}
        own = {"own_word": instance.mentee_word, "own_word_plural": instance.mentee_word_plural} if word == OWN else {}
        super().__init__(*args, initial={"word": word, **initial, **own}, **kwargs)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("word") == OWN:
            for name, example in (("own_word", _("fellow")), ("own_word_plural", _("fellows"))):
                if not said.get(name):
                    self.add_error(name, _("Enter your word, for example %(example)s") % {"example": example})
        return said

    def facts(self) -> dict[str, Any]:
        """The program's fields as they were chosen."""
        said = dict(self.cleaned_data)
        word, own, several = said.pop("word"), said.pop("own_word"), said.pop("own_word_plural")
        if word != OWN:
            _title, own, several = WORDS[word]
        return {**said, "mentee_word": str(own), "mentee_word_plural": str(several)}


class ManagersForm(ModelForm):
    """What managers hear. They never see what a pair writes."""

    title = _("What do managers hear?")
    is_question = True

    class Meta:
        model = Program
        fields = ["manager_policy"]
        labels = {"manager_policy": _("What do managers hear?")}
        help_texts = {"manager_policy": _("By a letter with a link, without an account. They see no word of a pair.")}
        widgets = {
            "manager_policy": ChoiceCards(
                hints={
                    "told": _("Once two people agree: who, how much time, until when."),
                    "asked": _("The same, and they can say if something speaks against it."),
                    "none": _("For members of an association or students, for example."),
                }
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without the blank row that a model's choices bring along.
        self.fields["manager_policy"].choices = Program.ManagerPolicy.choices  # type: ignore[attr-defined]


class OrientationForm(ModelForm):
    """Who goes to an orientation before a round may match them."""

    title = _("Who goes to an orientation first?")
    is_question = True

    class Meta:
        model = Program
        fields = ["orientation_for"]
        labels = {"orientation_for": _("Who goes to an orientation first?")}
        help_texts = {"orientation_for": _("You note who has been there. Until then no round matches them.")}
        widgets = {"orientation_for": ChoiceCards()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without the blank row that a model's choices bring along.
        self.fields["orientation_for"].choices = Program.OrientationPolicy.choices  # type: ignore[attr-defined]


PAGES: dict[str, Any] = {"name": NameForm, "ways": WaysForm, "managers": ManagersForm}
LATER_PAGES: dict[str, Any] = {"orientation": OrientationForm, "seniority": SeniorityForm}  # a new program has neither


def facts_of(form: Any) -> dict[str, Any]:
    """What the form says about the program."""
    return form.facts() if hasattr(form, "facts") else dict(form.cleaned_data)


class CohortForm(ModelForm):
    """A cohort's name and its three days."""

    title: str | Promise = _("When does the cohort happen?")
    hints = {
        "name": _("So that people tell it from the next one, for example Spring 2027."),
        "matching_on": _("Until then people join and answer; then you match them."),
        "starts_on": _("When pairs have their first talks."),
        "ends_on": _("When mentorships of this cohort come to their review."),
    }
    matching_on = forms.DateField(label=_("Day of matching"))
    starts_on = forms.DateField(label=_("Start"))
    ends_on = forms.DateField(label=_("End"))

    class Meta:
        model = Cohort
        fields = ["name", "matching_on", "starts_on", "ends_on"]
        labels = {"name": _("Name of the cohort")}
        error_messages = {"name": {"required": _("Enter a name for the cohort")}}


class CoordinatorForm(Form):
    """One more person who looks after the program."""

    hints = {"name": _("For somebody who is new to the organization here.")}
    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
