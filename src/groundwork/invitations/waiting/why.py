"""Why nobody is found for a mentee today: the reason that binds, in a sentence that tells nothing of anybody else.

Whether a mentor is full, pauses or would rather not meet reads the same here, as everywhere.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.enrollment.models import Participation
from groundwork.matching.left_over import LeftOver
from groundwork.matching.openings import Opening, kept_apart
from groundwork.matching.reasons import listed
from groundwork.people.languages import language_name

LANGUAGE, LINE, BEFORE = "language", "reporting_line", "never_again"  # rules a person may read about themselves


def why_nobody(mentee: Participation, opening: Opening, *, at: datetime) -> str:
    """The binding reason, or nothing when somebody can be asked."""
    if opening.can_ask:
        return ""
    if opening.by_round:
        return ngettext(
            "The one mentor who would suit you and has a free place is matched in a round, not by a request.",
            "The mentors who would suit you and have a free place are matched in a round, not by a request.",
            len(opening.by_round),
        )
    if opening.suits:
        return ngettext(
            "One mentor here would suit you, and has no room at the moment.",
            "There are %(count)d mentors who would suit you, and none of them has room at the moment.",
            len(opening.suits),
        ) % {"count": len(opening.suits)}
    return _what_keeps_apart(mentee, at=at)


def why_left_over(left: LeftOver) -> str:
    """What a round came to for somebody it found no mentor for."""
    if left.suited:
        return ngettext(
            "One mentor would have suited you, and the places there went to others. A round looks at everyone at once,"
            " so that as many people as possible have a mentor.",
            "%(count)d mentors would have suited you, and their places went to others. A round looks at everyone at"
            " once, so that as many people as possible have a mentor.",
            left.suited,
        ) % {"count": left.suited}
    return _("There was no mentor in it who could be matched with you.")


def _what_keeps_apart(mentee: Participation, *, at: datetime) -> str:
    mentors, by_rule = kept_apart(mentee, at=at)
    if not mentors:
        return _("Nobody has offered a place here yet.")
    told = {rule: by_rule[rule] for rule in (LANGUAGE, LINE, BEFORE) if rule in by_rule}
    binding = max(told, key=lambda rule: told[rule], default="")
    if told.get(binding) != mentors:  # the rest may be about somebody else, so nothing is counted out
        return _("No mentor here can be matched with you at the moment.")
    if binding == LANGUAGE:
        names = listed(language_name(code) for code in mentee.person.languages)
        return _("No mentor here speaks a language that you named: %(names)s.") % {"names": names}
    if binding == LINE:
        return _("You report to the mentors here, directly or further up, and mentoring keeps apart from that.")
    return _("You have been together before with every mentor here.")
