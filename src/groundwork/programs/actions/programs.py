"""Programs and who looks after them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record

from ..models import Coordination, Organization, Program
from ..rules import require_organizer, require_shaper
from .organizations import member_with_address


@transaction.atomic
def start_program(organization: Organization, *, name: str, purpose: str, by: Any, at: datetime) -> Program:
    """A program with sensible ways to begin with; whoever starts it looks after it."""
    require_organizer(by, organization)
    program = Program.objects.create(organization=organization, name=_unused(name, organization), purpose=purpose)
    Coordination.objects.create(program=program, person=by)
    record("program.started", about=program, by=by, at=at, organization=organization)
    return program


@transaction.atomic
def change_program(program: Program, *, by: Any, at: datetime, **facts: Any) -> Program:
    """Decide otherwise about its words, rhythm, length or managers. Agreements in force stay as they were signed."""
    require_shaper(by, program)
    if "name" in facts:
        facts["name"] = _unused(facts["name"], program.organization, but=program)
    _require_possible_grades(program, facts)
    changed = {name: value for name, value in facts.items() if getattr(program, name) != value}
    for name, value in changed.items():
        setattr(program, name, value)
    if changed:
        program.save(update_fields=list(changed))
        record(
            "program.changed", about=program, by=by, at=at, organization=program.organization_id, what=sorted(changed)
        )
    return program


def _require_possible_grades(program: Program, facts: Mapping[str, Any]) -> None:
    least, most = (facts.get(name, getattr(program, name)) for name in ("least_grades_above", "most_grades_above"))
    if least is not None and most is not None and most < least:
        sentence = _("Choose at most as many grades as at least, or more.")
        raise Unacceptable("no_such_step", sentence, field="most_grades_above")


def _unused(name: str, organization: Organization, *, but: Program | None = None) -> str:
    name = " ".join(name.split())
    others = Program.objects.filter(organization=organization, name__iexact=name)
    if others.exclude(pk=but.pk if but else None).exists():
        raise Unacceptable("name_taken", _("There is a program of this name already."), field="name")
    return name


@transaction.atomic
def name_coordinator(program: Program, *, email: str, name: str = "", by: Any, at: datetime) -> Coordination:
    """One more person looks after the program; somebody new to the organization becomes a member with it."""
    require_shaper(by, program)
    membership = member_with_address(program.organization, email=email, name=name)
    coordination, is_new = Coordination.objects.get_or_create(program=program, person=membership.person)
    if not is_new:
        raise NotNow("coordinates_already", _("This person looks after the program already."), field="email")
    record(
        "coordinator.named",
        about=coordination,
        by=by,
        at=at,
        organization=program.organization_id,
        program=program,
        person=membership.person,
    )
    return coordination


@transaction.atomic
def release_coordinator(coordination: Coordination, *, by: Any, at: datetime) -> None:
    """Somebody no longer looks after the program; the last one stays, so that nobody is left alone with a worry."""
    program = coordination.program
    require_shaper(by, program)
    # The row lock makes two coordinators who release each other at once take turns.
    Program.objects.select_for_update().get(pk=program.pk)
    if not Coordination.objects.filter(program=program).exclude(pk=coordination.pk).exists():
        raise NotNow("last_coordinator", _("A program has at least one coordinator. Name another one first."))
    record(
        "coordinator.released",
        about=coordination,
        by=by,
        at=at,
        organization=program.organization_id,
        program=program,
        person=coordination.person,
    )
    coordination.delete()
