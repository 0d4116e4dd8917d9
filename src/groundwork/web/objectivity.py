"""One question, asked wherever two people begin, sign or look back: can I be objective with the other (P17)?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.core.circles import Circle
from groundwork.enrollment.models import Declaration
from groundwork.enrollment.queries import Objectivity, objectivity_with

from .forms import Form
from .widgets import ChoiceCards

NOTHING, OTHER = Declaration.Kind.NOTHING, Declaration.Kind.OTHER
IN_A_LINE = {NOTHING, OTHER}
# What helps somebody who has said so to see whether it matters.
ADVICE: dict[str, Any] = {
    Declaration.Kind.DECIDES: gettext_lazy(
        "Doubts are hard to show to somebody who decides about pay or posts. Stepping away is often kind to both."
    ),
    Declaration.Kind.CLOSE: gettext_lazy(
        "Those who are close help each other best as they are. A mentor from further away sees other things."
    ),
    Declaration.Kind.WANTS: gettext_lazy(
        "Mentoring needs somebody who wants nothing for themselves. Naming it is half the way."
    ),
    Declaration.Kind.OTHER: gettext_lazy("Mentoring needs a free view of each other, and you noticed in time."),
}


class AssentForm(Form):
    """A yes that asks nothing else, with the question where it is time for it."""

    def __init__(self, other: Any, said: Objectivity, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        if asks:
            ask_in(self, other, said)


class ObjectivityForm(Form):
    """The question on a page of its own, with the ways it can be answered."""

    is_question = True

    def __init__(self, other: Any, said: Objectivity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_in(self, other, said, in_full=True)


def ask_in(form: Form, other: Any, said: Objectivity, *, in_full: bool = False) -> None:
    """Put the question at the end of a form: in two lines, or in full. Nothing is chosen beforehand."""
    wording = {"name": other.first_name}
    choices = [(kind, label) for kind, label in Declaration.Kind.choices if in_full or kind in IN_A_LINE]
    labels = dict(choices) | {Declaration.Kind.WANTS: _("I want something from %(name)s beyond mentoring") % wording}
    hints: dict[str, str] = {}
    if in_full:
        hints[Declaration.Kind.WANTS] = _("A post, a favor, a sale, a good word.")
    if said.stands:
        labels[NOTHING] = _("Nothing any more")
        hints[NOTHING] = _("What you said before is taken back.")
    if not in_full:
        labels[OTHER] = _("There is something")
        hints[OTHER] = _("The next page shows your ways on, in confidence.")
    form.fields["declared"] = forms.ChoiceField(
        label=_("Is there anything that would make it hard to be objective with %(name)s?") % wording,
        choices=[(kind, labels[kind]) for kind, _label in choices],
        widget=ChoiceCards(hints=hints),
        error_messages={"required": _("Choose whether there is anything")},
    )
    form.hints = {**form.hints, "declared": _("Any answer is fine. %(name)s is not told.") % wording}
    form.circles = {**form.circles, "declared": Circle.ME}


def said_of(other: Any, person: Any, program: Any) -> Objectivity:
    """What this person has said about the other so far, for a page of theirs."""
    return objectivity_with(other, person, program.organization_id)


def is_due(said: Objectivity, *, at: datetime) -> bool:
    """Whether to ask again at a look back: whoever answered a few days ago is spared."""
    return not said.asked_lately(at)


def is_first(said: Objectivity) -> bool:
    """Whether to ask before two lay the ground: whom a round brought together nobody has asked yet."""
    return said.said_at is None and not said.stands


def after_declaring(form: Form, mentorship: Any) -> HttpResponse | None:
    """To the ways on for somebody who said that there is something; None for everybody else."""
    if form.cleaned_data.get("declared", NOTHING) == NOTHING:
        return None
    return redirect("member:declaration", mentorship.pk)


def ways_on(said: Objectivity, other: Any, program: Any) -> dict[str, Any]:
    """What a page shows to somebody who has said so: a thought that fits, and where to talk it over."""
    talk = reverse("member:concern", args=[program.pk])
    return {"advice": ADVICE.get(said.kind, ADVICE[OTHER]), "talk_url": f"{talk}?about={other.pk}"}
