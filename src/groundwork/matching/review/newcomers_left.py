"""Newcomers for whom nobody is found, in sentences that coordinators read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundwork.matching.plans.newcomers import Left, Newcomers
from learning_fit import Rule

from .waiting import BECAUSE


def why_left(found: Newcomers) -> list[str]:
    """A sentence for each newcomer for whom nobody is found."""
    return [_("%(who)s: %(why)s.") % {"who": each.name, "why": _why(each)} for each in found.left]


def _why(left: Left) -> str:
    rules = {rule: count for rule, count in left.forbidden_by.items() if rule != Rule.SAME_PERSON}
    if not rules:
        return _("nobody else takes part as a mentor")
    ranked = sorted(rules, key=lambda rule: -rules[rule])
    return "; ".join(_("%(why)s (%(count)d)") % {"why": BECAUSE[rule], "count": rules[rule]} for rule in ranked)
