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

from ..models import Exclusion, Pairing, Round
from ..snapshots import snapshot_of
from .open_rounds import hold_open, note_change
from .running import queue_round

LOCKED, PROPOSED = Pairing.Keep.LOCKED, Pairing.Keep.PROPOSED


@transaction.atomic
def lock_pairing(pairing: Pairing, *, by: Any, at: datetime) -> None:
    """The two stay together whenever the round is run again."""
    hold_open(pairing.round, by=by)
    if pairing.round.exclusions.filter(mentor=pairing.mentor_id, mentee=pairing.mentee_id).exists():
        raise NotNow("excluded", _("The two are kept apart in this round. Lift that first."))
    _keep(pairing, LOCKED)
    _record("pairing.locked", pairing, pairing.round, by, at)


@transaction.atomic
def unlock_pairing(pairing: Pairing, *, by: Any, at: datetime) -> None:
    """The two are arranged anew with everybody else when the round is run again."""
    hold_open(pairing.round, by=by)
    _keep(pairing, PROPOSED)
    if pairing.round.result.get("locked"):
        note_change(pairing.round)  # it was found under this lock, perhaps
    _record("pairing.unlocked", pairing, pairing.round, by, at)


@transaction.atomic
def exclude_pair(
    round: Round, mentor: Participation, mentee: Participation, *, reason: str, by: Any, at: datetime
) -> Exclusion:
    """The two are not matched in this round, for a reason that coordinators read."""
    hold_open(round, by=by)
    if not reason.strip():
        raise Unacceptable("no_reason", _("Enter a reason, for whoever looks at this round after you"), field="reason")
    try:
        with transaction.atomic():
            made = Exclusion.objects.create(
                round=round, mentor=mentor, mentee=mentee, by=by, reason=reason.strip(), created_at=at
            )
    except IntegrityError as problem:
        raise NotNow("excluded_already", _("The two are kept apart in this round already.")) from problem
    if round.pairings.filter(mentor=mentor, mentee=mentee).update(keep=PROPOSED):
        note_change(round)
    _record("pair.excluded", made, round, by, at)
    return made


@transaction.atomic
def lift_exclusion(exclusion: Exclusion, *, by: Any, at: datetime) -> None:
    """The two may be matched again in this round."""
    hold_open(exclusion.round, by=by)
    if not Exclusion.objects.filter(pk=exclusion.pk).delete()[0]:
        raise NotNow("lifted_already", _("The two may be matched again already."))
    note_change(exclusion.round)
    _record("pair.exclusion_lifted", exclusion, exclusion.round, by, at)


@transaction.atomic
def pair_by_hand(round: Round, mentor: Participation, mentee: Participation, *, by: Any, at: datetime) -> Pairing:
    """The coordinator chooses this mentor for the mentee; the round is to run again and arranges the others around.

    No rule is broken by hand either.
    """
    hold_open(round, by=by)
    explanation = _allowed(round, mentor, mentee)
    problem = snapshot_of(round).problem
    locked = round.pairings.filter(mentor=mentor, keep=LOCKED).exclude(mentee=mentee).count()
    if locked >= problem.places[problem.column(explanation.mentor)]:
        raise NotNow(
            "mentor_all_locked",
            _("All places of %(name)s are locked for others. Unlock one first.") % {"name": mentor.person.name},
        )
    round.pairings.filter(mentee=mentee).exclude(mentor=mentor).delete()
    pairing, _new = Pairing.objects.update_or_create(
        round=round,
        mentor=mentor,
        mentee=mentee,
        defaults={"keep": LOCKED, "by_hand": True, "fit": explanation.fit},
    )
    _record("pair.chosen_by_hand", pairing, round, by, at)
    queue_round(round, by=by, at=at)
    return pairing


def _allowed(round: Round, mentor: Participation, mentee: Participation) -> PairExplanation:
    snapshot = snapshot_of(round) if round.ran_at else None
    keys = snapshot and snapshot.keys(mentor.pk, mentee.pk)
    if not snapshot or not keys:
        raise NotNow("not_in_round", _("One of the two was not in this round when it was run. Run it again first."))
    explanation = explain_pair(snapshot.problem, *keys)
    if not explanation.allowed or round.exclusions.filter(mentor=mentor, mentee=mentee).exists():
        raise NotNow("kept_apart", _("A rule of this round keeps the two apart."))
    return explanation


def _keep(pairing: Pairing, keep: str) -> None:
    by_hand = pairing.by_hand and keep == LOCKED
    if not Pairing.objects.filter(pk=pairing.pk).update(keep=keep, by_hand=by_hand):
        raise NotNow("pair_gone", _("This pair is no longer in the round. Nothing was changed."))
    pairing.keep, pairing.by_hand = keep, by_hand


def _record(name: str, row: Any, round: Round, by: Any, at: datetime) -> None:
    record(name, about=row, by=by, at=at, organization=round.cohort.program.organization_id, round=round)
