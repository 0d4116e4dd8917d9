"""What this topic would have a person do next: wake a rest, review, and say what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from groundwork.closing.models import ClosingWords
from groundwork.core.days import say_day
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.web.nextsteps import NextStep, Urgency
from groundwork.web.whereabouts import Whereabouts

TIME_TO_CLOSE = timedelta(days=30)


def next_steps(here: Whereabouts, *, at: datetime) -> list[NextStep]:
    """One step for each pair that rests, is in review, or ended within the last month."""
    person = here.person
    pairs = [pair for pair in here.pairs if pair.closed_at is None or pair.closed_at > at - TIME_TO_CLOSE]
    if not pairs:
        return []
    said = set(
        ClosingWords.objects.visible_to(person)
        .filter(by=person, mentorship__in=pairs)
        .values_list("mentorship_id", flat=True)
    )
    steps = [_step(pair, person, here.rests.get(pair.pk), pair.pk in said) for pair in pairs]
    return [step for step in steps if step is not None]


def _step(pair: Mentorship, person: Any, resting_until: Any, has_said: bool) -> NextStep | None:
    name = pair.other(person).first_name
    if pair.stage == Stage.CLOSED:
        return None if has_said else _look_back(pair, name)
    if resting_until is not None:
        return NextStep(
            Urgency.NOTHING,
            _("%(name)s and you rest until %(day)s") % {"name": name, "day": say_day(resting_until)},
            _("Nobody is reminded of anything meanwhile. Either of you can wake it earlier."),
            reverse("member:rest", args=[pair.pk]),
            _("See your rest"),
        )
    return _review(pair, name) if pair.stage == Stage.REVIEW else None


def _review(pair: Mentorship, name: str) -> NextStep:
    return NextStep(
        Urgency.MY_TURN,
        _("Talk with %(name)s about what comes next") % {"name": name},
        _("Your end date is %(day)s. Go on, change something, or close: all three are good.")
        % {"day": say_day(pair.ends_on)},
        reverse("member:review", args=[pair.pk]),
        _("See your three ways"),
        _("Two minutes"),
    )


def _look_back(pair: Mentorship, name: str) -> NextStep:
    return NextStep(
        Urgency.WHENEVER,
        _("Look back on your talks with %(name)s") % {"name": name},
        _("What did you gain, and whom would you like to thank? What is yours stays yours."),
        reverse("member:closing", args=[pair.pk]),
        _("Look back"),
        _("Five minutes"),
    )
