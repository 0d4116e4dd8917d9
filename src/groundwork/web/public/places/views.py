"""One more place, yes or not this time: opening the link changes nothing, one button does."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import answer_place_ask
from groundwork.enrollment.links import read_place_link
from groundwork.enrollment.models import PlaceAsk
from groundwork.enrollment.states import PlaceAskState
from groundwork.invitations.links import pause_url
from groundwork.web.by_link import by_link, on_the_clock_of
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceCards

YES, NO = "yes", "no"
ANSWERS = [(YES, _("Yes, one more")), (NO, _("Not this time"))]


class PlaceForm(Form):
    """Yes or not this time."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=ANSWERS,
        widget=ChoiceCards(hints={NO: _("No reason is asked, and nothing is counted.")}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def place(request: HttpRequest, token: str) -> HttpResponse:
    """The question with its answer, before and after."""
    ask = _open(request, token)
    chosen = request.GET.get("answer", "")
    form = PlaceForm(request.POST or None, initial={"answer": chosen} if chosen in dict(ANSWERS) else {})
    if request.method == "POST" and form.is_valid():
        gives = form.cleaned_data["answer"] == YES
        try:
            answer_place_ask(ask, gives=gives, by=ask.participation.person, at=now())
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        return redirect("public:place", token)
    return _page(request, token, ask, form)


def _open(request: HttpRequest, token: str) -> PlaceAsk:
    facts = read_place_link(token)
    found = PlaceAsk.objects.filter(pk=facts["ask"], participation__person__is_active=True).select_related(
        "participation__person", "participation__offer", "participation__cohort__program__organization", "by"
    )
    ask = found.first()
    if ask is None or str(ask.participation.person_id) != facts["person"]:
        raise Http404
    request.program = ask.participation.cohort.program  # type: ignore[attr-defined]
    return ask


def _page(request: HttpRequest, token: str, ask: PlaceAsk, form: PlaceForm) -> HttpResponse:
    part = ask.participation
    in_time = ask.state != PlaceAskState.WAITING or now() < ask.expires_at
    context = {
        "token": token,
        "ask": ask,
        "me": part.person,
        "program": part.cohort.program,
        "places": part.places,
        "state": ask.state if in_time else PlaceAskState.LAPSED,
        "form": form if ask.state == PlaceAskState.WAITING and in_time else None,
        "pause": pause_url(part),
    }
    with on_the_clock_of(part.person):
        return render(request, "public/places/place.html", context, status=422 if form.errors else 200)
