"""People who said yes elsewhere, on paper or in another form: a coordinator vouches for it, and they can be matched."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record_each
from groundwork.programs.models import Cohort
from groundwork.programs.states import OPEN_TO_JOIN

from .. import rules
from ..models import Participation
from ..states import ParticipationState


@transaction.atomic
def vouch_for(cohort: Cohort, parts: QuerySet[Participation], *, agreed: bool, by: Any, at: datetime) -> int:
    """Those of `parts` who have not answered count as ready with what the file says; gives how many people they are.

    Nobody is written to. Who vouched stands in the history. `consented_at` stays empty: that word is theirs alone.
    """
    rules.require_may_invite(by, cohort)
    if cohort.state not in OPEN_TO_JOIN:
        raise NotNow("not_open", _("Open the cohort first, so that these people can be matched."))
    if not agreed:
        raise Unacceptable("nobody_vouches", _("Tick the box when they have said yes to you."), field="agreed")
    # The lock makes two clicks at once take turns on PostgreSQL, as IMMEDIATE transactions do on SQLite.
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    waiting = Participation.objects.filter(pk__in=parts.values("pk"), cohort=cohort, state=ParticipationState.INVITED)
    ready = list(waiting)
    waiting.update(state=ParticipationState.READY, ready_at=at)
    organization = cohort.program.organization_id
    record_each("part.vouched_for", about=ready, by=by, at=at, organization=organization, announced=True)
    return len({part.person_id for part in ready})
