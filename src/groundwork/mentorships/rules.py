"""Who may do something in a mentorship."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed, NotNow

from .models import Mentorship
from .states import Stage


def require_seat(person: Any, mentorship: Mentorship) -> None:
    """Only the two of them act in a mentorship."""
    if mentorship.role_of(person) is None:
        raise NotAllowed("not_yours", _("The two people of this mentorship can do this."))


def require_role(person: Any, mentorship: Mentorship, role: str) -> None:
    """Some things belong to one of the two: the mentee leads, the mentor answers."""
    require_seat(person, mentorship)
    if mentorship.role_of(person) != role:
        raise NotAllowed("not_your_part", _("This belongs to the other of the two of you."))


def require_live(mentorship: Mentorship) -> None:
    """A closed mentorship stays as it was."""
    if mentorship.stage == Stage.CLOSED:
        raise NotNow("closed", _("This mentorship is closed. What was written stays as it was."))
