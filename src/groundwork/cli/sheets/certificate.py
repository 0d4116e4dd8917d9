"""How good a plan is, in sentences anyone can repeat, and what stands behind them."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning_fit import Aim, LateStep, Plan

from .plan import Solved
from .terms import Terms

WORTH_NAMING = 0.05  # points of 100, on average


def claim_of(plan: Plan, people: int, terms: Terms) -> str:
    """How many have a mentor."""
    matched, word = plan.certificate.matched, terms.mentee_word if people == 1 else terms.mentee_words
    sentence = ngettext(
        "%(matched)d of %(people)d %(word)s has a mentor.",
        "%(matched)d of %(people)d %(word)s have a mentor.",
        matched,
    )
    return sentence % {"matched": matched, "people": people, "word": word}


def says_of(solved: Solved, wanted: int, terms: Terms) -> list[str]:
    """What no other plan could do better, under these rules. `wanted` is how many mentors are wanted in all."""
    plan = solved.plan
    proof, says = plan.certificate, []
    if not proof.pairs:
        return [_("Under your rules nobody can be matched: every pair is forbidden, or has no place.")]
    if proof.matched == proof.possible_matched:
        staying = len(set(plan.locked) - set(terms.locked))
        says.append(_around(staying) if staying else _under(len(plan.locked)))
    elif terms.moves:
        says.append(_moved(terms.moves, proof.possible_matched))
    else:
        says.append(_("Another plan could match %(possible)d.") % {"possible": proof.possible_matched})
    says += [_if_some_changed(step, proof.matched) for step in solved.steps]
    if wanted > proof.possible_matched and proof.pairs != proof.matched:
        says.append(_("Of %(wanted)d mentors wanted, %(pairs)d are found.") % {"wanted": wanted, "pairs": proof.pairs})
    if proof.aim is Aim.STABLE and proof.proven_best:
        says.append(_("No two people would both rather have each other."))
    elif proof.aim is Aim.FAIREST and proof.worst is not None and proof.worst == proof.best_worst:
        says.append(_("The weakest pair is as strong as it can be."))
    if proof.proven_best and proof.aim is not Aim.STABLE:
        says.append(_("With that, all pairs together are as good as they can be: this is proven, not guessed."))
    return says


def proof_of(plan: Plan, terms: Terms) -> list[str]:
    """For the curious: what was weighed, in which order, and the figures."""
    proof = plan.certificate
    order = _order_of_moves() if terms.moves else _order(proof.aim)
    said = [_("Every pair that no rule forbids was weighed, not a sample."), order]
    if proof.worst is not None:
        said.append(_("The weakest pair has %(worst)d of 100 points.") % {"worst": round(proof.worst / 100)})
    facts = {"total": points(proof.total), "bound": points(proof.total_bound)}
    said.append(_("All pairs together have %(total)s points; no such plan has more than %(bound)s.") % facts)
    given_up = proof.free_total - proof.total
    cost = given_up / 100 / max(1, proof.matched)
    if proof.aim is Aim.FAIREST and cost >= WORTH_NAMING:
        said.append(_("Lifting the weakest pair costs each pair %(points).1f points on average.") % {"points": cost})
    if proof.below_least:
        said.append(
            ngettext(
                "%(count)d mentor has fewer mentees than they would like.",
                "%(count)d mentors have fewer mentees than they would like.",
                len(proof.below_least),
            )
            % {"count": len(proof.below_least)}
        )
    if proof.blocking_pairs:
        said.append(
            ngettext(
                "%(count)d mentor and mentee, not paired here, fit each other better than whom they have.",
                "%(count)d mentors and mentees, not paired here, fit each other better than whom they have.",
                proof.blocking_pairs,
            )
            % {"count": proof.blocking_pairs}
        )
    return said


def points(fit: int) -> str:
    """Points of 100, with two decimals."""
    return number_format(fit / 100, 2, force_grouping=True)


def _under(locks: int) -> str:
    if not locks:
        return _("Under your rules no plan can match more.")
    return ngettext(
        "Under your rules and your lock no plan can match more.",
        "Under your rules and your %(locked)d locks no plan can match more.",
        locks,
    ) % {"locked": locks}


def _around(staying: int) -> str:
    return ngettext(
        "Under your rules, with %(count)d pair that stays, no plan can match more.",
        "Under your rules, with %(count)d pairs that stay, no plan can match more.",
        staying,
    ) % {"count": staying}


def _moved(moves: int, possible: int) -> str:
    sentence = ngettext(
        "With %(moves)d person who changes no plan can match more; with any number of changes %(possible)d can be.",
        "With %(moves)d people who change no plan can match more; with any number of changes %(possible)d can be.",
        moves,
    )
    return sentence % {"moves": moves, "possible": possible}


def _if_some_changed(step: LateStep, matched: int) -> str:
    sentence = ngettext(
        "If %(moved)d person who has a mentor took another, %(matched)d more could have one: --moves %(moved)d.",
        "If %(moved)d people who have a mentor took another, %(matched)d more could have one: --moves %(moved)d.",
        step.moved,
    )
    return sentence % {"moved": step.moved, "matched": step.matched - matched}


def _order_of_moves() -> str:
    return _("As many as can be have a mentor; as few as can be change theirs; of such plans the greatest total.")


def _order(aim: Aim) -> str:
    return {
        Aim.FAIREST: _(
            "First comes the number of people with a mentor. Then the weakest pair is made as strong as it can be, and"
            " then all pairs together."
        ),
        Aim.TOTAL: _("First comes the number of people with a mentor, and then all pairs together."),
        Aim.STABLE: _("Two people who would both rather have each other are put together, before all else."),
    }[aim]
