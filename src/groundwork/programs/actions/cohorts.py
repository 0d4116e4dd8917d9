"""Cohorts: planned, opened, begun, closed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.core.moves import move
from groundwork.history.actions import record

from ..models import Cohort, Program, new_join_token
from ..rules import require_shaper
from ..states import COHORT_LEADS_TO, CohortState


@transaction.atomic
def plan_cohort(
    program: Program, *, name: str, matching_on: date, starts_on: date, ends_on: date, by: Any, at: datetime
) -> Cohort:
    """A cohort with its three dates; nobody can join before it is opened."""
    require_shaper(by, program)
    _require_order(matching_on, starts_on, ends_on)
    cohort = Cohort.objects.create(
        program=program,
        name=_unused(name, program),
        matching_on=matching_on,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _record("cohort.planned", cohort, by=by, at=at)
    return cohort


@transaction.atomic
def change_cohort(
    cohort: Cohort, *, name: str, matching_on: date, starts_on: date, ends_on: date, by: Any, at: datetime
) -> Cohort:
    """Another name or other dates. Mentorships that have begun keep the end they agreed on."""
    require_shaper(by, cohort.program)
    _require_order(matching_on, starts_on, ends_on)
    cohort.name = _unused(name, cohort.program, but=cohort)
    cohort.matching_on, cohort.starts_on, cohort.ends_on = matching_on, starts_on, ends_on
    cohort.save(update_fields=["name", "matching_on", "starts_on", "ends_on"])
    _record("cohort.changed", cohort, by=by, at=at)
    return cohort


def open_cohort(cohort: Cohort, *, by: Any, at: datetime) -> None:
    """People can join from now on."""
    _move(cohort, CohortState.GATHERING, "cohort.opened", by=by, at=at)


def begin_cohort(cohort: Cohort, *, by: Any, at: datetime) -> None:
    """The cohort runs; who comes late can still join."""
    _move(cohort, CohortState.RUNNING, "cohort.began", by=by, at=at)


def begin_closing(cohort: Cohort, *, by: Any, at: datetime) -> None:
    """Nobody joins any more; what runs comes to its end."""
    _move(cohort, CohortState.CLOSING, "cohort.closing_began", by=by, at=at)


def resume_cohort(cohort: Cohort, *, by: Any, at: datetime) -> None:
    """Closing was too early: the cohort runs on."""
    _move(cohort, CohortState.RUNNING, "cohort.resumed", by=by, at=at)


def close_cohort(cohort: Cohort, *, by: Any, at: datetime) -> None:
    """The cohort is over and stays as it was."""
    _move(cohort, CohortState.CLOSED, "cohort.closed", by=by, at=at)


@transaction.atomic
def renew_join_link(cohort: Cohort, *, by: Any, at: datetime) -> str:
    """A new link to join by; the old one, which may have gone too far, ends."""
    require_shaper(by, cohort.program)
    cohort.join_token = new_join_token()
    cohort.save(update_fields=["join_token"])
    _record("join_link.renewed", cohort, by=by, at=at)
    return cohort.join_token


@transaction.atomic
def _move(cohort: Cohort, to: str, event: str, *, by: Any, at: datetime) -> None:
    require_shaper(by, cohort.program)
    move(cohort, to, leads_to=COHORT_LEADS_TO)
    _record(event, cohort, by=by, at=at)


def _record(event: str, cohort: Cohort, *, by: Any, at: datetime) -> None:
    program = cohort.program
    record(event, about=cohort, by=by, at=at, organization=program.organization_id, program=program)


def _unused(name: str, program: Program, *, but: Cohort | None = None) -> str:
    name = " ".join(name.split())
    others = Cohort.objects.filter(program=program, name__iexact=name)
    if others.exclude(pk=but.pk if but else None).exists():
        raise Unacceptable("name_taken", _("This program has a cohort of this name already."), field="name")
    return name


def _require_order(matching_on: date, starts_on: date, ends_on: date) -> None:
    if starts_on < matching_on:
        raise Unacceptable("starts_first", _("Enter a start on or after the day of matching."), field="starts_on")
    if ends_on <= starts_on:
        raise Unacceptable("ends_first", _("Enter an end after the start."), field="ends_on")
