"""How far above their mentee a mentor stands in grade, where a program has a rule about it: asked, and said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.matching.reasons.grades import grades_counted
from groundwork.programs.models import Program
from groundwork.web.forms import Form

LEAST = [
    ("", gettext_lazy("In any grade")),
    (0, gettext_lazy("On the same grade or above")),
    (1, gettext_lazy("At least one grade above")),
    (2, gettext_lazy("At least two grades above")),
    (3, gettext_lazy("At least three grades above")),
    (4, gettext_lazy("At least four grades above")),
]
MOST = [
    ("", gettext_lazy("However far above")),
    (0, gettext_lazy("Not above")),
    (1, gettext_lazy("At most one grade above")),
    (2, gettext_lazy("At most two grades above")),
    (3, gettext_lazy("At most three grades above")),
    (4, gettext_lazy("At most four grades above")),
    (5, gettext_lazy("At most five grades above")),
    (6, gettext_lazy("At most six grades above")),
]


def _grades(label: Any, choices: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, empty_value=None, required=False)


class SeniorityForm(Form):
    """At least and at most so many grades above. Where a grade has no place, nobody is kept apart by it."""

    title = gettext_lazy("How far above does a mentor stand in grade?")
    marks_optional = False
    hints = {
        "least_grades_above": gettext_lazy(
            "Without a rule, one or two grades above still count. A grade with no place keeps nobody apart."
        ),
        "most_grades_above": gettext_lazy("Somebody very far above has often forgotten how it was."),
    }
    least_grades_above = _grades(gettext_lazy("How far above at least"), LEAST)
    most_grades_above = _grades(gettext_lazy("How far above at most"), MOST)

    def __init__(self, *args: Any, instance: Program, **kwargs: Any) -> None:
        super().__init__(*args, initial={name: getattr(instance, name) for name in self.base_fields}, **kwargs)

    def facts(self) -> dict[str, Any]:
        """The program's fields as they were chosen."""
        return dict(self.cleaned_data)


def seniority_in_words(program: Program) -> str:
    """The program's rule in a sentence; empty where it has none."""
    least, most, word = program.least_grades_above, program.most_grades_above, program.mentee_word
    facts = {
        "word": word,
        "least": grades_counted(least) if least else "",
        "most": grades_counted(most) if most else "",
    }
    if least is None and most is None:
        return ""
    if not least and most == 0:
        same = _("A mentor stands on the same grade as their %(word)s.")
        return (same if least == 0 else _("A mentor doesn’t stand above their %(word)s in grade.")) % facts
    if least is None:
        return _("A mentor stands at most %(most)s above their %(word)s.") % facts
    if most is None:
        at_least = _("A mentor stands at least %(least)s above their %(word)s.")
        return (at_least if least else _("A mentor stands on the same grade as their %(word)s or above.")) % facts
    if least == most:
        return _("A mentor stands exactly %(most)s above their %(word)s.") % facts
    if not least:
        return _("A mentor stands on the same grade as their %(word)s, or at most %(most)s above.") % facts
    return _("A mentor stands at least %(least)s above their %(word)s, and at most %(most)s.") % facts
