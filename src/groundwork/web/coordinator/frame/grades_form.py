"""The form of the ladder: a number for each grade, or a box for one that says nothing of seniority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _

from groundwork.programs.queries import GradeHeld
from groundwork.web.asked import AskedField
from groundwork.web.forms import Form
from groundwork.web.widgets import NumberInput

MOST_AT_ONCE = 200  # grades without a place on one page; those that fewest people have follow later
HIGHEST = 999


class GradeRow(NamedTuple):
    """A grade as the page asks about it."""

    grade: GradeHeld
    number: AskedField
    beside: AskedField


class LadderForm(Form):
    """Each grade's number, the higher the further along; equal ones share a rung."""

    marks_optional = False

    def __init__(
        self, *args: Any, grades: Iterable[GradeHeld], suggested: Mapping[str, Decimal | int], **kwargs: Any
    ) -> None:
        self.grades = {_slug(grade): grade for grade in grades}
        initial = {}
        for slug, grade in self.grades.items():
            initial[f"number-{slug}"] = suggested.get(grade.name) or grade.rung
            initial[f"beside-{slug}"] = grade.placed and grade.rung is None
        super().__init__(*args, initial=initial, **kwargs)
        for slug, grade in self.grades.items():
            self.fields |= _fields(slug, grade)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for slug in self.grades:
            if said.get(f"beside-{slug}") and said.get(f"number-{slug}") is not None:
                self.add_error(f"number-{slug}", _("Choose a number or the box, not both"))
        return said

    def numbers(self) -> dict[str, Decimal | None]:
        """Grade -> its number; None for one that has no place yet."""
        said = self.cleaned_data
        return {grade.name: said[f"number-{slug}"] for slug, grade in self.grades.items() if not said[f"beside-{slug}"]}

    def beside(self) -> list[str]:
        """The grades that say nothing of seniority."""
        return [grade.name for slug, grade in self.grades.items() if self.cleaned_data[f"beside-{slug}"]]

    @property
    def unplaced(self) -> list[GradeRow]:
        return [row for row in self._rows() if not row.grade.placed]

    @property
    def placed(self) -> list[GradeRow]:
        return [row for row in self._rows() if row.grade.placed]

    def _rows(self) -> list[GradeRow]:
        return [
            GradeRow(grade, self[f"number-{slug}"], self[f"beside-{slug}"])  # type: ignore[arg-type]
            for slug, grade in self.grades.items()
        ]


def _fields(slug: str, grade: GradeHeld) -> dict[str, forms.Field]:
    no_number = _("Enter a number for %(grade)s, for example 2 or 2.5") % {"grade": grade.name}
    number = forms.DecimalField(
        label=_("Number of %(grade)s") % {"grade": grade.name},
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], no_number),
        required=False,
        min_value=0,
        max_value=HIGHEST,
        widget=NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )
    beside = forms.BooleanField(label=_("%(grade)s has no rung") % {"grade": grade.name}, required=False)
    return {f"number-{slug}": number, f"beside-{slug}": beside}


def _slug(grade: GradeHeld) -> str:
    """A name for the inputs that stays the same while grades come and go."""
    return sha256(grade.key.encode()).hexdigest()[:10]
