"""The page of columns: for each what it holds, guessed and shown as a guess."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.enrollment.importing.columns import mapping_problems
from groundwork.enrollment.importing.table import Table
from groundwork.enrollment.importing.targets import ANSWER_TARGETS, TARGET_BY_KEY, TARGETS_OF_PEOPLE
from groundwork.enrollment.models import ImportRun
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceCards

IN_A_COLUMN = "column"
SAY_ROLE = {"role", "both_roles"}


class MappingForm(Form):
    """One choice per column, and who takes part as what."""

    marks_optional = False
    error_css_class = ""
    role = forms.ChoiceField(label=gettext_lazy("Who takes part as what?"), widget=ChoiceCards())

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        self.run = run
        self.columns: list[dict[str, Any]] = run.outcome["columns"]
        chosen = {f"column_{index}": key for index, key in run.mapping.items()}
        said = IN_A_COLUMN if "role" in run.mapping.values() else ""
        super().__init__(*args, initial={"role": run.default_role or said, **chosen}, **kwargs)
        word = run.cohort.program.mentee_word
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("mentor", _("Everyone in this file is a mentor")),
            ("mentee", _("Everyone in this file is a %(word)s") % {"word": word}),
            (IN_A_COLUMN, _("A column of the file says it")),
        ]
        choices: list[Any] = [
            ("", _("Leave out")),
            *((target.key, target.label) for target in TARGETS_OF_PEOPLE),
            (_("Answers, as when people join"), [(target.key, target.label) for target in ANSWER_TARGETS]),
        ]
        for index, column in enumerate(self.columns):
            self.fields[f"column_{index}"] = forms.ChoiceField(label=column["title"], choices=choices, required=False)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each column with its question, its first values and the reason of the guess."""
        for index, column in enumerate(self.columns):
            field = self[f"column_{index}"]
            field.field.widget.attrs["aria-describedby"] = f"{field.auto_id}_why"
            yield {**column, "field": field, "is_used": bool(field.value())}

    def mapping(self) -> dict[int, str]:
        """Column place -> target, without those left out."""
        said = {index: self.cleaned_data.get(f"column_{index}", "") for index in range(len(self.columns))}
        return {index: key for index, key in said.items() if key in TARGET_BY_KEY}

    def default_role(self) -> str:
        role: str = self.cleaned_data["role"]
        return "" if role == IN_A_COLUMN else role

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        mapping = self.mapping()
        table = Table([column["title"] for column in self.columns], [], 0)
        for sentence in mapping_problems(table, mapping):
            self.add_error(None, sentence)
        if said.get("role") == IN_A_COLUMN and not SAY_ROLE & set(mapping.values()):
            self.add_error("role", _("Choose the column that says who is what, or one role for everyone"))
        return said
