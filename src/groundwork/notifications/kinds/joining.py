"""Letters to people whose names were put down for a cohort."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from groundwork.programs.models import Cohort
from groundwork.programs.queries import coordinators_of
from groundwork.programs.states import OPEN_TO_JOIN

from ..about import address_of
from ..catalogue import Letter, Listener, letter
from ..models import Importance


def the_invited(event: Event) -> list[Listener]:
    """Whose name was put down while there was something to join."""
    parts = _invited().filter(pk=event.about_id, cohort__state__in=OPEN_TO_JOIN)
    opened_since = Event.objects.filter(name="cohort.opened", about_id=OuterRef("cohort"), at__gte=event.at)
    return [Listener(part.person) for part in parts.exclude(Exists(opened_since))]


def all_invited(event: Event) -> list[Listener]:
    """Everyone who was invited before the cohort opened, when there was nothing to join yet."""
    written_to = Event.objects.filter(name="part.invited", about_id=OuterRef("pk"), at__lte=event.at)
    people = {part.person_id: part.person for part in _invited().filter(Exists(written_to), cohort=event.about_id)}
    return [Listener(person) for person in people.values()]


@letter("part_invited", on="part.invited", importance=Importance.WAITING, to=the_invited)
def part_invited(event: Event, listener: Listener) -> Letter | None:
    """A coordinator has put somebody's name down."""
    return _invitation(_invited().filter(pk=event.about_id).first())


@letter("cohort_opened", on="cohort.opened", importance=Importance.WAITING, to=all_invited)
def cohort_opened(event: Event, listener: Listener) -> Letter | None:
    """The cohort that somebody's name was put down for is open."""
    parts = _invited().filter(cohort=event.about_id, person=listener.person)
    return _invitation(parts.order_by("created_at").first())


def _invited() -> QuerySet[Participation]:
    invited = Participation.objects.filter(state=ParticipationState.INVITED)
    return invited.select_related("person", "cohort__program__organization")


def _invited_as(part: Participation) -> str:
    """What somebody was invited to be, so that the page doesn't ask as if nobody knew."""
    parts = Participation.objects.filter(cohort=part.cohort, person=part.person, state=ParticipationState.INVITED)
    return "both" if parts.count() > 1 else part.role


def _invitation(part: Participation | None) -> Letter | None:
    if part is None or part.cohort.state not in OPEN_TO_JOIN:
        return None
    cohort: Cohort = part.cohort
    coordinators = coordinators_of(cohort.program)
    context = {
        "part": part,
        "cohort": cohort,
        "host": coordinators[0] if coordinators else cohort.program.organization,
        "url": f"{address_of('public:join', cohort.join_token)}?as={_invited_as(part)}",
    }
    reply_to = coordinators[0].email if coordinators else ""
    return Letter(context, program=cohort.program, reply_to=reply_to, thread=part.pk)
