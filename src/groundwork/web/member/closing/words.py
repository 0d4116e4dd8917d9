"""The closing conversation: what was gained against what was expected, thanks, and what comes next."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.closing.actions import give_thanks, keep_closing_words
from groundwork.closing.models import Closing, ClosingWords, Thanks
from groundwork.closing.wording import said_to_the_other
from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import is_paused
from groundwork.enrollment.states import ParticipationState
from groundwork.mentorships.states import Stage
from groundwork.programs.states import OPEN_TO_JOIN
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair, pair_or_404
from groundwork.web.widgets import WordsArea

from .beginnings import beginnings_of
from .summary import summary_of

NAMES = ["expected", "gained", "next"]
LABELS = {
    "expected": gettext_lazy("What did you expect?"),
    "gained": gettext_lazy("What did you gain?"),
    "next": gettext_lazy("What comes next?"),
}
HINTS = {
    "expected": gettext_lazy("As you saw it at the start."),
    "gained": gettext_lazy("Something you understand, can do, or see differently now."),
    "next": gettext_lazy("For you, and between the two of you: a coffee in spring is an answer too."),
}


class ClosingForm(Form):
    """Three questions; one of them is plenty."""

    expected = forms.CharField(label=LABELS["expected"], required=False, widget=WordsArea())
    gained = forms.CharField(label=LABELS["gained"], required=False, widget=WordsArea())
    next = forms.CharField(label=LABELS["next"], required=False, widget=WordsArea())
    marks_optional = False
    hints = HINTS
    circles = dict.fromkeys(NAMES, Circle.US)


class ThanksForm(Form):
    """A note to the other."""

    text = forms.CharField(label="", widget=WordsArea())
    circles = {"text": Circle.US}

    def __init__(self, pair: Pair, *args: Any, **kwargs: Any) -> None:
        name = pair.other.first_name
        super().__init__(*args, readers={"text": _("%(name)s and you") % {"name": name}}, **kwargs)
        self.fields["text"].label = _("Thank %(name)s") % {"name": name}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """What each of the two says at the end, side by side."""
    pair = _pair(request, mentorship)
    if pair.is_live and pair.mentorship.stage != Stage.REVIEW:
        return redirect("member:change_or_finish", pair.mentorship.pk)
    mine = ClosingWords.objects.visible_to(pair.me).filter(mentorship=pair.mentorship, by=pair.me).first()
    if request.method != "POST":
        return _page(request, pair, _closing_form(pair, mine), ThanksForm(pair))
    form = _closing_form(pair, mine, request.POST)
    if form.is_valid():
        try:
            keep_closing_words(pair.mentorship, **form.cleaned_data, by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Kept. %(name)s can read it too.") % {"name": pair.other.first_name})
            return redirect("member:closing", pair.mentorship.pk)
    return _page(request, pair, form, ThanksForm(pair), status=422)


@login_required
@require_POST
def thank(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """A thank-you note goes to the other."""
    pair = _pair(request, mentorship)
    form = ThanksForm(pair, request.POST)
    if form.is_valid():
        try:
            give_thanks(pair.mentorship, form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Your thanks are with %(name)s.") % {"name": pair.other.first_name})
            return redirect("member:closing", pair.mentorship.pk)
    mine = ClosingWords.objects.visible_to(pair.me).filter(mentorship=pair.mentorship, by=pair.me).first()
    return _page(request, pair, _closing_form(pair, mine), form, status=422)


def _pair(request: HttpRequest, mentorship: UUID) -> Pair:
    pair = pair_or_404(request, mentorship)
    request.program = pair.mentorship.program  # type: ignore[attr-defined]
    return pair


def _closing_form(pair: Pair, mine: ClosingWords | None, *data: Any) -> ClosingForm:
    readers = dict.fromkeys(NAMES, _("%(name)s and you") % {"name": pair.other.first_name})
    initial = {name: getattr(mine, name) for name in NAMES} if mine else None
    return ClosingForm(*data, readers=readers, initial=initial)


def _page(
    request: HttpRequest, pair: Pair, form: ClosingForm, thanks_form: ThanksForm, *, status: int = 200
) -> HttpResponse:
    mentorship = pair.mentorship
    words = list(ClosingWords.objects.visible_to(pair.me).filter(mentorship=mentorship))
    thanks = Thanks.objects.visible_to(pair.me).filter(mentorship=mentorship).select_related("by")
    ended = Closing.objects.visible_to(pair.me).filter(mentorship=mentorship).first()
    context = {
        **pair.page,
        "form": form,
        "thanks_form": thanks_form,
        "summary": summary_of(mentorship),
        "ended": ended,
        "said": said_to_the_other(ended.kind, pair.other.first_name) if ended and ended.by_id == pair.other.pk else "",
        "beginnings": beginnings_of(pair),
        "theirs": _rows(next((each for each in words if each.by_id != pair.me.pk), None)),
        "mine": _rows(next((each for each in words if each.by_id == pair.me.pk), None)),
        "thanks": list(thanks),
        "looking": _looking(pair),
    }
    return render(request, "member/closing/closing.html", context, status=status)


def _rows(words: ClosingWords | None) -> list[tuple[Any, str]]:
    return [(LABELS[name], getattr(words, name)) for name in NAMES if getattr(words, name, "")]


def _looking(pair: Pair) -> str:
    """Whether one can be found by somebody else: "yes", "paused", or "" where there is nothing to join."""
    part = (
        Participation.objects.filter(seats__mentorship=pair.mentorship, person=pair.me).select_related("cohort").first()
    )
    if pair.is_live or part is None or part.state != ParticipationState.READY or part.cohort.state not in OPEN_TO_JOIN:
        return ""
    return "paused" if is_paused(part, at=now()) else "yes"
