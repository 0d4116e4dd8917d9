"""What was decided about a program, as rows of questions and answers."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.core.circles import Circle
from groundwork.programs.models import Program
from groundwork.programs.queries import grades_held

from .forms import MINUTES, WEEKS
from .seniority import seniority_in_words


def program_rows(program: Program) -> list[dict[str, Any]]:
    """For checking and changing."""
    name, ways, managers = (
        reverse("coordinator:program_edit", args=[program.pk, page]) for page in ("name", "ways", "managers")
    )
    orientation = reverse("coordinator:program_edit", args=[program.pk, "orientation"])
    seniority = reverse("coordinator:program_edit", args=[program.pk, "seniority"])
    words = _("%(one)s, several %(several)s") % {"one": program.mentee_word, "several": program.mentee_word_plural}
    return [
        {"label": _("Name"), "value": program.name, "url": name},
        {"label": _("Purpose"), "value": program.purpose, "words": True, "circle": Circle.PROGRAM, "url": name},
        {"label": _("Form"), "value": program.get_form_display(), "url": ""},
        {"label": _("Someone who is mentored"), "value": words, "url": ways},
        {"label": _("Talks"), "value": rhythm_in_words(program), "url": ways},
        {"label": _("Together for"), "value": length_in_words(program), "url": ways},
        {"label": _("Managers"), "value": program.get_manager_policy_display(), "url": managers},
        {"label": _("Orientation first"), "value": program.get_orientation_for_display(), "url": orientation},
        {
            "label": _("Grades"),
            "value": ladder_in_words(program),
            "url": reverse("coordinator:grades", args=[program.pk]),
        },
        {"label": _("Rule on grades"), "value": seniority_in_words(program) or _("None"), "url": seniority},
    ]


def ladder_in_words(program: Program) -> str:
    """How far the grades are in order: "Twelve in order, 3 not placed yet"."""
    held = grades_held(program.organization_id)
    placed = sum(each.placed for each in held)
    waiting = len(held) - placed
    if not held:
        return _("Nobody has one yet")
    if not placed:
        return _("Not in order yet, so they don’t count")
    if not waiting:
        return _("In order")
    said = ngettext(
        "In order, but for %(waiting)s that is not placed yet",
        "In order, but for %(waiting)s that are not placed yet",
        waiting,
    )
    return said % {"waiting": waiting}


def rhythm_in_words(program: Program) -> str:
    """ "Every three weeks, one hour"."""
    weeks = dict(WEEKS).get(program.rhythm_weeks) or ngettext(
        "Every %(weeks)s week", "Every %(weeks)s weeks", program.rhythm_weeks
    ) % {"weeks": program.rhythm_weeks}
    minutes = dict(MINUTES).get(program.meeting_minutes) or _("%(minutes)s minutes") % {
        "minutes": program.meeting_minutes
    }
    return _("%(how_often)s, %(how_long)s") % {"how_often": weeks, "how_long": str(minutes).lower()}


def length_in_words(program: Program) -> str:
    """ "9 months"."""
    months = program.length_months
    return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}
