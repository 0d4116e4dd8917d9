"""What each of the two will do: added, ticked, taken off the list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.meetings.actions import agree_action, drop_action, finish_action, reopen_action
from groundwork.meetings.models import ActionItem
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.widgets import ChoiceCards, WordsInput

from .agenda import LONGEST_TOPIC, readers_of
from .pages import attempt, go_back, own_pair, pair_around

ME, OTHER = "me", "other"


class StepForm(Form):
    """Something one of the two will do."""

    circles = {"text": Circle.US}
    text = forms.CharField(
        label=gettext_lazy("What will be done?"), max_length=LONGEST_TOPIC, widget=WordsInput({"enterkeyhint": "done"})
    )
    owner = forms.ChoiceField(label=gettext_lazy("By whom?"), widget=ChoiceCards())
    due_on = forms.DateField(label=gettext_lazy("Until when?"), required=False)

    def __init__(self, data: Any = None, *, pair: Pair) -> None:
        super().__init__(data, auto_id="step_%s", initial={"owner": ME}, readers={"text": readers_of(pair)})
        owner: Any = self.fields["owner"]
        owner.choices = owners(pair)


def owners(pair: Pair) -> list[tuple[str, str]]:
    """You, or the other by name."""
    return [(ME, _("You")), (OTHER, pair.other.first_name)]


def owner_of(pair: Pair, choice: str) -> Any:
    """The person behind the choice."""
    return pair.other if choice == OTHER else pair.me


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_step(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """A new step on the way, for oneself or agreed with the other."""
    pair = own_pair(request, mentorship)
    form = StepForm(request.POST if request.method == "POST" else None, pair=pair)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            agree_action(
                pair.mentorship,
                said["text"],
                owner=owner_of(pair, said["owner"]),
                due_on=said["due_on"],
                by=request.user,
                at=now(),
            )
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return go_back(request, reverse("member:mentorship", args=[pair.mentorship.pk]) + "#steps")
    context = {**pair.page, "form": form}
    return render(request, "member/growing/step_new.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def tick_step(request: HttpRequest, action: UUID) -> HttpResponse:
    """Done, or open again."""
    found, pair = _own_step(request, action)
    act = reopen_action if found.done_at else finish_action
    attempt(request, lambda: act(found, by=request.user, at=now()))
    return go_back(request, reverse("member:mentorship", args=[pair.mentorship.pk]) + "#steps")


@login_required
@require_POST
def take_off_step(request: HttpRequest, action: UUID) -> HttpResponse:
    """It need not be done after all."""
    found, pair = _own_step(request, action)
    attempt(request, lambda: drop_action(found, by=request.user, at=now()), said=_("Taken off the list."))
    return go_back(request, reverse("member:mentorship", args=[pair.mentorship.pk]) + "#steps")


def _own_step(request: HttpRequest, action: UUID) -> tuple[ActionItem, Pair]:
    mine = ActionItem.objects.visible_to(request.user).select_related("mentorship__program")
    found = get_object_or_404(mine.prefetch_related("mentorship__seats__person"), pk=action)
    return found, pair_around(request, found.mentorship)
