"""Who may prepare, write and sign, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.clock import local_day
from groundwork.core.errors import NotNow, Unacceptable
from groundwork.enrollment.rules import require_no_interest
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_live, require_seat
from groundwork.mentorships.states import Stage

from .models import Agreement, Preparation
from .states import AgreementState


def require_may_work_on(mentorship: Mentorship, person: Any) -> None:
    """The two of them, as long as the mentorship lives."""
    require_seat(person, mentorship)
    require_live(mentorship)


def require_nothing_declared(mentorship: Mentorship, person: Any) -> None:
    """Who said that something makes it hard to be objective lays no ground for more; later it is theirs (P17)."""
    if mentorship.stage == Stage.GROUNDWORK:
        require_no_interest(person, mentorship.other(person), mentorship.program.organization_id)


def require_in_groundwork(mentorship: Mentorship) -> None:
    """Preparing and going on without an agreement belong to the first stage."""
    if mentorship.stage != Stage.GROUNDWORK:
        raise NotNow("past_groundwork", _("You are past the groundwork already. Nothing was changed."))


def require_not_shown(preparation: Preparation) -> None:
    """What the other has read stays as it was read."""
    if preparation.shown_at is not None:
        raise NotNow("shown", _("You two have each other’s preparation now. Bring what is new to your talk."))


def require_draft(agreement: Agreement) -> None:
    """A version in force is changed by a new version that both sign."""
    if agreement.state != AgreementState.DRAFT:
        raise NotNow("not_a_draft", _("This version is being written no more. Nothing was changed."))


def require_read(agreement: Agreement, revision: int) -> None:
    """Nobody signs words that changed after they read them."""
    if agreement.revision != revision:
        raise NotNow("changed_meanwhile", _("The draft has changed since you opened it. Read it once more, then sign."))


def require_dates_ahead(agreement: Agreement, *, by: Any, at: datetime) -> None:
    """An agreement ends in the future, and the two look back on the way."""
    today = local_day(at, by)
    if agreement.ends_on <= today:
        raise Unacceptable("end_is_past", _("Choose an end date after today"), field="ends_on")
    look_back = agreement.look_back_on
    if look_back is not None and look_back > agreement.ends_on:
        raise Unacceptable("look_back_after_end", _("Choose a day before the end date"), field="look_back_on")


def require_hours_in_order(agreement: Agreement) -> None:
    """Hours have a beginning and an end, in this order."""
    begin, end = agreement.hours_from, agreement.hours_until
    if (begin is None) != (end is None):
        raise Unacceptable("half_the_hours", _("Fill in both times, or neither"), field="hours_until")
    if begin is not None and end is not None and begin >= end:
        raise Unacceptable("hours_backwards", _("Choose a time after the first one"), field="hours_until")
