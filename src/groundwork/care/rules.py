"""Who may tell a coordinator something in confidence, and about whom."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed
from groundwork.programs.models import Program

from .queries import people_met_in


def require_member(person: Any, program: Program) -> None:
    """Whoever takes or took part may speak up."""
    if not person.participations.filter(cohort__program=program).exists():
        raise NotAllowed("members", _("People who take part in this program can do this."))


def require_met_here(person: Any, about: Any, program: Program) -> None:
    """A concern is about somebody one is or was in a mentorship with here or is too close to, or about nobody."""
    if about is not None and about not in people_met_in(person, program):
        raise NotAllowed("not_met_here", _("Choose one of these people, or nobody in particular."))
