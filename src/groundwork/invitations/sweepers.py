"""What happens to invitations and notices because time went by."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.sweeping import sweep

from . import actions


@sweep(every=timedelta(minutes=5))
def let_invitations_lapse(now: datetime) -> int:
    """What nobody answered in time ends by itself; both are free again."""
    return actions.lapse_due(now)


@sweep(every=timedelta(minutes=5))
def ask_next_choices(now: datetime) -> int:
    """When a request came to nothing, the mentee's next choice is asked; who has a mentor needs none any more."""
    return actions.settle_wishes(now) + actions.ask_next_choices(now)


@sweep(every=timedelta(minutes=15))
def remind_half_way(now: datetime) -> int:
    """One reminder when half the time is over."""
    return actions.remind_half_way(now)


@sweep(every=timedelta(hours=1))
def take_silence_as_consent(now: datetime) -> int:
    """Managers who were asked ten days ago and said nothing have no objection."""
    return actions.take_silence_as_consent(now)


@sweep(every=timedelta(minutes=1))
def tell_managers_of_rounds(now: datetime) -> int:
    """The managers of pairs that a round brought together are told or asked."""
    return actions.tell_managers_of_rounds(now)


@sweep(every=timedelta(hours=1))
def look_after_lines(now: datetime) -> int:
    """Who waits for a mentor hears where they stand, and of places that come free."""
    return actions.look_after_lines(now)
