"""Pairs of a round go out, all at once or in batches; until half an hour later all of it can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.core.moves import move
from groundwork.enrollment.places import Purpose, give_back, take_places, take_turns
from groundwork.history.actions import record

from ..models import Pairing, Publication, Round
from ..naming import named
from ..publishable import who_changed
from ..rules import require_coordinator_of
from ..states import PUBLICATION_LEADS_TO, UNDER_WAY, PublicationState, RoundState
from .open_rounds import note_change

TIME_TO_UNDO = timedelta(minutes=30)


@transaction.atomic
def publish_round(
    round: Round, pairings: Iterable[Pairing] | None = None, *, due_at: datetime | None = None, by: Any, at: datetime
) -> Publication:
    """Take both places of these pairs, or of all that are still here. Nobody is told for thirty minutes.

    With `due_at` that happens then, and until then the pairs stay as they are. When somebody's place is gone or a rule
    has come between two, nothing at all is published.
    """
    require_coordinator_of(by, round)
    _hold_ready(round)
    if due_at and due_at <= at:
        raise Unacceptable("in_the_past", _("Enter a day and an hour that lie ahead."), field="due_at")
    chosen = _chosen(round, pairings)
    _require_something_to_publish(round, chosen)
    state = PublicationState.PLANNED if due_at else PublicationState.WAITING
    made = Publication.objects.create(round=round, by=by, state=state, due_at=due_at, created_at=at)
    Pairing.objects.filter(pk__in=[pairing.pk for pairing in chosen]).update(publication=made)
    if due_at:
        _record("round.publication_planned", round, by, at, publication=made, pairs=len(chosen), due_at=due_at)
    else:
        take_turns(part for pairing in chosen for part in (pairing.mentor, pairing.mentee))
        _require_unchanged(round, chosen, at)
        _take_out(made, chosen, at)
        _record("round.published", round, by, at, publication=made, pairs=len(chosen))
    if not round.pairings.still_here().exists():
        move(round, RoundState.PUBLISHED, leads_to={RoundState.READY: {RoundState.PUBLISHED}})
    return made


@transaction.atomic
def send_out(publication: Publication, *, at: datetime) -> int:
    """The planned moment has come: both places of its pairs are taken; says of how many.

    Nobody is at the desk, so pairs to whom something has changed stay behind in the round, and the others go out.
    """
    if publication.due_at is None or at < publication.due_at:
        raise NotNow("not_due", _("This publication is planned for later."))
    move(publication, PublicationState.WAITING, leads_to=PUBLICATION_LEADS_TO)
    round, planned = publication.round, _with_people(publication.pairings)
    take_turns(part for pairing in planned for part in (pairing.mentor, pairing.mentee))
    changed = {part.pk for part in who_changed(round, planned, at=at)}
    going = [pairing for pairing in planned if not changed & {pairing.mentor_id, pairing.mentee_id}]
    behind = [pairing.pk for pairing in planned if pairing not in going]
    if behind:
        Pairing.objects.filter(pk__in=behind).update(publication=None)
        _open_again(round)
        note_change(round)
    _take_out(publication, going, at)
    facts = {"pairs": len(going), "stayed_behind": len(behind)}
    _record("round.published", round, publication.by, at, publication=publication, **facts)
    return len(going)


@transaction.atomic
def undo_publication(publication: Publication, *, by: Any, at: datetime) -> None:
    """Until thirty minutes after it went out: the places are as if never taken, and the pairs are open as before."""
    round = publication.round
    require_coordinator_of(by, round)
    if publication.undo_until and at >= publication.undo_until:
        raise NotNow("told_already", _("The thirty minutes are over, and the letters are on their way."))
    _hold_still(round)
    move(publication, PublicationState.UNDONE, leads_to=PUBLICATION_LEADS_TO)
    pairs = list(publication.pairings.values_list("pk", flat=True))
    give_back(pairs, purpose=Purpose.PAIRING)
    Pairing.objects.filter(pk__in=pairs).update(publication=None)
    _open_again(round)
    if round.ran_at and round.ran_at > publication.created_at:
        note_change(round)  # the others were arranged without these people
    _record("round.undone", round, by, at, publication=publication, pairs=len(pairs))


def _hold_ready(round: Round) -> None:
    """From here to the end of the transaction the round is ready for review and nobody changes it."""
    if not Round.objects.filter(pk=round.pk, state=RoundState.READY).update(seed=round.seed):
        raise NotNow("moved_on", _("This has moved on since you opened the page. Nothing was changed."))
    round.refresh_from_db(fields=["state", "result", "ran_at"])


def _hold_still(round: Round) -> None:
    """From here to the end of the transaction the round does not run."""
    if not Round.objects.filter(pk=round.pk).exclude(state__in=UNDER_WAY).update(seed=round.seed):
        raise NotNow("running", _("This round is being run. Undo it once that is done."))
    round.refresh_from_db(fields=["state", "result", "ran_at"])


def _open_again(round: Round) -> None:
    if Round.objects.filter(pk=round.pk, state=RoundState.PUBLISHED).update(state=RoundState.READY):
        round.state = RoundState.READY


def _chosen(round: Round, pairings: Iterable[Pairing] | None) -> list[Pairing]:
    here = round.pairings.still_here()
    if pairings is None:
        return _with_people(here)
    ids = {pairing.pk for pairing in pairings}
    chosen = _with_people(here.filter(pk__in=ids))
    if len(chosen) < len(ids):
        raise NotNow("pair_gone", _("Some of these pairs have gone out already or are no longer in the round."))
    return chosen


def _with_people(pairings: Any) -> list[Pairing]:
    # Nothing but names: offers and profiles may be long, and the database waits for us.
    return list(pairings.select_related("mentor__person", "mentee__person").order_by("pk"))


def _take_out(publication: Publication, pairings: Sequence[Pairing], at: datetime) -> None:
    of_mentors = [(pairing.mentor, pairing.pk, pairing.mentee) for pairing in pairings]
    of_mentees = [(pairing.mentee, pairing.pk, pairing.mentor) for pairing in pairings]
    take_places([*of_mentors, *of_mentees], purpose=Purpose.PAIRING)
    publication.undo_until = at + TIME_TO_UNDO
    publication.save(update_fields=["undo_until"])


def _require_something_to_publish(round: Round, pairings: list[Pairing]) -> None:
    if not pairings:
        raise NotNow("no_pairs", _("There are no pairs in this round to publish."))
    if round.result.get("outdated"):
        raise NotNow("outdated", _("Something has changed since this round was run. Run it again, then publish."))


def _require_unchanged(round: Round, pairings: list[Pairing], at: datetime) -> None:
    changed = sorted({str(part.person) for part in who_changed(round, pairings, at=at)})
    if changed:
        sentence = _(
            "Nothing was published, because something changed for %(names)s since this round was run. Run it again."
        )
        raise NotNow("people_changed", sentence % {"names": named(changed)})


def _record(name: str, round: Round, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)
