"""Inputs beyond Django's: the device's own pickers, boxes for words, choices with a hint each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise

Attrs = dict[str, Any] | None


class WordsInput(forms.TextInput):
    """One line in a person's own words, set in the book face."""

    def __init__(self, attrs: Attrs = None) -> None:
        super().__init__({"class": "is-words", "autocomplete": "off", **(attrs or {})})


class WordsArea(forms.Textarea):
    """Several lines in a person's own words; grows with them."""

    def __init__(self, attrs: Attrs = None, *, rows: int = 3) -> None:
        super().__init__({"rows": rows, **(attrs or {})})


class PlainArea(forms.Textarea):
    """Several lines that are nobody's words, as a list of addresses to paste."""

    def __init__(self, attrs: Attrs = None, *, rows: int = 6) -> None:
        super().__init__({"rows": rows, "class": "is-plain", **(attrs or {})})


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: Attrs = None) -> None:
        super().__init__({"class": "is-short", **(attrs or {})}, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: Attrs = None) -> None:
        super().__init__({"class": "is-short", **(attrs or {})}, format="%H:%M")


class MomentInput(forms.DateTimeInput):
    """A day and a time on the reader's own clock."""

    input_type = "datetime-local"

    def __init__(self, attrs: Attrs = None) -> None:
        super().__init__({"class": "is-short", **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class NumberInput(forms.NumberInput):
    def __init__(self, attrs: Attrs = None) -> None:
        super().__init__({"class": "is-short", "inputmode": "numeric", **(attrs or {})})


class CodeInput(forms.TextInput):
    """The code from a letter: pasting and filling in by the device both work."""

    def __init__(self, attrs: Attrs = None, *, digits: bool = True) -> None:
        super().__init__(
            {
                "class": "is-code",
                "inputmode": "numeric" if digits else "text",
                "autocomplete": "one-time-code",
                "autocapitalize": "off",
                "spellcheck": "false",
                **(attrs or {}),
            }
        )


class Choices:
    """Rows of choices. `hints` by value; `apart` is the value that has an "or" before it."""

    hints: Mapping[str, str | Promise]
    apart: str | None

    def __init__(
        self,
        attrs: Attrs = None,
        choices: Any = (),
        *,
        hints: Mapping[str, str | Promise] | None = None,
        apart: str | None = None,
    ) -> None:
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.hints = hints or {}
        self.apart = apart


class ChoiceCards(Choices, forms.RadioSelect):
    """One answer out of a few; the whole row is the target."""


class ChoiceBoxes(Choices, forms.CheckboxSelectMultiple):
    """Several answers out of a few."""
