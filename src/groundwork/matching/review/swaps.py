"""Other mentors for one mentee, each with what it would mean for everyone else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.enrollment.models import Participation
from groundwork.matching.models import Round
from groundwork.matching.plans.making import plan_under
from groundwork.matching.plans.trying import present_terms
from groundwork.matching.plans.words import together_said
from groundwork.matching.reasons import Reader, reasons_for
from groundwork.matching.snapshots import Snapshot, snapshot_of
from learning_fit import Alternative, LockError, Move, Plan, alternatives, explain_pairs

from .certificate import points
from .moves import Moved, moves_said, who_is_named
from .pairs import answers_of

SWAPS_SHOWN = 4
SAID_FROM = 5  # of ten-thousandths, for the weakest pair: less would read as nothing, 0.0 points


@dataclass(frozen=True)
class Swap:
    """Another mentor, how well the two fit, the reason that counts most, and the effect on the others in sentences."""

    mentor: Participation
    points: int
    reason: str
    effects: list[str]


def swaps_for(round: Round, mentee: Participation) -> list[Swap]:
    """The best other mentors for this mentee under the locks and exclusions of now; none where a lock can't stay."""
    snapshot = snapshot_of(round)
    key = snapshot.person(mentee.pk)
    if key is None:
        return []
    try:
        # The round's plan as it stands, with the prices that say which other mentors are promising.
        plan = _plan_of(round, snapshot)
    except LockError:
        return []  # the round's own page says so when it is run
    found = alternatives(snapshot.problem, plan, key, n=SWAPS_SHOWN)
    names, reasons = _names(found, snapshot), _reasons(found, snapshot)
    return [
        Swap(
            names[each.mentor, "mentor"],
            points(each.fit),
            reasons[each.mentor],
            _effects(each, names, len(plan.pairs)),
        )
        for each in found
        if (each.mentor, "mentor") in names
    ]


def _plan_of(round: Round, snapshot: Snapshot) -> Plan:
    """The plan under the terms of now, made once for all who are looked at until something is changed by hand."""
    terms = present_terms(round)
    said = json.dumps([str(round.pk), str(round.ran_at), terms.as_facts()], sort_keys=True)
    made = _remembered(sha256(said.encode()).digest())
    if not made:
        made.append(plan_under(snapshot, terms))
    return made[0]


@lru_cache(maxsize=4)
def _remembered(key: bytes) -> list[Plan]:
    """Where a plan with this key is kept once it is made; one that can't be made is tried anew each time."""
    return []


def mentors_in(round: Round) -> list[Participation]:
    """Every mentor whom the round saw, by name."""
    parts = Participation.objects.filter(pk__in=list(snapshot_of(round).mentor_parts.values()))
    return list(parts.select_related("person").order_by("person__name", "pk"))


def _effects(each: Alternative, names: Mapping[tuple[str, str], Participation], pairs: int) -> list[str]:
    said = []
    if each.people < 0:
        said.append(
            ngettext("%(count)d person fewer has a mentor.", "%(count)d people fewer have a mentor.", -each.people)
            % {"count": -each.people}
        )
    if each.people > 0:
        said.append(_("One more person has a mentor."))
    if not each.moves:
        said.append(_("Nobody else’s mentor changes."))
    named, more = who_is_named(each.moves)
    said += moves_said((_moved(move, names) for move in named), more)
    return [*said, *_in_points(each, pairs)]


def _moved(move: Move, names: Mapping[tuple[str, str], Participation]) -> Moved:
    before, after = (names[key, "mentor"].person.name if key else "" for key in (move.before, move.after))
    return Moved(names[move.mentee, "mentee"].person.name, before, after)


def _in_points(each: Alternative, pairs: int) -> list[str]:
    said = []
    if each.people == 0:
        said.append(together_said(each.total, pairs))
    if each.worst and abs(each.worst) >= SAID_FROM:
        text = (
            _("The weakest pair falls by %(points).1f points of 100.")
            if each.worst < 0
            else _("The weakest pair rises by %(points).1f points of 100.")
        )
        said.append(text % {"points": abs(each.worst) / 100})
    return said


def _reasons(found: Iterable[Alternative], snapshot: Snapshot) -> dict[str, str]:
    """Mentor key -> what speaks most for the two, of the few who are shown; nothing where no reason stands out."""
    keys = [(each.mentor, each.mentee) for each in found]
    ids = {snapshot.mentor_parts[mentor] for mentor, _mentee in keys}
    found_parts = answers_of(ids | {snapshot.mentee_parts[mentee] for _mentor, mentee in keys})
    parts = {str(pk): part for pk, part in found_parts.items()}
    said: dict[str, str] = {}
    for explanation in explain_pairs(snapshot.problem, keys):
        mentor = parts.get(snapshot.mentor_parts[explanation.mentor])
        mentee = parts.get(snapshot.mentee_parts[explanation.mentee])
        reasons = reasons_for(explanation, mentor, mentee, reader=Reader.COORDINATOR) if mentor and mentee else []
        said[explanation.mentor] = reasons[0].title if reasons else ""
    return said


def _names(found: tuple[Alternative, ...], snapshot: Snapshot) -> dict[tuple[str, str], Participation]:
    mentors = {each.mentor for each in found}
    mentors |= {key for each in found for move in each.moves for key in (move.before, move.after) if key}
    mentees = {move.mentee for each in found for move in each.moves}
    ids = {snapshot.mentor_parts[key] for key in mentors} | {snapshot.mentee_parts[key] for key in mentees}
    parts = Participation.objects.filter(pk__in=ids).select_related("person")
    return {(str(part.person_id), str(part.role)): part for part in parts}
