"""The agenda: both add to it and take off, what was not reached comes along, and the first talks have a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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
from groundwork.meetings.actions import add_to_agenda, take_off_agenda
from groundwork.meetings.first_topics import FirstTopic, topics_for
from groundwork.meetings.models import AgendaItem
from groundwork.meetings.queries import Topic, held_moments, open_topics, talk_ahead
from groundwork.web.forms import Form
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.widgets import WordsInput

from .pages import attempt, go_back, own_pair, pair_around

LONGEST_TOPIC = 300


class TopicForm(Form):
    """One more thing to talk about."""

    circles = {"text": Circle.US}
    text = forms.CharField(
        label=gettext_lazy("Something you would like to talk about"),
        max_length=LONGEST_TOPIC,
        widget=WordsInput({"enterkeyhint": "done"}),
        error_messages={"required": gettext_lazy("Enter what you would like to talk about")},
    )
    to_prepare = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, pair: Pair) -> None:
        super().__init__(data, auto_id="topic_%s", readers={"text": readers_of(pair)})
        name = {"name": pair.other.first_name}
        self.fields["to_prepare"].label = _("It is a question for %(name)s to think about before") % name


@dataclass(frozen=True)
class Agenda:
    """What the two will talk about, as one of them reads it."""

    topics: list[Topic]
    first_topics: list[FirstTopic]
    held: list[datetime]
    form: TopicForm

    @property
    def came_along(self) -> int:
        return sum(topic.came_along_from is not None for topic in self.topics)


def readers_of(pair: Pair) -> str:
    """The circle of the two by name."""
    return _("%(name)s and you") % {"name": pair.other.first_name}


def agenda_of(pair: Pair, form: TopicForm | None = None) -> dict[str, Any]:
    """What the fragment of the agenda needs."""
    held = held_moments(pair.mentorship)
    topics = open_topics(pair.mentorship, pair.me, held=held)
    on_it = {topic.item.text for topic in topics}
    offered = [topic for topic in topics_for(len(held)) if str(topic.text) not in on_it]
    return {"agenda": Agenda(topics, offered, held, form or TopicForm(pair=pair)), "readers": readers_of(pair)}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_agenda(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """The agenda alone, made to be printed; adding to it comes here too."""
    pair = own_pair(request, mentorship)
    form = TopicForm(request.POST, pair=pair) if request.method == "POST" else None
    if form is not None and _added(request, pair, form):
        return go_back(request, reverse("member:agenda", args=[pair.mentorship.pk]))
    context = {**pair.page, **agenda_of(pair, form), "form": form, "meeting": talk_ahead(pair.mentorship)}
    return render(request, "member/growing/agenda.html", context, status=422 if form is not None else 200)


def _added(request: HttpRequest, pair: Pair, form: TopicForm) -> bool:
    """From the box, or a topic of the plan in one tap."""
    tapped = next((topic for plan in _plans() for topic in plan if topic.code == request.POST.get("planned")), None)
    if tapped is None and not form.is_valid():
        return False
    text = str(tapped.text) if tapped else form.cleaned_data["text"]
    is_question = tapped.is_question if tapped else form.cleaned_data["to_prepare"]
    try:
        add_to_agenda(pair.mentorship, text, is_question=is_question, by=request.user, at=now())
    except GroundworkError as error:
        form.add_domain_error(error)
        return False
    return True


def _plans() -> list[list[FirstTopic]]:
    return [topics_for(held) for held in range(3)]


@login_required
@require_POST
def take_off(request: HttpRequest, item: UUID) -> HttpResponse:
    """It need not be talked about after all."""
    found = get_object_or_404(
        AgendaItem.objects.visible_to(request.user)
        .select_related("mentorship__program")
        .prefetch_related("mentorship__seats__person"),
        pk=item,
    )
    pair = pair_around(request, found.mentorship)
    attempt(request, lambda: take_off_agenda(found, by=request.user, at=now()), said=_("Taken off the agenda."))
    return go_back(request, reverse("member:agenda", args=[pair.mentorship.pk]))
