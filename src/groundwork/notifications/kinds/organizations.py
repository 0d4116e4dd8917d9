"""Letters to the people who organize."""

from __future__ import annotations

from groundwork.history.models import Event
from groundwork.people.models import Person
from groundwork.programs.models import Membership

from ..about import address_of
from ..catalogue import Letter, Listener, letter
from ..models import Importance


def the_organizer(event: Event) -> list[Listener]:
    """Who was named."""
    return [Listener(person) for person in Person.objects.filter(pk=event.facts.get("person"))]


@letter(
    "organizer_named",
    on=("organization.started", "organizer.named"),
    importance=Importance.WAITING,
    to=the_organizer,
)
def organizer_named(event: Event, listener: Listener) -> Letter | None:
    """Somebody may start programs from now on."""
    memberships = Membership.objects.current().filter(
        person=listener.person, organization=event.organization_id, role=Membership.Role.OWNER
    )
    membership = memberships.select_related("organization").first()
    if membership is None:
        return None
    context = {
        "organization": membership.organization,
        "named_by": event.by,
        "url": address_of("public:sign_in"),
    }
    reply_to = event.by.email if event.by else ""
    return Letter(context, organization=membership.organization, reply_to=reply_to)
