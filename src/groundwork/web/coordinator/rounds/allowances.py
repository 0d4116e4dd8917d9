"""A coordinator's exceptions: pairs that may be matched although a rule says no, each with its reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.matching.actions import allow_pair, end_allowance
from groundwork.matching.models import Allowance
from groundwork.programs.models import Cohort
from groundwork.web.forms import ModelForm
from groundwork.web.widgets import WordsArea

from .access import back_with, cohort_or_404


class AllowanceForm(ModelForm):
    """Which two, and why."""

    mentor = forms.ModelChoiceField(Participation.objects.none(), label=gettext_lazy("Mentor"))
    mentee = forms.ModelChoiceField(Participation.objects.none())
    field_order = ("mentor", "mentee", "reason")

    class Meta:
        model = Allowance
        fields = ("reason",)
        widgets = {"reason": WordsArea(rows=3)}
        labels = {"reason": gettext_lazy("Why is this right for the two?")}
        help_texts = {"reason": gettext_lazy("For whoever looks after the program after you. The two never see it.")}

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = Participation.objects.filter(cohort=cohort).exclude(state=ParticipationState.LEFT)
        everyone = parts.select_related("person", "cohort__program").order_by("person__name", "pk")
        mentor, mentee, reason = (self.fields[name] for name in self.field_order)
        mentor.queryset, mentee.queryset = everyone.mentors(), everyone.mentees()  # type: ignore[attr-defined]
        for field in (mentor, mentee):
            field.empty_label = gettext_lazy("Choose somebody")  # type: ignore[attr-defined]
            field.label_from_instance = lambda part: str(part.person)  # type: ignore[attr-defined]
        mentee.label = cohort.program.mentee_word.capitalize()
        reason.required = True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def allowances(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """Every exception of the program, and a form for one more."""
    mine = cohort_or_404(request, cohort)
    form = AllowanceForm(request.POST if request.method == "POST" else None, cohort=mine)
    if form.is_valid():
        said = form.cleaned_data
        try:
            allow_pair(said["mentor"], said["mentee"], reason=said["reason"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            names = {"mentee": said["mentee"].person, "mentor": said["mentor"].person}
            messages.success(request, _("%(mentee)s and %(mentor)s may be matched from the next run on.") % names)
            return redirect("coordinator:allowances", mine.pk)
    standing = Allowance.objects.standing().visible_to(request.user).filter(program=mine.program)
    context = {"cohort": mine, "form": form, "allowances": standing.select_related("mentor", "mentee", "by")}
    return render(request, "coordinator/rounds/allowances.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def end(request: HttpRequest, cohort: UUID, allowance: UUID) -> HttpResponse:
    """The rules hold for the two again."""
    mine = cohort_or_404(request, cohort)
    visible = Allowance.objects.visible_to(request.user).filter(program=mine.program).select_related("program")
    try:
        end_allowance(get_object_or_404(visible, pk=allowance), by=request.user, at=now())
    except GroundworkError as error:
        return back_with(request, error, "coordinator:allowances", mine.pk)
    messages.success(request, _("The rules hold for the two again."))
    return redirect("coordinator:allowances", mine.pk)
