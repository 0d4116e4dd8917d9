"""What taking part would have a person do next."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.core.clock import local_day
from groundwork.core.days import say_day
from groundwork.enrollment.answers import missing_pages
from groundwork.enrollment.models import Participation, Pause, Place
from groundwork.enrollment.states import ParticipationState
from groundwork.invitations.states import WishState
from groundwork.programs.models import organizations_of
from groundwork.programs.states import OPEN_TO_JOIN
from groundwork.web.nextsteps import NextStep, Urgency
from groundwork.web.whereabouts import Whereabouts

# Whose place in the line, or next choice, says more than that all is said.
TOLD_MORE = Q(waits__ended_at=None, waits__can_ask=False) | Q(wishes__state=WishState.KEPT)


def next_steps(here: Whereabouts, *, at: datetime) -> list[NextStep]:
    """To begin, to go on, or to know that all is said and what happens then."""
    person = here.person
    parts = (
        Participation.objects.filter(person=person, cohort__state__in=OPEN_TO_JOIN)
        .filter(cohort__program__organization__in=organizations_of(person))
        .exclude(state=ParticipationState.LEFT)
        .select_related("cohort__program", "person", "offer", "profile")
        .prefetch_related("offer__offered_skills", "profile__wanted_skills")
    )
    held = set(Place.objects.told().filter(participation__person=person).values_list("participation_id", flat=True))
    asking = {invitation.mentee_id for invitation in here.invitations}  # what waits between two says more
    told = set(Participation.objects.filter(person=person).filter(TOLD_MORE).values_list("pk", flat=True))
    own_word = [part for part in parts if part.is_on_anothers_word]  # asked of them even when they are matched already
    free = [part for part in parts if part not in own_word and part.pk not in held | asking | told]
    ready = [part.pk for part in free if part.state == ParticipationState.READY]
    pauses = {pause.participation_id: pause for pause in Pause.objects.running(at).filter(participation__in=ready)}
    steps = [_paused(part, pauses[part.pk]) if part.pk in pauses else _step(part, at) for part in free]
    return [*(_own_word(part) for part in own_word), *steps]


def matching_ahead(part: Participation, *, at: datetime) -> date | None:
    """The day on which pairs are put together, while it is still to come."""
    matching_on = part.cohort.matching_on
    return matching_on if matching_on and matching_on >= local_day(at, part.person) else None


def _step(part: Participation, at: datetime) -> NextStep:
    if part.state == ParticipationState.READY:
        return _all_said(part, at)
    program = part.cohort.program
    missing = len(missing_pages(part))
    lead = {
        ParticipationState.INVITED: _("Your name was put down for %(program)s. Whether you take part, you decide."),
        ParticipationState.JOINING: _("What you have said so far for %(program)s is kept."),
    }[ParticipationState(part.state)]
    pages = ngettext("About one minute", "About %(minutes)s minutes", missing + 1) % {"minutes": missing + 1}
    if not missing:
        title, button = _("Read your answers once more"), _("Check your answers")
    elif part.is_mentor:
        title, button = _("Say what you can offer as a mentor"), _("Say what you offer")
    else:
        title, button = _("Say what you would like to work on"), _("Say what you seek")
    url = reverse("member:questions", args=[part.pk])
    return NextStep(Urgency.MY_TURN, title, lead % {"program": program.name}, url, button, pages)


def _own_word(part: Participation) -> NextStep:
    """A coordinator vouched for them; whether what stands there may be used is for them to say."""
    return NextStep(
        Urgency.MY_TURN,
        _("Say yes yourself, or no"),
        _("Your coordinator told us that you take part in %(program)s. Read what stands there, then decide.")
        % {"program": part.cohort.program.name},
        reverse("member:part", args=[part.pk]),
        _("Read what stands there"),
        _("About one minute"),
    )


def _paused(part: Participation, pause: Pause) -> NextStep:
    """Quiet, as they wished: how long, and where to end it earlier."""
    title = _("New requests pause") if part.is_mentor else _("Your search pauses")
    if pause.until:
        lead = _("Until %(day)s nobody finds or asks you. You can end that earlier.") % {"day": say_day(pause.until)}
    else:
        lead = _("Nobody finds or asks you until you end the pause.")
    return NextStep(Urgency.NOTHING, title, lead, reverse("member:part", args=[part.pk]), _("See your pause"))


def _all_said(part: Participation, at: datetime) -> NextStep:
    """Nothing to do: who does what now, and by when."""
    matching_on = matching_ahead(part, at=at)
    if part.is_mentor:
        title = _("Your offer can be seen")
        lead = _("Whoever would like to ask you writes to you. You hear of it by letter.")
    else:
        title = _("Everything is said, and the search is on")
        lead = _("You can ask a mentor yourself, or wait until somebody is found for you.")
    if matching_on:
        lead += " " + _("Pairs are put together on %(day)s.") % {"day": say_day(matching_on)}
    return NextStep(
        Urgency.NOTHING, title, lead, reverse("member:what_next", args=[part.pk]), _("See what happens next")
    )
