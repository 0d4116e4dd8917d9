"""How far along two people are, in words."""

from __future__ import annotations

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning_fit import ViewpointEvidence

from .pair import Pair

NEAR_ENOUGH = range(1, 5)  # grades above, from which somebody still remembers the same road


def grades_counted(count: int) -> str:
    """ "one grade", "two grades"."""
    return ngettext("one grade", "%(count)s grades", count) % {"count": apnumber(count)}


def is_further(evidence: ViewpointEvidence) -> bool:
    """Whether the mentor is further along, and near enough to be a reason."""
    return evidence.levels_above in NEAR_ENOUGH


def further_on_the_road(pair: Pair, evidence: ViewpointEvidence) -> str:
    """That the mentor is so many grades further along; empty where that is no reason, or not known."""
    if not is_further(evidence) or evidence.levels_above is None:
        return ""
    if evidence.same_profession is False:
        sentences = (
            _("%(mentor)s is %(grades)s further along than you."),
            _("You are %(grades)s further along than %(mentee)s."),
            _("%(mentor)s is %(grades)s further along than %(mentee)s."),
        )
    else:
        sentences = (
            _("%(mentor)s is %(grades)s further on your road."),
            _("You are %(grades)s further on %(mentee)s’s road."),
            _("%(mentor)s is %(grades)s further on %(mentee)s’s road."),
        )
    return pair.say(*sentences, grades=grades_counted(evidence.levels_above))


def step_in_words(above: int) -> str:
    """For a mentor's grade beside the mentee's: "two grades above", "the same grade"; empty for one below."""
    if above > 0:
        return _("%(grades)s above") % {"grades": grades_counted(above)}
    return _("the same grade") if above == 0 else ""
