"""Letters to the people who look after a program."""

from __future__ import annotations

from groundwork.care.models import Concern
from groundwork.history.models import Event
from groundwork.matching.models import Round
from groundwork.matching.review import did_not_begin
from groundwork.people.models import Person
from groundwork.programs.models import Program
from groundwork.programs.queries import coordinators_of

from ..about import address_of
from ..catalogue import Letter, Listener, letter
from ..models import Importance


def coordinators_it_is_not_about(event: Event) -> list[Listener]:
    """Those who may read a concern: the one it is about never learns of it."""
    concern = Concern.objects.filter(pk=event.about_id).select_related("program").first()
    if concern is None:
        return []
    return [
        Listener(person)
        for person in coordinators_of(concern.program)
        if Concern.objects.visible_to(person).filter(pk=concern.pk).exists()
    ]


@letter("concern_raised", on="concern.raised", importance=Importance.WAITING, to=coordinators_it_is_not_about)
def concern_raised(event: Event, listener: Listener) -> Letter | None:
    """Somebody told the coordinators something in confidence; a letter names nobody."""
    concern = Concern.objects.filter(pk=event.about_id, closed_at=None).select_related("program__organization").first()
    if concern is None:
        return None
    return Letter({"url": address_of("coordinator:concerns", concern.program_id)}, program=concern.program)


def coordinators_of_the_round(event: Event) -> list[Listener]:
    """All of them, once for what did not begin at the same moment: the letter names every pair."""
    at_once = Event.objects.filter(name=event.name, about_id=event.about_id, at=event.at)
    round = Round.objects.filter(pk=event.about_id).select_related("cohort__program").defer("snapshot").first()
    if round is None or at_once.order_by("created_at", "pk").first() != event:
        return []
    return [Listener(person) for person in coordinators_of(round.cohort.program)]


@letter("pairs_not_begun", on="pairing.dropped", importance=Importance.WAITING, to=coordinators_of_the_round)
def pairs_not_begun(event: Event, listener: Listener) -> Letter | None:
    """Pairs that had gone out could not begin: which, why, and what comes next, unless it has been read already."""
    rounds = Round.objects.visible_to(listener.person).filter(pk=event.about_id)
    round = rounds.select_related("cohort__program__organization").first()
    pairs = did_not_begin(round) if round else []
    if round is None or not pairs:
        return None
    context = {"pairs": pairs, "count": len(pairs), "url": address_of("coordinator:round", round.pk)}
    return Letter(context, program=round.cohort.program, thread=round.pk)


def the_coordinator(event: Event) -> list[Listener]:
    """Who was named."""
    return [Listener(person) for person in Person.objects.filter(pk=event.facts.get("person"))]


@letter("coordinator_named", on="coordinator.named", importance=Importance.WAITING, to=the_coordinator)
def coordinator_named(event: Event, listener: Listener) -> Letter | None:
    """Somebody looks after a program from now on."""
    looked_after = Program.objects.coordinated_by(listener.person).filter(pk=event.facts.get("program"))
    program = looked_after.select_related("organization").first()
    if program is None:
        return None
    context = {"named_by": event.by, "url": address_of("coordinator:program", program.pk)}
    return Letter(context, program=program, reply_to=event.by.email if event.by else "")
