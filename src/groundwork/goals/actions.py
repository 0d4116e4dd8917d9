"""Setting goals under a vision and moving toward them (P33, P34). The mentee decides; the mentor may ask for bolder."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.enrollment.models import Role
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_role, require_seat

from .models import Goal, Progress, Step, Vision


def _mentee_leads(by: Any, mentorship: Mentorship) -> None:
    require_role(by, mentorship, Role.MENTEE)
    require_live(mentorship)


def _said(text: str, field: str, sentence: Any) -> str:
    if not text.strip():
        raise Unacceptable("empty", sentence, field=field)
    return text.strip()


def _record(name: str, row: Any, mentorship: Mentorship, by: Any, at: datetime) -> None:
    record(name, about=row, by=by, at=at, organization=mentorship.program.organization_id, mentorship=mentorship)


@transaction.atomic
def keep_vision(mentorship: Mentorship, text: str, *, by: Any, at: datetime) -> Vision:
    """The big picture that goals hang under."""
    _mentee_leads(by, mentorship)
    text = _said(text, "text", _("Enter where you see yourself"))
    vision, _new = Vision.objects.update_or_create(mentorship=mentorship, defaults={"by": by, "text": text})
    _record("vision.kept", vision, mentorship, by, at)
    return vision


@transaction.atomic
def set_goal(
    mentorship: Mentorship,
    *,
    title: str,
    measure: str = "",
    why: str = "",
    due_on: date | None = None,
    first_step: str = "",
    by: Any,
    at: datetime,
) -> Goal:
    """Something to reach, with how one will know, by when and why."""
    _mentee_leads(by, mentorship)
    goal = Goal.objects.create(
        mentorship=mentorship,
        by=by,
        title=_said(title, "title", _("Enter what you would like to reach")),
        measure=measure.strip(),
        why=why.strip(),
        due_on=due_on,
        created_at=at,
    )
    if first_step.strip():
        Step.objects.create(goal=goal, text=first_step.strip(), created_at=at)
    _record("goal.set", goal, mentorship, by, at)
    return goal


@transaction.atomic
def reword_goal(goal: Goal, *, title: str, measure: str, why: str, due_on: date | None, by: Any, at: datetime) -> None:
    """A goal said anew: clearer, bolder."""
    _mentee_leads(by, goal.mentorship)
    goal.title = _said(title, "title", _("Enter what you would like to reach"))
    goal.measure, goal.why, goal.due_on = measure.strip(), why.strip(), due_on
    goal.save(update_fields=["title", "measure", "why", "due_on"])
    _record("goal.reworded", goal, goal.mentorship, by, at)


@transaction.atomic
def place_on_hill(goal: Goal, hill: str, *, by: Any, at: datetime) -> None:
    """Where the mentee sees the goal: uphill is finding out, downhill is doing, and at the far foot it is reached."""
    _mentee_leads(by, goal.mentorship)
    if hill not in Goal.Hill.values:
        raise Unacceptable("unknown", _("Choose one of the five places"), field="hill")
    reached = hill == Goal.Hill.REACHED
    changed = Goal.objects.filter(pk=goal.pk, set_aside_at=None).update(hill=hill, reached_at=at if reached else None)
    if not changed:
        raise NotNow("set_aside", _("This goal was set aside. Take it up again first."))
    goal.refresh_from_db()
    _record("goal.reached" if reached else "goal.moved", goal, goal.mentorship, by, at)


@transaction.atomic
def set_aside(goal: Goal, *, by: Any, at: datetime) -> None:
    """Not this goal, not now. Nothing is lost."""
    _mentee_leads(by, goal.mentorship)
    if Goal.objects.filter(pk=goal.pk, set_aside_at=None).update(set_aside_at=at):
        _record("goal.set_aside", goal, goal.mentorship, by, at)


@transaction.atomic
def take_up_again(goal: Goal, *, by: Any, at: datetime) -> None:
    """The goal counts again."""
    _mentee_leads(by, goal.mentorship)
    if Goal.objects.filter(pk=goal.pk, set_aside_at__isnull=False).update(set_aside_at=None):
        _record("goal.taken_up", goal, goal.mentorship, by, at)


@transaction.atomic
def add_step(goal: Goal, text: str, *, by: Any, at: datetime) -> Step:
    """A next step toward the goal."""
    _mentee_leads(by, goal.mentorship)
    step = Step.objects.create(goal=goal, text=_said(text, "text", _("Enter a step")), created_at=at)
    _record("step.added", step, goal.mentorship, by, at)
    return step


@transaction.atomic
def tick_step(step: Step, *, done: bool, by: Any, at: datetime) -> None:
    """A step is done, or not after all."""
    _mentee_leads(by, step.goal.mentorship)
    if Step.objects.filter(pk=step.pk, done_at__isnull=done).update(done_at=at if done else None):
        _record("step.done" if done else "step.reopened", step, step.goal.mentorship, by, at)


@transaction.atomic
def take_off_step(step: Step, *, by: Any, at: datetime) -> None:
    """Another way leads there: the step is no longer on the list."""
    _mentee_leads(by, step.goal.mentorship)
    if Step.objects.filter(pk=step.pk).exists():
        _record("step.taken_off", step, step.goal.mentorship, by, at)
        Step.objects.filter(pk=step.pk).delete()


@transaction.atomic
def say_what_moved(goal: Goal, text: str, *, by: Any, at: datetime) -> Progress:
    """A line of progress or evidence by the mentee; from the mentor it is a nudge to think bigger."""
    require_seat(by, goal.mentorship)
    require_live(goal.mentorship)
    text = _said(text, "text", _("Enter a line or two"))
    pushes = goal.mentorship.role_of(by) == Role.MENTOR
    kind = Progress.Kind.PUSH if pushes else Progress.Kind.PROGRESS
    progress = Progress.objects.create(goal=goal, by=by, kind=kind, text=text, created_at=at)
    _record("goal.pushed" if pushes else "goal.progressed", progress, goal.mentorship, by, at)
    return progress
