"""Who may take part, and who may answer for whom."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed, NotNow
from groundwork.programs.models import Cohort, Membership, Program
from groundwork.programs.queries import coordinates
from groundwork.programs.states import OPEN_TO_JOIN, CohortState

from .models import Conflict, Participation
from .states import ParticipationState


def require_own_part(person: Any, part: Participation) -> None:
    """What somebody offers or seeks, they say themselves."""
    if part.person_id != person.pk:
        raise NotAllowed("not_your_part", _("This belongs to somebody else."))


def require_own_part_or_coordinator(person: Any, part: Participation) -> None:
    """A coordinator may pause somebody who asked for it in the corridor, never offer more in their name."""
    if part.person_id != person.pk and not coordinates(person, part.cohort.program):
        raise NotAllowed("not_your_part", _("This belongs to somebody else."))


def require_may_invite(person: Any, cohort: Cohort) -> None:
    """Coordinators put names down; an import that runs by itself has nobody behind it."""
    if person is not None and not coordinates(person, cohort.program):
        raise NotAllowed("not_your_program", _("Whoever looks after this program can do this."))


def require_open(cohort: Cohort) -> None:
    """People join while a cohort gathers and while it runs."""
    if cohort.state not in OPEN_TO_JOIN:
        raise NotNow("not_open", _("Nobody can join this program at present."))


def require_welcome(person: Any, cohort: Cohort) -> None:
    """A link that goes round never brings back somebody whom the organization has let go."""
    if not person.is_active:
        raise NotAllowed("account_closed", _("This account is closed. Your coordinator can open it again."))
    gone = Membership.objects.filter(organization=cohort.program.organization, person=person, left_at__isnull=False)
    if gone.exists():
        raise NotAllowed("left_before", _("Your place here has ended. Your coordinator can open it again."))


def require_taking_part(part: Participation) -> None:
    """After leaving, and after the cohort has closed, answers stay as they were."""
    if part.state == ParticipationState.LEFT or part.cohort.state == CohortState.CLOSED:
        raise NotNow("over", _("You no longer take part in this, so your answers stay as they were."))


def require_both_take_part(person: Any, other: Any, program: Program) -> None:
    """What stands between two people is said of somebody else in the same program."""
    people = Participation.objects.filter(cohort__program=program, person__in=[person, other])
    if person.pk == other.pk or people.values("person").distinct().count() != 2:
        raise NotAllowed("not_together", _("The two of you take part in different programs."))


def require_no_interest(person: Any, other: Any, organization: Any) -> None:
    """Who has declared an interest in somebody doesn't begin with them, until they take it back (P17)."""
    if Conflict.objects.filter(organization=organization, by=person, other=other).exists():
        raise NotNow(
            "something_in_the_way",
            _("You said that something makes it hard to be objective. Look at your ways on first."),
            field="declared",
        )
