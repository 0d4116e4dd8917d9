"""A coordinator's hand in a round: keep two together, keep two apart, choose another mentor."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.enrollment.models import Participation
from groundwork.history.actions import record
from learning_fit import PairExplanation, explain_pair

from ..models import Change, Exclusion, Pairing, Round
from ..pairing_rows import known_share
from ..snapshots import snapshot_of
from .changes import remember
from .open_rounds import hold_open, note_change
from .running import queue_round

LOCKED, PROPOSED = Pairing.Keep.LOCKED, Pairing.Keep.PROPOSED


@transaction.atomic
def lock_pairing(pairing: Pairing, *, by: Any, at: datetime) -> None:
    """The two stay together whenever the round is run again."""
    round = pairing.round
    hold_open(round, by=by)
    if round.exclusions.standing().filter(mentor=pairing.mentor_id, mentee=pairing.mentee_id).exists():
        raise NotNow("excluded", _("The two are kept apart in this round. Lift that first."))
    one = _still_here(pairing)
    if one.keep == LOCKED:
        return
    change = remember(round, Change.Kind.LOCK, [one], whom=_two(one), by=by, at=at)
    _keep(pairing, LOCKED)
    _record("pairing.locked", round, by, at, mentor=pairing.mentor_id, mentee=pairing.mentee_id, change=change)


@transaction.atomic
def unlock_pairing(pairing: Pairing, *, by: Any, at: datetime) -> None:
    """The two are arranged anew with everybody else when the round is run again."""
    round = pairing.round
    hold_open(round, by=by)
    one = _still_here(pairing)
    if one.keep == PROPOSED:
        return
    change = remember(round, Change.Kind.UNLOCK, [one], whom=_two(one), by=by, at=at)
    _keep(pairing, PROPOSED)
    if round.result.get("locked"):
        note_change(round)  # it was found under this lock, perhaps
    _record("pairing.unlocked", round, by, at, mentor=pairing.mentor_id, mentee=pairing.mentee_id, change=change)


@transaction.atomic
def exclude_pair(
    round: Round, mentor: Participation, mentee: Participation, *, reason: str, by: Any, at: datetime
) -> Exclusion:
    """The two are not matched in this round, for a reason that coordinators read."""
    hold_open(round, by=by)
    if not reason.strip():
        raise Unacceptable("no_reason", _("Enter a reason, for whoever looks at this round after you"), field="reason")
    together = list(round.pairings.filter(mentor=mentor, mentee=mentee))
    for pairing in together:
        _still_here(pairing)
    try:
        with transaction.atomic():
            made = Exclusion.objects.create(
                round=round, mentor=mentor, mentee=mentee, by=by, reason=reason.strip(), created_at=at
            )
    except IntegrityError as problem:
        raise NotNow("excluded_already", _("The two are kept apart in this round already.")) from problem
    change = remember(round, Change.Kind.EXCLUDE, together, excluded=[made], whom=_two(made), by=by, at=at)
    if round.pairings.filter(mentor=mentor, mentee=mentee).update(keep=PROPOSED, by_hand=False):
        note_change(round)
    _record("pair.excluded", round, by, at, mentor=mentor, mentee=mentee, exclusion=made, change=change)
    return made


@transaction.atomic
def lift_exclusion(exclusion: Exclusion, *, by: Any, at: datetime) -> None:
    """The two may be matched again in this round."""
    round = exclusion.round
    hold_open(round, by=by)
    if not round.exclusions.standing().filter(pk=exclusion.pk).update(lifted_at=at):
        raise NotNow("lifted_already", _("The two may be matched again already."))
    change = remember(round, Change.Kind.LIFT, [], lifted=[exclusion], whom=_two(exclusion), by=by, at=at)
    note_change(round)
    pair = {"mentor": exclusion.mentor_id, "mentee": exclusion.mentee_id}
    _record("pair.exclusion_lifted", round, by, at, exclusion=exclusion, change=change, **pair)


@transaction.atomic
def pair_by_hand(round: Round, mentor: Participation, mentee: Participation, *, by: Any, at: datetime) -> Pairing:
    """The coordinator chooses this mentor for the mentee; the round is to run again and arranges the others around.

    No rule is broken by hand either.
    """
    hold_open(round, by=by)
    explanation = _allowed(round, mentor, mentee)
    before = list(round.pairings.still_here())
    present = round.pairings.filter(mentee=mentee).first()
    if present:
        _still_here(present)
    _require_a_place(round, mentor, mentee)
    whom = (mentor.pk, mentee.pk)
    change = remember(round, Change.Kind.CHOOSE, before, whole_plan=True, whom=whom, by=by, at=at)
    round.pairings.filter(mentee=mentee).exclude(mentor=mentor).delete()
    pairing, _new = Pairing.objects.update_or_create(
        round=round,
        mentor=mentor,
        mentee=mentee,
        defaults={"keep": LOCKED, "by_hand": True, "fit": explanation.fit, "known": known_share(explanation)},
    )
    was = present.mentor_id if present else None
    _record("pair.chosen_by_hand", round, by, at, mentor=mentor, mentee=mentee, was=was, change=change)
    queue_round(round, by=by, at=at)
    return pairing


def _require_a_place(round: Round, mentor: Participation, mentee: Participation) -> None:
    """Places that are locked for others, or whose pair has gone out since the round was run, are not given twice."""
    snapshot = snapshot_of(round)
    others = round.pairings.settled().filter(mentor=mentor).exclude(mentee=mentee)
    held = sum(snapshot.person(other) is not None for other in others.values_list("mentee", flat=True))
    if held >= snapshot.problem.places[snapshot.problem.column(str(mentor.person_id))]:
        raise NotNow(
            "mentor_all_locked",
            _("All places of %(name)s are locked for others. Unlock one first.") % {"name": mentor.person.name},
        )


def _still_here(pairing: Pairing) -> Pairing:
    """The pair as the database has it; NotNow when it has gone out, is planned to, or is no longer in the round."""
    one: Pairing | None = Pairing.objects.filter(pk=pairing.pk).first()
    if one is None:
        raise NotNow("pair_gone", _("This pair is no longer in the round. Nothing was changed."))
    if one.publication_id:
        raise NotNow("gone_out", _("This pair has gone out, or is planned to. Undo that first."))
    return one


def _allowed(round: Round, mentor: Participation, mentee: Participation) -> PairExplanation:
    snapshot = snapshot_of(round) if round.ran_at else None
    keys = snapshot and snapshot.keys(mentor.pk, mentee.pk)
    if not snapshot or not keys:
        raise NotNow("not_in_round", _("One of the two was not in this round when it was run. Run it again first."))
    explanation = explain_pair(snapshot.problem, *keys)
    if not explanation.allowed or round.exclusions.standing().filter(mentor=mentor, mentee=mentee).exists():
        raise NotNow("kept_apart", _("A rule of this round keeps the two apart."))
    return explanation


def _two(row: Pairing | Exclusion) -> tuple[Any, Any]:
    return row.mentor_id, row.mentee_id


def _keep(pairing: Pairing, keep: str) -> None:
    by_hand = pairing.by_hand and keep == LOCKED
    Pairing.objects.filter(pk=pairing.pk).update(keep=keep, by_hand=by_hand)
    pairing.keep, pairing.by_hand = keep, by_hand


def _record(name: str, round: Round, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)
