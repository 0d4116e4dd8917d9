"""What the two wrote at the start, to lay beside what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundwork.agreements.models import Preparation
from groundwork.agreements.queries import agreement_in_force, words_in
from groundwork.agreements.states import ClauseKey
from groundwork.web.member.groundwork.pairs import Pair


@dataclass(frozen=True)
class Beginning:
    """A text from the first weeks, and whose it is."""

    title: str
    text: str


def beginnings_of(pair: Pair) -> list[Beginning]:
    """Expectations as far as one may read them, and what good would look like."""
    sheets = Preparation.objects.visible_to(pair.me).filter(mentorship=pair.mentorship).exclude(expectations="")
    people = {pair.me.pk: _("You expected"), pair.other.pk: _("%(name)s expected") % {"name": pair.other.first_name}}
    found = [Beginning(people[sheet.by_id], sheet.expectations) for sheet in sheets if sheet.by_id in people]
    agreement = agreement_in_force(pair.mentorship)
    if agreement is not None:
        good = words_in([agreement], reader=pair.me)[agreement.pk].get(ClauseKey.GOOD, "")
        found += [Beginning(_("What good looks like, you agreed"), good)] if good else []
    return found
