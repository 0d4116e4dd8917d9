"""Why two people are not together in a round: the rule that forbids it, or what it would mean for everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.enrollment.models import Participation
from groundwork.matching.models import Exclusion, Round
from groundwork.matching.plans.differences import Difference, difference
from groundwork.matching.plans.making import keys_in, parts_in, plan_under, seen_under
from groundwork.matching.plans.terms import PartPair, Terms
from groundwork.matching.plans.trying import present_pairs, present_terms
from groundwork.matching.plans.words import changes_said, names_for, shift_lines
from groundwork.matching.snapshots import Snapshot, snapshot_of
from groundwork.matching.states import Aim
from groundwork.people.names import told_apart
from learning_fit import Aim as SolverAim
from learning_fit import LockError, Rule, explain_pair, points_needed

from .moves import moves_said, who_is_named

MOST = 10_000

# A wish not to meet is never traced back to who wished it.
FORBIDS: Mapping[str, str | Promise] = {
    Rule.LANGUAGE: gettext_lazy("They share no language."),
    Rule.REPORTING_LINE: gettext_lazy("%(mentor)s stands above %(mentee)s in the line of managers."),
    Rule.BLOCK: gettext_lazy("A private wish stands against it."),
    Rule.CONFLICT: gettext_lazy("A private wish stands against it."),
    Rule.EXCLUDED: gettext_lazy("You keep the two apart in this round, or they are together already."),
    Rule.NEVER_AGAIN: gettext_lazy("They were together in this program before."),
    Rule.NO_PLACES: gettext_lazy("%(mentor)s has no free place."),
    Rule.PAUSED: gettext_lazy("%(mentor)s pauses."),
    Rule.SAME_PERSON: gettext_lazy("It is the same person."),
    Rule.LEVEL: gettext_lazy("In grade, %(mentor)s does not stand as far above %(mentee)s as your program asks."),
    Rule.SAME_UNIT: gettext_lazy("They work in the same unit."),
    Rule.NEEDS: gettext_lazy("%(mentor)s does not offer something that %(mentee)s needs."),
    Rule.ORIENTATION: gettext_lazy("One of the two has not taken the orientation yet."),
    Rule.BOTH_WAYS: gettext_lazy("%(mentee)s is locked as a mentor of %(mentor)s."),
}
WOULD_OPEN: Mapping[str, str | Promise] = {
    Rule.LANGUAGE: gettext_lazy("A language that both name would open it."),
    Rule.REPORTING_LINE: gettext_lazy("Another line of managers would open it."),
    Rule.EXCLUDED: gettext_lazy("Lift what you keep apart, if it is yours, and it is open."),
    Rule.NO_PLACES: gettext_lazy("One more place would open it: ask %(mentor)s."),
    Rule.LEVEL: gettext_lazy("An exception for the two would open it, or a wider rule on grades."),
    Rule.PAUSED: gettext_lazy("It is open once the pause ends."),
    Rule.ORIENTATION: gettext_lazy("Once both have taken it, it is open."),
    Rule.BOTH_WAYS: gettext_lazy("Unlock that pair, and it is open."),
}


@dataclass(frozen=True)
class WhyNot:
    """The answer: what forbids it and would open it, or what pairing the two would mean."""

    mentor: Participation
    forbidden: list[str]
    would_open: list[str]
    effects: list[str]
    moves: list[str]
    would_need: str
    exclusion: Exclusion | None

    @property
    def is_possible(self) -> bool:
        return not self.forbidden


def why_not(round: Round, mentor: Participation, mentee: Participation) -> WhyNot | None:
    """Exact: where no rule forbids it, the round is solved again with the two together. None for who was not in it."""
    seen = snapshot_of(round)
    keys = seen.keys(mentor.pk, mentee.pk)
    if keys is None:
        return None
    exclusion = round.exclusions.standing().filter(mentor=mentor, mentee=mentee).first()
    rules = set(explain_pair(seen.problem, *keys).forbidden_by)
    rules |= {Rule.EXCLUDED} if exclusion else set()
    rules |= {Rule.BOTH_WAYS} if keys[::-1] in keys_in(seen, present_terms(round).locked) else set()
    names = dict(zip(("mentor", "mentee"), told_apart(mentor.person, mentee.person), strict=True))
    if rules:
        forbidden = list(dict.fromkeys(str(FORBIDS[rule]) % names for rule in Rule if rule in rules))
        would_open = [str(WOULD_OPEN[rule]) % names for rule in Rule if rule in rules and rule in WOULD_OPEN]
        return WhyNot(mentor, forbidden, would_open, [], [], "", exclusion)
    pair = (str(mentor.pk), str(mentee.pk))
    found = _together(round, seen, pair)
    if found is None:
        locked = _("All places of %(mentor)s are locked for others, or have gone out.") % names
        return WhyNot(mentor, [locked], [_("Unlock one of them, and it is open.")], [], [], "", None)
    others = [shift for shift in found.shifts if shift.mentee != pair[1]]
    named, more = who_is_named(others)
    return WhyNot(
        mentor=mentor,
        forbidden=[],
        would_open=[],
        effects=changes_said(found, round.cohort.program.mentee_word_plural),
        moves=moves_said(shift_lines(named, names_for(named)), more),
        would_need=_would_need(round, seen, pair, names),
        exclusion=None,
    )


def _together(round: Round, seen: Snapshot, pair: PartPair) -> Difference | None:
    """What changes when the two are locked together; None when that can't be."""
    present = present_terms(round)
    terms = _with_lock(present, pair)
    try:
        plan = plan_under(seen_under(seen, terms), terms)
    except LockError:
        return None
    after = parts_in(seen, plan.keys)
    return difference(seen, present_pairs(round), after, first_terms=present, terms=terms)


def _with_lock(terms: Terms, pair: PartPair) -> Terms:
    others = tuple(lock for lock in terms.locked if lock[1] != pair[1])
    return replace(terms, locked=(*others, pair))


def _would_need(round: Round, seen: Snapshot, pair: PartPair, names: dict[str, str]) -> str:
    """How much closer the two would have to be for the plan to bring them together by itself: solved, not guessed."""
    terms = present_terms(round)
    if terms.aim == Aim.STABLE:
        return ""
    [keys], problem = keys_in(seen, [pair]), seen_under(seen, terms).problem
    needed = points_needed(
        problem,
        keys,
        locked=keys_in(seen, terms.locked),
        excluded=keys_in(seen, terms.excluded),
        aim=SolverAim(terms.aim),
        seed=terms.seed,
    )
    if needed is None:
        return _("However closely the two fit, somebody else would go without a mentor or fit less closely.")
    if not needed:
        return _("Nothing speaks against it: the plan is as good with the two together.")
    if explain_pair(problem, *keys).fit + needed > MOST:
        return (
            _("Even if %(mentor)s and %(mentee)s fitted perfectly, the others would lose more than the two gain.")
            % names
        )
    points = -(-needed // 100)
    text = ngettext(
        "%(mentor)s and %(mentee)s would have to fit %(points)d point better to be brought together.",
        "%(mentor)s and %(mentee)s would have to fit %(points)d points better to be brought together.",
        points,
    )
    return text % {**names, "points": points}
