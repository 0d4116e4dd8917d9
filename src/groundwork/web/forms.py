"""How we ask: one field template for every form, ours and those of libraries alike.

A form of ours derives from `Form` or `ModelForm` and names what a person must know to answer: `hints` above the input,
`circles` beneath a box for words. Errors say what to do, with the same words beside the field and in the summary.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import TemplateDoesNotExist
from django.utils.functional import cached_property

from groundwork.core.circles import Circle, Words
from groundwork.core.errors import GroundworkError

from .asked import AskedField, Text
from .widgets import ChoiceBoxes, ChoiceCards, DayInput, HourInput, MomentInput, NumberInput
from .wording import say_what_to_do

BETTER: dict[Any, Any] = {
    forms.DateInput: DayInput,
    forms.TimeInput: HourInput,
    forms.DateTimeInput: MomentInput,
    forms.NumberInput: NumberInput,
    forms.RadioSelect: ChoiceCards,
    forms.CheckboxSelectMultiple: ChoiceBoxes,
}


class QuestionRenderer(TemplatesSetting):
    """Our templates first; the widgets themselves come from Django."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
    bound_field_class = AskedField

    @cached_property
    def of_django(self) -> DjangoTemplates:
        return DjangoTemplates()

    def get_template(self, template_name: str) -> Any:
        try:
            return super().get_template(template_name)
        except TemplateDoesNotExist:
            return self.of_django.get_template(template_name)


class Asking:
    """What our forms have in common. Mixed into `Form` and `ModelForm`."""

    use_required_attribute = False

    # Whether the first field's label is the heading of the page, and the small line above it.
    is_question = False
    caption: Text = ""
    # False for a search form, where nothing has to be filled in.
    marks_optional = True

    hints: Mapping[str, Text] = {}
    # Who can read what is written here: a Circle, or the model's own field, which knows its circle.
    circles: Mapping[str, Circle | Words] = {}
    # The circle by name for this very page, as in {"topic": "Ada and you"}.
    readers: Mapping[str, Text] = {}

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, readers: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if readers is not None:
            self.readers = readers
        for name, field in self.fields.items():
            _use_better_widget(field)
            say_what_to_do(name, field, alone=len(self.fields) == 1)

    def add_domain_error(self, error: GroundworkError) -> None:
        """The domain's no as a sentence beside its field, or above the form when it belongs to none."""
        field = error.field if error.field in self.fields else None
        self.add_error(field, str(error.sentence))  # type: ignore[attr-defined]


class Form(Asking, forms.Form):
    """A form that changes no single row by itself: its view calls an action with what it asked."""


class ModelForm(Asking, forms.ModelForm):  # type: ignore[type-arg]
    """A form over one model; the circles of people's words come from the model."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.circles = {**_circles_of(self._meta.model, self.fields), **self.circles}


def _circles_of(model: Any, names: Mapping[str, Any]) -> dict[str, Words]:
    found = {}
    for name in names:
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if isinstance(field, Words):
            found[name] = field
    return found


def _use_better_widget(field: forms.Field) -> None:
    """The device's own pickers and our choices, wherever a form names Django's plain widget."""
    better = BETTER.get(type(field.widget))
    if better is None:
        return
    plain, field.widget = field.widget, better(attrs=field.widget.attrs)
    field.widget.is_required = plain.is_required
    if hasattr(plain, "choices"):
        field.widget.choices = plain.choices
