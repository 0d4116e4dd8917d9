"""Groundwork as a short list: prepare, meet, agree."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from groundwork.core.days import say_day

from .standing import Standing


def tasks_of(standing: Standing, *, at: datetime) -> list[dict[str, Any]]:
    """The three tasks of groundwork with where each stands."""
    return [_preparation(standing), _first_talk(standing, at), _agreement(standing, at)]


def _url(name: str, standing: Standing) -> str:
    return reverse(f"member:{name}", args=[standing.pair.mentorship.pk])


def _preparation(standing: Standing) -> dict[str, Any]:
    name = standing.pair.other.first_name
    if standing.theirs.shown_at is not None and standing.mine.shown_at is not None:
        hint = _("You can read each other’s answers.")
    elif standing.theirs.done_at is not None:
        hint = _("%(name)s is ready.") % {"name": name}
    else:
        hint = _("%(name)s prepares too. You read each other’s answers when both are done.") % {"name": name}
    return {
        "label": _("Prepare for your first talk"),
        "url": _url("preparation", standing),
        "state": "done" if standing.mine.done_at is not None else "open",
        "hint": hint,
    }


def _first_talk(standing: Standing, at: datetime) -> dict[str, Any]:
    task = {"label": _("Your first talk"), "url": _url("first_meeting", standing), "state": "open"}
    if standing.has_talked(at):
        return {**task, "state": "done", "hint": _("The plan for the hour stays here.")}
    if standing.planned_at is not None:
        day = say_day(standing.planned_at)
        return {**task, "hint": _("On %(day)s. Here is a plan for the hour.") % {"day": day}}
    if standing.talk_ahead is not None:
        return {**task, "state": "waiting", "hint": _("Times are proposed. Here is a plan for the hour.")}
    return {**task, "hint": _("Get to know each other first. Here is a plan for the hour.")}


def _agreement(standing: Standing, at: datetime) -> dict[str, Any]:
    task = {"label": _("What you promise each other"), "url": _url("agreement_draft", standing)}
    name = standing.pair.other.first_name
    if standing.signed_by_me:
        return {**task, "state": "waiting", "hint": _("You signed. %(name)s reads it now.") % {"name": name}}
    if standing.signed_by_other:
        return {**task, "state": "open", "hint": _("%(name)s signed. Your name is wanted.") % {"name": name}}
    if standing.draft is not None:
        return {**task, "state": "under-way", "hint": _("The draft is there. Read it together and sign.")}
    state = "open" if standing.has_talked(at) else "next"
    return {**task, "state": state, "hint": _("Ten minutes at the end of your first talk. You both sign.")}
