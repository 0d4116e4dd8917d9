"""A word to the coordinators in confidence."""

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
from django.views.decorators.http import require_http_methods

from groundwork.care.actions import raise_concern
from groundwork.care.models import Concern
from groundwork.care.queries import organizers_of, people_met_in, who_reads_a_concern
from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.programs.models import Program
from groundwork.web.forms import Form
from groundwork.web.templatetags.groundwork.people import in_a_row
from groundwork.web.widgets import ChoiceCards, WordsArea

NOBODY = "nobody"


class ConcernForm(Form):
    """What it is, and whom it is about."""

    text = forms.CharField(
        label=gettext_lazy("What would you like your coordinator to know?"), widget=WordsArea(rows=6)
    )
    about = forms.ChoiceField(label=gettext_lazy("Is it about somebody?"), widget=ChoiceCards(apart=NOBODY))
    hints = {"text": gettext_lazy("A line is enough. They ask if they need to know more.")}
    circles = {"text": Circle.COORDINATOR}

    def __init__(self, people: list[Any], readers: list[Any], *args: Any, **kwargs: Any) -> None:
        names = _("You and %(names)s") % {"names": in_a_row(readers)} if readers else ""
        super().__init__(*args, readers={"text": names}, **kwargs)
        self.people = {str(person.pk): person for person in people}
        choices = [(key, str(person)) for key, person in self.people.items()]
        about: Any = self.fields["about"]
        about.choices = [*choices, (NOBODY, _("Nobody in particular"))]
        if not choices:
            del self.fields["about"]

    @property
    def who(self) -> Any:
        return self.people.get(self.cleaned_data.get("about", NOBODY))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def raise_one(request: HttpRequest, program: UUID) -> HttpResponse:
    """Tell it; the one it is about never learns that it exists."""
    mine = Program.objects.visible_to(request.user).filter(cohorts__participations__person=request.user)
    found = get_object_or_404(mine.select_related("organization").distinct(), pk=program)
    request.program = found  # type: ignore[attr-defined]
    people, readers = people_met_in(request.user, found), who_reads_a_concern(found, None)
    initial = {"about": request.GET.get("about")}
    form = ConcernForm(people, readers, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            raise_concern(found, form.cleaned_data["text"], about=form.who, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Told in confidence. A coordinator reads it and gets in touch with you."))
            return redirect("member:home")
    context = {
        "program": found,
        "form": form,
        "readers": readers,
        "organizers": organizers_of(found.organization),
        "told": Concern.objects.visible_to(request.user).filter(program=found, by=request.user),
    }
    return render(request, "member/closing/concern.html", context, status=422 if form.errors else 200)
