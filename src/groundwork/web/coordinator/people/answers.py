"""What somebody offers or seeks, as a coordinator may read it: each text with its circle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.core.circles import Words
from groundwork.enrollment.models import HelpKind, MentorOffer

LABELS = {
    "can_help_with": gettext_lazy("Can help with"),
    "lessons": gettext_lazy("What I learned on my own road"),
    "not_offered": gettext_lazy("What I don’t offer"),
    "mentoring_means": gettext_lazy("What mentoring means to me"),
    "where_now": gettext_lazy("Where I am now"),
    "own_words": gettext_lazy("What I would like to learn"),
    "in_return": gettext_lazy("What I can give in return"),
    "goals": gettext_lazy("My goals"),
    "in_three_years": gettext_lazy("In three years"),
    "in_five_years": gettext_lazy("In five years"),
    "must_have": gettext_lazy("My mentor must have"),
    "would_be_good": gettext_lazy("Would be good"),
}


def answer_rows(answers: Any, texts: Iterable[Words]) -> list[dict[str, Any]]:
    """Facts first, then the texts that say something."""
    rows = [row for row in _facts(answers) if row["value"]]
    for field in texts:
        if text := getattr(answers, field.name):
            rows.append({"label": LABELS[field.name], "value": text, "words": True, "circle": field})
    return rows


def _facts(answers: Any) -> list[dict[str, Any]]:
    skills = ", ".join(skill.name for skill in answers.skills.all())
    kinds = ", ".join(str(HelpKind(kind).label) for kind in answers.kinds if kind in HelpKind.values)
    channel = answers.get_channel_display() if answers.channel else ""
    if isinstance(answers, MentorOffer):
        places = ngettext("%(places)s person at a time", "%(places)s people at a time", answers.places)
        hours = answers.hours_per_month
        return [
            {"label": _("Room for"), "value": places % {"places": answers.places}},
            {
                "label": _("Time"),
                "value": ngettext("%(hours)s hour a month", "%(hours)s hours a month", hours) % {"hours": hours}
                if hours
                else "",
            },
            {"label": _("Offers"), "value": skills},
            {"label": _("Help"), "value": kinds},
            {"label": _("Way to meet"), "value": channel},
        ]
    return [
        {"label": _("Would like to learn"), "value": skills},
        {"label": _("Help"), "value": kinds},
        {"label": _("Way to meet"), "value": channel},
    ]
