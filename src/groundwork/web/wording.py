"""What a form says when an answer is missing or can't be read: an instruction, never a fault."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# Any, because the lazy translations of Django have a type of their own for every need.
Text = Any

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


def say_what_to_do(name: str, field: forms.Field, *, alone: bool) -> None:
    """An instruction where Django would state a fault; a form's own `error_messages` win."""
    plain = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == plain:
        field.error_messages["required"] = _instruction(name, field, alone=alone)
    for kind, text in FORMS_OF:
        if isinstance(field, kind) and field.error_messages.get("invalid") in (
            None,
            kind.default_error_messages.get("invalid"),
        ):
            field.error_messages["invalid"] = text
            break
    for code, text in LIMITS.items():
        field.error_messages.setdefault(code, text)


def _instruction(name: str, field: forms.Field, *, alone: bool) -> Text:
    """Names the field where there are several: in the summary, "Choose an answer" twice would not tell which."""
    label = field.label or name.replace("_", " ").capitalize()
    if isinstance(field, forms.BooleanField):
        return _("Tick the box “%(label)s”") % {"label": label}
    what = next((text for kind, text in EMPTY if isinstance(field, kind)), _("Write an answer"))
    return what if alone else _("%(what)s under “%(label)s”") % {"what": what, "label": label}
