"""The review: go on, change something, or close. All three are good."""

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

from groundwork.closing.actions import go_on_until
from groundwork.core.clock import now
from groundwork.core.days import say_day
from groundwork.core.errors import GroundworkError
from groundwork.mentorships.actions import months_after
from groundwork.mentorships.states import Stage
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.objectivity import after_declaring, ask_in, is_due, said_of

from .live import for_a_live_pair

MONTHS_MORE = 3


class GoOnForm(Form):
    """Until when, if the two go on."""

    ends_on = forms.DateField(label=gettext_lazy("Until when would you like to go on?"))

    def __init__(self, pair: Pair, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = said_of(pair.other, pair.me, pair.mentorship.program)
        if is_due(said, at=now()):
            ask_in(self, pair.other, said)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_a_live_pair
def review(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Three ways on, in the order of the road."""
    if pair.in_groundwork:
        return redirect("member:change_or_finish", pair.mentorship.pk)
    if request.method == "POST":
        form = GoOnForm(pair, request.POST)
        if form.is_valid() and _went_on(request, pair, form):
            return after_declaring(form, pair.mentorship) or redirect("member:mentorship", pair.mentorship.pk)
    else:
        later = months_after(max(pair.mentorship.ends_on, now().date()), MONTHS_MORE)
        form = GoOnForm(pair, initial={"ends_on": later})
    context = {**pair.page, "form": form, "in_review": pair.mentorship.stage == Stage.REVIEW}
    return render(request, "member/closing/review.html", context, status=422 if form.errors else 200)


def _went_on(request: HttpRequest, pair: Pair, form: GoOnForm) -> bool:
    try:
        go_on_until(pair.mentorship, **form.cleaned_data, by=request.user, at=now())
    except GroundworkError as error:
        form.add_domain_error(error)
        return False
    said = {"name": pair.other.first_name, "day": say_day(form.cleaned_data["ends_on"])}
    messages.success(request, _("You go on until %(day)s, and %(name)s is told.") % said)
    return True
