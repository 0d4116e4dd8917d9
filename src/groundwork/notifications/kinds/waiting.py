"""Letters to whoever waits for a mentor: where they stand, at first and then monthly, and of a place that came free."""

from __future__ import annotations

from typing import Any

from groundwork.core.clock import now
from groundwork.history.models import Event
from groundwork.invitations.models import Wait
from groundwork.invitations.queries import answered_before
from groundwork.invitations.waiting import standing_of
from groundwork.matching.suggestions import mentors_for

from ..about import address_of
from ..catalogue import Letter, Listener, letter
from ..models import Importance


def wait_of(event: Event) -> Wait | None:
    """The wait an event is about, while it lasts."""
    rows = Wait.objects.live().filter(pk=event.about_id)
    return rows.select_related("mentee__person", "mentee__cohort__program__organization", "place_of").first()


def the_waiting(event: Event) -> list[Listener]:
    """Who waits."""
    wait = wait_of(event)
    return [Listener(wait.mentee.person)] if wait else []


@letter("wait_began", on="wait.began", importance=Importance.NEWS, to=the_waiting)
def wait_began(event: Event, listener: Listener) -> Letter | None:
    """Nobody is found yet: why, where in the line, how long, and what comes next."""
    return _standing(event)


@letter("wait_went_on", on="wait.went_on", importance=Importance.NEWS, to=the_waiting)
def wait_went_on(event: Event, listener: Listener) -> Letter | None:
    """A month later: how it stands now."""
    return _standing(event)


@letter("wait_place_free", on="wait.place_came_free", importance=Importance.WAITING, to=the_waiting)
def wait_place_free(event: Event, listener: Listener) -> Letter | None:
    """A place has come free with somebody who would suit; who waits longest hears of it first."""
    wait, at = wait_of(event), now()
    if wait is None or wait.place_of is None:
        return None
    ranking = mentors_for(wait.mentee, at=at, without=answered_before(wait.mentee, at=at))
    found = ranking.find(wait.place_of_id)
    if found is None:
        return None  # the place is gone again
    return _letter(
        wait,
        mentor=found.mentor.person,
        name=found.mentor.person.first_name,
        reasons=[reason.title for reason in found.reasons],
        ask_url=address_of("member:ask", found.mentor.pk),
        read_url=address_of("member:mentor", found.mentor.pk),
    )


def _standing(event: Event) -> Letter | None:
    wait = wait_of(event)
    standing = standing_of(wait.mentee, at=now()) if wait else None
    if wait is None or standing is None:
        return None
    return _letter(wait, standing=standing, cohort=wait.mentee.cohort)


def _letter(wait: Wait, **context: Any) -> Letter:
    program = wait.mentee.cohort.program
    urls = {
        "url": address_of("member:line", program.pk),
        "mentors_url": address_of("member:mentors", program.pk),
    }
    return Letter({**urls, **context}, program=program, thread=wait.pk)
