"""Resting a mentorship, leaving a quiet pair in peace, and telling a coordinator something in confidence."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.agreements.actions.holding import hold
from groundwork.core.clock import local_day
from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_seat
from groundwork.programs.models import Program
from groundwork.programs.queries import coordinates

from .models import Concern, Leave, MentorshipPause
from .queries import who_reads_a_concern
from .rules import require_member, require_met_here

LONGEST_REST = timedelta(days=183)
MOST_WORDS = 8000  # characters


@transaction.atomic
def rest(mentorship: Mentorship, *, until: date, by: Any, at: datetime) -> MentorshipPause:
    """The two rest until a date; nobody is reminded of anything meanwhile."""
    held = hold(mentorship)
    require_seat(by, held)
    require_live(held)
    today = local_day(at, by)
    if until <= today:
        raise Unacceptable("in_the_past", _("Enter a date that is still ahead"), field="until")
    if until > today + LONGEST_REST:
        raise Unacceptable("too_long", _("Enter a date within the next six months"), field="until")
    try:
        with transaction.atomic():
            pause = MentorshipPause.objects.create(mentorship=mentorship, by=by, since=at, until=until)
    except IntegrityError as problem:
        raise NotNow("resting", _("You are resting already.")) from problem
    record(
        "mentorship.paused",
        about=mentorship,
        by=by,
        at=at,
        organization=mentorship.program.organization_id,
        until=until,
    )
    return pause


@transaction.atomic
def resume(mentorship: Mentorship, *, by: Any, at: datetime) -> None:
    """The rest is over, as planned or earlier. Nobody's doing (by=None) when the date came."""
    held = hold(mentorship)
    require_live(held)
    if by is not None:
        require_seat(by, held)
    ended = MentorshipPause.objects.filter(mentorship=mentorship, ended_at=None).update(ended_at=at)
    if not ended:
        raise NotNow("not_resting", _("You are not resting."))
    record("mentorship.resumed", about=mentorship, by=by, at=at, organization=mentorship.program.organization_id)


@transaction.atomic
def leave_until(mentorship: Mentorship, *, until: date, by: Any, at: datetime) -> Leave:
    """A coordinator knows of a quiet pair and leaves it in peace until a date."""
    if not coordinates(by, mentorship.program):
        raise NotAllowed("coordinators", _("The coordinators of this program can do this."))
    if until <= at.date():
        raise Unacceptable("in_the_past", _("Enter a date that is still ahead"), field="until")
    leave = Leave.objects.create(mentorship=mentorship, by=by, until=until, created_at=at)
    record(
        "pair.left_in_peace",
        about=mentorship,
        by=by,
        at=at,
        organization=mentorship.program.organization_id,
        until=until,
    )
    return leave


@transaction.atomic
def raise_concern(program: Program, text: str, *, about: Any = None, by: Any, at: datetime) -> Concern:
    """Tell the coordinators something in confidence. The one it is about never sees it, nor that it exists."""
    require_member(by, program)
    require_met_here(by, about, program)
    if not text.strip():
        raise Unacceptable("empty", _("Enter what you would like your coordinator to know"), field="text")
    if len(text) > MOST_WORDS:
        raise Unacceptable("long", _("Use 8,000 characters or fewer"), field="text")
    if not who_reads_a_concern(program, about):
        raise NotNow("nobody_reads_it", _("Nobody else looks after this program. Turn to its organizers, named below."))
    concern = Concern.objects.create(program=program, by=by, about=about, text=text.strip(), created_at=at)
    record("concern.raised", about=concern, by=by, at=at, organization=program.organization_id)
    return concern


@transaction.atomic
def settle_concern(concern: Concern, *, by: Any, at: datetime) -> None:
    """A coordinator has taken care of it."""
    if not coordinates(by, concern.program) or concern.about_id == by.pk:
        raise NotAllowed("coordinators", _("The coordinators of this program can do this."))
    Concern.objects.filter(pk=concern.pk, closed_at=None).update(closed_at=at)
    record("concern.settled", about=concern, by=by, at=at, organization=concern.program.organization_id)
