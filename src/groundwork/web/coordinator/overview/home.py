"""The coordinator's home: a sentence, five numbers, pairs that could use a word, and what waits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.humanize.templatetags.humanize import apnumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from groundwork.core.clock import now
from groundwork.core.days import say_day
from groundwork.programs.models import Cohort
from groundwork.reporting.contact import Contact, could_use_a_word
from groundwork.reporting.overview import Overview, overview
from groundwork.reporting.weeks import Sign, mondays, signs
from groundwork.web.coordinator.frame.tasks import done_in_words, tasks_of
from groundwork.web.whereabouts import whereabouts

from .sentences import greeting, in_words, names_of, why_a_word, word_to_both
from .waiting import tasks_for

WORDS_SHOWN = 3
PAIRS_SHOWN = 50
GLYPHS = {
    Sign.MET: "●",
    Sign.SHORT: "◑",
    Sign.PLANNED: "◐",
    Sign.DUE: "○",
    Sign.NONE: "·",
    Sign.PAUSED: "‖",
}


@login_required
@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """How the cohort stands, and what one could do about it."""
    cohorts = whereabouts(request).cohorts
    cohort = _chosen(request, cohorts)
    if cohort is None:
        return render(request, "coordinator/overview/nothing.html", {"at": now()})
    request.cohort = cohort  # type: ignore[attr-defined]
    at = now()
    numbers = overview(cohort, at=at)
    words = could_use_a_word(numbers.contacts, at=at)
    tasks = tasks_of(cohort, coordinates=True)
    context = {
        "at": at,
        "cohort": cohort,
        "cohorts": cohorts,
        "greeting": greeting(numbers.pairs, len(words)),
        "numbers": _numbers(numbers),
        "pairs": numbers.pairs,
        "words": [
            {
                "mentorship": contact.mentorship,
                "names": names_of(contact.mentorship),
                "says": why_a_word(contact, why),
                "letter": word_to_both(contact, why, by=request.user),
            }
            for contact, why in words[:WORDS_SHOWN]
        ],
        "more_words": max(0, len(words) - WORDS_SHOWN),
        "tasks": tasks,
        "done": done_in_words(tasks),
        "waiting": tasks_for(request.user, cohort, at=at),
        **_heat(numbers.contacts, at),
    }
    return render(request, "coordinator/overview/home.html", context)


def _chosen(request: HttpRequest, cohorts: list[Cohort]) -> Cohort | None:
    """The cohort that was asked for, else the one looked at last, else the one that needs most attention."""
    by_id = {str(cohort.pk): cohort for cohort in cohorts}
    asked = request.GET.get("cohort", "")
    if asked in by_id:
        request.session["cohort"] = asked
        return by_id[asked]
    return by_id.get(request.session.get("cohort", ""), next(iter(cohorts), None))


def _numbers(found: Overview) -> list[dict[str, Any]]:
    since = _("longest since %(day)s") % {"day": say_day(found.waiting_since)} if found.waiting_since else ""
    mentors = ngettext("with %(count)s mentor", "with %(count)s mentors", found.mentors_with_places)
    return [
        {
            "label": _("People taking part"),
            "number": found.taking_part,
            "of": _("of %(count)d on the list") % {"count": found.invited},
        },
        {
            "label": _("Pairs in touch"),
            "number": found.in_touch,
            "whole": str(found.pairs),
            "of": _("by the rhythm each agreed"),
        },
        {
            "label": _("Agreements signed"),
            "number": found.signed,
            "whole": str(found.pairs),
            "of": _("by both of a pair"),
        },
        {"label": _("Waiting for a mentor"), "number": found.waiting, "of": since},
        {
            "label": _("Free places"),
            "number": found.free_places,
            "of": mentors % {"count": apnumber(found.mentors_with_places)},
        },
    ]


def _heat(everyone: list[Contact], at: datetime) -> dict[str, Any]:
    """The weeks at a glance, longest silence first."""
    shown = sorted(everyone, key=lambda contact: (contact.since, str(contact.mentorship.pk)))[:PAIRS_SHOWN]
    weeks = mondays(at)
    found = signs(shown, weeks, at=at)
    rows = [
        {
            "mentorship": contact.mentorship,
            "names": names_of(contact.mentorship),
            "signs": [{"sign": sign, "glyph": GLYPHS[sign]} for sign in found[contact.mentorship.pk]],
            "says": in_words(contact, at=at),
        }
        for contact in shown
    ]
    return {"rows": rows, "weeks": weeks, "legend": [(GLYPHS[sign], sign.label) for sign in Sign]}
