"""A field as it is asked: everything its template needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise

from groundwork.core.circles import Circle, Words

Text = str | Promise

LOOK = [
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "input is-file"),
    (forms.CheckboxInput, ""),
    (forms.widgets.Input, "input"),
]


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
