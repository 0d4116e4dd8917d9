"""What this topic would have a person do next: prepare, meet, write the agreement, sign it."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from groundwork.core.days import say_day
from groundwork.web.nextsteps import NextStep, Urgency
from groundwork.web.whereabouts import Whereabouts

from .standing import Standing, standings


def next_steps(here: Whereabouts, *, at: datetime) -> list[NextStep]:
    """One step for each of a person's pairs that has one here."""
    pairs = here.mentorships
    found = [step_of(standing, at=at) for standing in standings(pairs, here.person)] if pairs else []
    return [step for step in found if step is not None]


def step_of(standing: Standing, *, at: datetime) -> NextStep | None:
    """The next step in groundwork or towards a new version; none while the two rest."""
    if standing.resting:
        return None
    if standing.draft is not None:
        return _with_a_draft(standing)
    if not standing.pair.in_groundwork:
        return None
    if standing.has_talked(at):
        return _write(standing)
    if standing.mine.done_at is None:
        return _prepare(standing)
    if standing.talk_ahead is None:
        return _plan(standing)
    return _await_talk(standing)


def _url(name: str, standing: Standing) -> str:
    return reverse(f"member:{name}", args=[standing.pair.mentorship.pk])


def _with_a_draft(standing: Standing) -> NextStep | None:
    name, url = standing.pair.other.first_name, _url("agreement_draft", standing)
    if standing.signed_by_me:
        return NextStep(
            Urgency.NOTHING,
            _("%(name)s reads your agreement") % {"name": name},
            _("You signed it. It holds as soon as %(name)s has signed too.") % {"name": name},
            url,
            _("Look at it again"),
        )
    if standing.signed_by_other:
        return NextStep(
            Urgency.SOMEBODY_WAITS,
            _("Read and sign your agreement with %(name)s") % {"name": name},
            _("%(name)s has signed it. With your name it holds.") % {"name": name},
            url,
            _("Read the agreement"),
            _("Five minutes"),
        )
    if standing.in_force is None:
        return NextStep(
            Urgency.MY_TURN,
            _("Finish your agreement with %(name)s") % {"name": name},
            _("A draft is there. Read it together, change what you like, and sign it."),
            url,
            _("Open the draft"),
            _("Ten minutes together"),
        )
    return NextStep(
        Urgency.MY_TURN,
        _("Look at a change to your agreement with %(name)s") % {"name": name},
        _("A new version is being written. The one in force holds until both of you have signed."),
        url,
        _("Read the change"),
        _("Five minutes"),
    )


def _write(standing: Standing) -> NextStep:
    name = standing.pair.other.first_name
    return NextStep(
        Urgency.MY_TURN,
        _("Write your agreement with %(name)s") % {"name": name},
        _("One guided conversation with ready answers. You both sign at the end."),
        _url("agreement_draft", standing),
        _("Begin your agreement"),
        _("Ten minutes together"),
    )


def _prepare(standing: Standing) -> NextStep:
    name = standing.pair.other.first_name
    ready = standing.theirs.done_at is not None
    lead = (
        _("%(name)s is ready. You read each other’s answers once you are too.")
        if ready
        else _("Four questions, as many as you like. %(name)s answers them too, and you read both when both are done.")
    )
    return NextStep(
        Urgency.MY_TURN,
        _("Prepare for your first talk with %(name)s") % {"name": name},
        lead % {"name": name},
        _url("preparation", standing),
        _("Prepare"),
        _("About ten minutes"),
    )


def _plan(standing: Standing) -> NextStep:
    name = standing.pair.other.first_name
    if standing.pair.is_mentor:
        return NextStep(
            Urgency.NOTHING,
            _("%(name)s finds a time for your first talk") % {"name": name},
            _("You are ready. %(name)s proposes times, and you pick one.") % {"name": name},
            _url("propose", standing),
            _("Propose times yourself"),
        )
    return NextStep(
        Urgency.MY_TURN,
        _("Plan your first talk with %(name)s") % {"name": name},
        _("Propose two or three times. %(name)s picks one.") % {"name": name},
        _url("propose", standing),
        _("Propose times"),
        _("Two minutes"),
    )


def _await_talk(standing: Standing) -> NextStep | None:
    if standing.planned_at is None:
        return None
    name = standing.pair.other.first_name
    title = _("Your first talk with %(name)s is on %(day)s") % {
        "name": name,
        "day": say_day(standing.planned_at),
    }
    if standing.theirs.shown_at is not None:
        lead, urgency = _("Read what %(name)s has prepared, and see the plan for the hour."), Urgency.WHENEVER
    else:
        lead, urgency = (
            _("%(name)s prepares too. You read each other’s answers on the day at the latest."),
            Urgency.NOTHING,
        )
    return NextStep(
        urgency, title, lead % {"name": name}, _url("first_meeting", standing), _("See the plan for the hour")
    )
