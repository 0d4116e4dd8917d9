"""A coordinator asks a mentor for one more place, and hears when there is one."""

from __future__ import annotations

from groundwork.core.clock import now
from groundwork.enrollment.links import place_url
from groundwork.enrollment.models import PlaceAsk
from groundwork.enrollment.states import PlaceAskState
from groundwork.history.models import Event

from ..about import address_of
from ..catalogue import Letter, Listener, letter
from ..models import Importance


def ask_of(event: Event) -> PlaceAsk | None:
    """The question an event is about."""
    found = PlaceAsk.objects.filter(pk=event.about_id)
    return found.select_related(
        "participation__person", "participation__offer", "participation__cohort__program__organization", "by"
    ).first()


def the_mentor(event: Event) -> list[Listener]:
    """Who is asked."""
    ask = ask_of(event)
    return [Listener(ask.participation.person)] if ask else []


def who_asked(event: Event) -> list[Listener]:
    """The coordinator whose question it was."""
    ask = ask_of(event)
    return [Listener(ask.by)] if ask and ask.by else []


@letter("place_asked", on="place.asked", importance=Importance.WAITING, to=the_mentor)
def place_asked(event: Event, listener: Listener) -> Letter | None:
    """A mentor is asked for one more place, and may say no as well as yes."""
    ask = ask_of(event)
    if ask is None or ask.state != PlaceAskState.WAITING or ask.expires_at <= now():
        return None
    part = ask.participation
    context = {
        "ask": ask,
        "coordinator_name": ask.by.name if ask.by else "",
        "places": part.places,
        "waiting": event.facts.get("waiting", 0),
        "yes_url": place_url(ask, answer="yes"),
        "no_url": place_url(ask, answer="no"),
    }
    return Letter(context, program=part.cohort.program, reply_to=ask.by.email if ask.by else "", thread=ask.pk)


@letter("place_given", on="place.given", importance=Importance.PAIR, to=who_asked)
def place_given(event: Event, listener: Listener) -> Letter | None:
    """The coordinator hears that there is one more place. A no stands on the round's page, and is no letter."""
    ask = ask_of(event)
    if ask is None:
        return None
    part = ask.participation
    context = {"mentor": part.person, "places": part.places, "url": address_of("coordinator:rounds", part.cohort_id)}
    return Letter(context, program=part.cohort.program, reply_to=part.person.email, thread=ask.pk)
