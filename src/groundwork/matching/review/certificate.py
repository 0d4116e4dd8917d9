"""How good a plan is, in sentences anyone can repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.matching.models import Round
from groundwork.matching.states import Aim

WHAT_CAME_FIRST = {
    Aim.FAIREST: gettext_lazy(
        "First came the number of people with a mentor, then the weakest pair, then all pairs together."
    ),
    Aim.TOTAL: gettext_lazy("First came the number of people with a mentor, then all pairs together."),
    Aim.STABLE: gettext_lazy("First came that no two people would both rather have each other."),
}


@dataclass(frozen=True)
class Certificate:
    """The claim, what it rests on, and for the curious how it was proved."""

    claim: str
    says: list[str]
    proof: list[str]
    good: bool


def certificate_of(round: Round) -> Certificate:
    """What the round's result says of itself; nothing is worked out anew."""
    found = round.result
    return Certificate(claim=_claim(round), says=_says(found), proof=_proof(found), good=bool(found.get("proven")))


def _claim(round: Round) -> str:
    found = round.result
    facts = {"matched": found["matched"], "people": found["people"], "word": round.cohort.program.mentee_word_plural}
    return _("%(matched)d of %(people)d %(word)s have a mentor.") % facts


def _says(found: dict[str, Any]) -> list[str]:
    says = []
    if found["matched"] == found["possible"]:
        locked = found["locked"] - found.get("published", 0)  # what is planned stays as if locked; nobody locked it
        if locked:
            says.append(
                ngettext(
                    "Under your rules and your lock no plan can match more.",
                    "Under your rules and your %(locked)d locks no plan can match more.",
                    locked,
                )
                % {"locked": locked}
            )
        else:
            says.append(_("Under your rules no plan can match more."))
    else:
        says.append(_("Another plan could match %(possible)d.") % {"possible": found["possible"]})
    if found.get("published"):
        says.append(
            ngettext(
                "%(count)d pair that is planned or has gone out stays as it is.",
                "%(count)d pairs that are planned or have gone out stay as they are.",
                found["published"],
            )
            % {"count": found["published"]}
        )
    if _aim(found) == Aim.STABLE and not found["blocking_pairs"]:
        says.append(_("No two people would both rather have each other."))
    elif _aim(found) == Aim.TOTAL and found["total"] == found["free_total"]:
        says.append(_("No plan of as many pairs fits better as a whole."))
    elif found["worst"] is not None and found["worst"] == found["best_worst"]:
        says.append(_("The weakest pair is as strong as it can be."))
    return says


def _aim(found: dict[str, Any]) -> Aim:
    """What came first; rounds from before there was a choice cared for the weakest pair."""
    return Aim(found.get("aim", Aim.FAIREST))


def _proof(found: dict[str, Any]) -> list[str]:
    proof = [_("Every pair that no rule forbids was weighed, not a sample."), str(WHAT_CAME_FIRST[_aim(found)])]
    if found["worst"] is not None:
        proof.append(_("The weakest pair has %(worst)d of 100 points.") % {"worst": points(found["worst"])})
    if found["gap"] == 0 and found["proven"]:
        proof.append(_("A bound worked out by itself shows that no plan does better in this order."))
    elif found["gap"] and found["matched"]:
        proof.append(
            _("No plan can be better than this one by more than %(points).1f points for each pair: a bound shows it.")
            % {"points": found["gap"] / 100 / found["matched"]}
        )
    given_up = found["free_total"] - found["total"]
    if given_up > 0 and found["matched"]:
        proof.append(
            _("Lifting the weakest pair costs each pair %(points).1f points on average.")
            % {"points": given_up / 100 / found["matched"]}
        )
    if found["blocking_pairs"]:
        proof.append(
            ngettext(
                "%(count)d pair of people would both rather have each other than whom they have here.",
                "%(count)d pairs of people would both rather have each other than whom they have here.",
                found["blocking_pairs"],
            )
            % {"count": found["blocking_pairs"]}
        )
    return proof


def points(fit: int) -> int:
    """A fit of 0 to 10,000 as coordinators read it, 0 to 100."""
    return round(fit / 100)
