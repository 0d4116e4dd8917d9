"""Ending it: one choice, and what the other will read stands beside it before anything is done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from groundwork.closing.actions import end_mentorship
from groundwork.closing.models import Closing
from groundwork.closing.wording import said_to_the_other
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.meetings.models import Meeting
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.widgets import ChoiceBoxes, ChoiceCards

from .live import for_a_live_pair, to_closing

AGAIN = "again"


class EndingForm(Form):
    """How it ends, and whether somebody else may come."""

    kind = forms.ChoiceField(label=gettext_lazy("How does it end?"), choices=Closing.Kind.choices, widget=ChoiceCards())
    looks = forms.MultipleChoiceField(
        label=gettext_lazy("Afterwards"), choices=[(AGAIN, "")], required=False, widget=ChoiceBoxes()
    )
    marks_optional = False

    def __init__(self, pair: Pair, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reads = _("%(other)s reads: “%(said)s”")
        said = {kind: said_to_the_other(kind, pair.me.first_name) for kind in Closing.Kind.values}
        kinds: Any = self.fields["kind"].widget
        kinds.hints = {kind: reads % {"other": pair.other.first_name, "said": words} for kind, words in said.items()}
        looks: Any = self.fields["looks"]
        again = _("My place is free for somebody else") if pair.is_mentor else _("I would like to find another mentor")
        looks.choices = [(AGAIN, again)]
        looks.widget.hints = {AGAIN: _("Untick it, and nobody asks or matches you until you say so.")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_a_live_pair
def end(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Either of the two may end it, at any time and without a reason."""
    if request.method == "POST":
        form = EndingForm(pair, request.POST)
        if form.is_valid():
            response = _ended(request, pair, form)
            if response is not None:
                return response
    else:
        form = EndingForm(pair, initial={"looks": [AGAIN], "kind": request.GET.get("kind")})
    ahead = Meeting.objects.ahead().filter(mentorship=pair.mentorship).first()
    context = {**pair.page, "form": form, "ahead": ahead}
    return render(request, "member/closing/ending.html", context, status=422 if form.errors else 200)


def _ended(request: HttpRequest, pair: Pair, form: EndingForm) -> HttpResponse | None:
    looks_again = AGAIN in form.cleaned_data["looks"]
    try:
        end_mentorship(
            pair.mentorship, kind=form.cleaned_data["kind"], looks_again=looks_again, by=request.user, at=now()
        )
    except GroundworkError as error:
        if error.code == "closed":  # the other of the two was a moment quicker
            return to_closing(request, pair)
        form.add_domain_error(error)
        return None
    messages.success(request, _("Your mentorship has ended. %(name)s is told.") % {"name": pair.other.first_name})
    return redirect("member:closing", pair.mentorship.pk)
