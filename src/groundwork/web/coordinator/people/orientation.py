"""Who has been to the orientation, on one page, where a program asks for it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import note_orientation, take_back_orientation
from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.programs.models import Cohort, Program
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceBoxes

from .own import own_cohort

ASKED = Program.OrientationPolicy


class OrientationForm(Form):
    """A box for everybody who is asked to come."""

    is_question = True
    marks_optional = False
    been = forms.MultipleChoiceField(
        label=gettext_lazy("Who has been to the orientation?"), required=False, widget=ChoiceBoxes
    )
    hints = {"been": gettext_lazy("A round matches whoever has been there. Take a tick away where it was a mistake.")}

    def __init__(self, *args: Any, parts: list[Participation], **kwargs: Any) -> None:
        been = [str(part.pk) for part in parts if hasattr(part, "orientation")]
        super().__init__(*args, initial={"been": been}, **kwargs)
        field: Any = self.fields["been"]
        field.choices = [(str(part.pk), _row(part)) for part in parts]


@login_required
def orientation(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Tick who has been there."""
    mine = own_cohort(request, cohort)
    if mine.program.orientation_for == ASKED.NONE:
        raise Http404
    parts = list(_asked(mine))
    form = OrientationForm(request.POST if request.method == "POST" else None, parts=parts)
    if form.is_valid():
        try:
            _keep(parts, set(form.cleaned_data["been"]), by=request.user)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("It is noted who has been to the orientation."))
            return redirect("coordinator:cohort", mine.pk)
    context = {"cohort": mine, "form": form, "nobody": not parts}
    return render(request, "coordinator/people/orientation.html", context, status=422 if form.is_bound else 200)


def _asked(cohort: Cohort) -> QuerySet[Any]:
    taking_part = Participation.objects.filter(cohort=cohort).exclude(state=ParticipationState.LEFT)
    asked = taking_part.mentors() if cohort.program.orientation_for == ASKED.MENTORS else taking_part
    return asked.select_related("person", "orientation", "cohort__program").order_by("person__name", "pk")


def _keep(parts: list[Participation], been: set[str], *, by: Any) -> None:
    at = now()
    note_orientation([part for part in parts if str(part.pk) in been], by=by, at=at)
    for part in parts:
        if str(part.pk) not in been and hasattr(part, "orientation"):
            take_back_orientation(part, by=by, at=at)


def _row(part: Participation) -> str:
    role = _("mentor") if part.is_mentor else part.cohort.program.mentee_word
    return _("%(name)s, %(role)s") % {"name": part.person, "role": role}
