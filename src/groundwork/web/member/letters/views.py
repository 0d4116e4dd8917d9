"""Which letters one gets, and the last ten with why each was sent."""

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

from groundwork.core.clock import now
from groundwork.notifications.actions import CAN_BE_OFF, choose_letters
from groundwork.notifications.models import Importance, Notification, SwitchedOff
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceBoxes

SHOWN = 10
SAYS = {
    Importance.PAIR: gettext_lazy("Your agreement, a rest, looking back, thanks: a few in a year."),
    Importance.MEETING: gettext_lazy(
        "A time is settled or changed, with the entry for your calendar. And the morning of a talk."
    ),
    Importance.FOLLOW_UP: gettext_lazy("One question on the morning after, while nobody has said."),
    Importance.NUDGE: gettext_lazy(
        "When it has been quiet longer than the two of you planned. Twice at most, then never again."
    ),
    Importance.NEWS: gettext_lazy("What your coordinator writes to everyone. Twice a month at most."),
}


class LettersForm(Form):
    """The classes that can be switched off."""

    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Which letters would you like?"),
        choices=[(importance.value, importance.label) for importance in CAN_BE_OFF],
        widget=ChoiceBoxes(hints={importance.value: says for importance, says in SAYS.items()}),
        required=False,
    )
    marks_optional = False


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Choose, and look up what came."""
    if request.method == "POST":
        form = LettersForm(request.POST)
        if form.is_valid():
            choose_letters(request.user, form.cleaned_data["wanted"], by=request.user, at=now())
            messages.success(request, _("Your choice is kept and counts from now on."))
            return redirect("member:letters")
    else:
        form = LettersForm(initial={"wanted": _wanted(request.user)})
    status = 422 if form.errors else 200
    return render(request, "member/letters/letters.html", {"form": form, "sent": _sent(request.user)}, status=status)


def _wanted(person: Any) -> list[str]:
    off = set(SwitchedOff.objects.visible_to(person).values_list("importance", flat=True))
    return [importance.value for importance in CAN_BE_OFF if importance.value not in off]


def _sent(person: Any) -> list[Notification]:
    sent = Notification.objects.visible_to(person).filter(state=Notification.State.SENT)
    return list(sent.order_by("-sent_at")[:SHOWN])
