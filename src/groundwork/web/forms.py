"""How we ask: one field template for every form, ours and those of libraries alike.

A form of ours derives from `Form` or `ModelForm` and names what a person must know to answer: `hints` above the input,
`circles` beneath a box for words. Errors say what to do, with the same words beside the field and in the summary.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import TemplateDoesNotExist
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Words
from groundwork.core.errors import GroundworkError

from .widgets import ChoiceBoxes, ChoiceCards, DayInput, HourInput, MomentInput, NumberInput

Text = str | Promise

LOOK = [
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "input is-file"),
    (forms.CheckboxInput, ""),
    (forms.widgets.Input, "input"),
]
BETTER = {
    forms.DateInput: DayInput,
    forms.TimeInput: HourInput,
    forms.DateTimeInput: MomentInput,
    forms.NumberInput: NumberInput,
    forms.RadioSelect: ChoiceCards,
    forms.CheckboxSelectMultiple: ChoiceBoxes,
}


class AskedField(BoundField):
    """A field as it is asked: its hint, its circle, its error, and the ids that tie them together."""

    @property
    def hint(self) -> Text:
        return getattr(self.form, "hints", {}).get(self.name) or self.help_text

    @property
    def circle(self) -> Circle | Words | None:
        return getattr(self.form, "circles", {}).get(self.name)

    @property
    def readers(self) -> Text:
        """The circle named for this page, as in "Ada and you"."""
        return getattr(self.form, "readers", {}).get(self.name, "")

    @property
    def is_choices(self) -> bool:
        """Radios and checkboxes: a fieldset with a legend, every row a target."""
        widget = self.field.widget
        return isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))

    @property
    def is_single_box(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_several(self) -> bool:
        """Several inputs under one legend that are no choices, as a date in three boxes."""
        return bool(self.use_fieldset) and not self.is_choices

    @property
    def is_question(self) -> bool:
        """Whether the label of this field is the heading of the page."""
        if not getattr(self.form, "is_question", False):
            return False
        visible = self.form.visible_fields()
        return bool(visible) and visible[0].name == self.name

    @property
    def is_optional(self) -> bool:
        marked = getattr(self.form, "marks_optional", True)
        return marked and not self.field.required and not self.is_single_box

    @property
    def caption(self) -> Text:
        return getattr(self.form, "caption", "") if self.is_question else ""

    @property
    def choice_rows(self) -> list[dict[str, Any]]:
        """Each choice with its hint; the one that stands apart has an "or" before it."""
        widget = self.field.widget
        hints: Mapping[str, Text] = getattr(widget, "hints", {})
        apart = getattr(widget, "apart", None)
        rows = []
        for choice in self.subwidgets:
            value = str(choice.data["value"])
            rows.append({"choice": choice, "hint": hints.get(value, ""), "apart": value == apart})
        return rows

    @property
    def described_by(self) -> str:
        ids = [("hint", self.hint), ("error", self.errors), ("circle", self.circle or self.readers)]
        return " ".join(f"{self.auto_id}_{part}" for part, present in ids if present and self.auto_id)

    @property
    def aria_describedby(self) -> str | None:
        if self.field.widget.attrs.get("aria-describedby") or self.is_hidden:
            return None
        return self.described_by

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        look = next((name for kind, name in LOOK if isinstance(widget, kind)), "")
        if look and not widget.is_hidden and not self.is_choices:
            own = attrs.get("class") or widget.attrs.get("class", "")
            attrs["class"] = f"{look} {own}".strip()
        return attrs


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
            _say_what_to_do(name, field, alone=len(self.fields) == 1)

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


EMPTY: list[tuple[type[forms.Field], Text]] = [
    (forms.EmailField, _("Enter an e-mail address")),
    (forms.URLField, _("Enter an address of a web page")),
    (forms.DateTimeField, _("Enter a day and a time")),
    (forms.DateField, _("Enter a date")),
    (forms.TimeField, _("Enter a time")),
    (forms.FileField, _("Choose a file")),
    (forms.MultipleChoiceField, _("Choose at least one answer")),
    (forms.ModelMultipleChoiceField, _("Choose at least one answer")),
    (forms.ChoiceField, _("Choose an answer")),
    (forms.ModelChoiceField, _("Choose an answer")),
    (forms.BooleanField, _("Tick the box")),
    (forms.IntegerField, _("Enter a number")),
]
FORMS_OF: list[tuple[type[forms.Field], Text]] = [
    (forms.EmailField, _("Enter an e-mail address in the form name@example.org")),
    (forms.URLField, _("Enter an address in the form https://example.org")),
    (forms.DateTimeField, _("Enter a day and a time, for example 14 9 2027, 16:00")),
    (forms.DateField, _("Enter a date, for example 14 9 2027")),
    (forms.TimeField, _("Enter a time, for example 16:30")),
    (forms.IntegerField, _("Enter a whole number, for example 3")),
    (forms.DecimalField, _("Enter a number, for example 1.5")),
]
LIMITS: dict[str, Text] = {
    "max_length": _("Use %(limit_value)d characters or fewer. There are %(show_value)d now"),
    "min_length": _("Use %(limit_value)d characters or more. There are %(show_value)d now"),
    "max_value": _("Enter %(limit_value)s or less"),
    "min_value": _("Enter %(limit_value)s or more"),
}


def _say_what_to_do(name: str, field: forms.Field, *, alone: bool) -> None:
    """An instruction where Django would state a fault; a form's own `error_messages` win."""
    plain = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == plain:
        what = next((text for kind, text in EMPTY if isinstance(field, kind)), _("Write an answer"))
        label = field.label or name.replace("_", " ").capitalize()
        # In the summary, "Choose an answer" twice would not tell which.
        named = _("%(what)s under “%(label)s”") % {"what": what, "label": label}
        field.error_messages["required"] = what if alone else named
    for kind, text in FORMS_OF:
        if isinstance(field, kind) and field.error_messages.get("invalid") in (
            None,
            kind.default_error_messages.get("invalid"),
        ):
            field.error_messages["invalid"] = text
            break
    for code, text in LIMITS.items():
        field.error_messages.setdefault(code, text)
