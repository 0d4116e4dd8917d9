"""Two people side by side: what they share, where they are apart, and what differs as the program means it to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.enrollment.models import Channel, HelpKind, Milestone
from groundwork.matching.reasons import listed
from groundwork.matching.reasons.grades import grades_counted
from groundwork.people.languages import language_name
from learning_fit import Mentee, Mentor, PairExplanation, PartName, Problem, Rule, Weight

NEAR = 2.0  # hours between two time zones that matter to nobody
RULES_LIFTED: dict[Rule, Promise] = {
    Rule.REPORTING_LINE: gettext_lazy("the line of managers"),
    Rule.LANGUAGE: gettext_lazy("no language in common"),
    Rule.NEVER_AGAIN: gettext_lazy("together in this program before"),
    Rule.ORIENTATION: gettext_lazy("the orientation"),
    Rule.LEVEL: gettext_lazy("how far a mentor stands above in grade"),
}


class Verdict(StrEnum):
    """What a line says about the two."""

    SHARED = "shared"
    MEANT = "meant"
    APART = "differs"
    UNKNOWN = ""


@dataclass(frozen=True)
class Row:
    """One thing about both: what each said, and how it stands."""

    label: str
    mentee: str
    mentor: str
    verdict: Verdict
    says: str = ""


def side_by_side(
    problem: Problem, explanation: PairExplanation, grades: Mapping[str, str] = MappingProxyType({})
) -> list[Row]:
    """The two as the round saw them; lines on which neither said anything are left out. `grades` by key of person."""
    mentor = problem.mentors[problem.column(explanation.mentor)]
    mentee = problem.mentees[problem.row(explanation.mentee)]
    viewpoint_counts = problem.weights.of(PartName.FRESH_VIEWPOINT) != Weight.IGNORE
    rows = [
        _sets(_("Learning"), mentee.wants, mentor.offers, str),
        _sets(_("Help"), sorted(mentee.kinds_of_help), sorted(mentor.kinds_of_help), _kind),
        _sets(_("Road"), sorted(mentee.milestones), sorted(mentor.milestones), _milestone),
        _unit(mentee, mentor, viewpoint_counts),
        _profession(mentee, mentor),
        _grade(mentee, mentor, grades, viewpoint_counts),
        _hours(mentee, mentor),
        _sets(_("Where"), sorted(mentee.channels), sorted(mentor.channels), _channel),
        _sets(_("Languages"), sorted(mentee.languages), sorted(mentor.languages), language_name),
        _days(explanation, mentee, mentor),
        *_exception(explanation),
    ]
    return [row for row in rows if row.mentee or row.mentor]


def _sets(label: str, wanted: Iterable[str], there: Iterable[str], say: Callable[[str], str]) -> Row:
    ours, theirs = list(wanted), list(there)
    both = [each for each in ours if each in theirs]
    said = (listed(say(each) for each in ours), listed(say(each) for each in theirs))
    if not ours or not theirs:
        return Row(label, *said, Verdict.UNKNOWN)
    if both:
        return Row(label, *said, Verdict.SHARED, listed(say(each) for each in both))
    return Row(label, *said, Verdict.APART, _("Nothing that both named"))


def _unit(mentee: Mentee, mentor: Mentor, meant: bool) -> Row:
    said = (mentee.unit or "", mentor.unit or "")
    if not all(said):
        return Row(_("Unit"), *said, Verdict.UNKNOWN)
    if said[0] == said[1]:
        return Row(_("Unit"), *said, Verdict.APART if meant else Verdict.SHARED, _("The same unit"))
    if meant:
        return Row(_("Unit"), *said, Verdict.MEANT, _("Another unit, for a fresh viewpoint"))
    return Row(_("Unit"), *said, Verdict.APART, _("Another unit"))


def _profession(mentee: Mentee, mentor: Mentor) -> Row:
    said = (mentee.profession or "", mentor.profession or "")
    if not all(said):
        return Row(_("Profession"), *said, Verdict.UNKNOWN)
    if said[0].casefold() == said[1].casefold():
        return Row(_("Profession"), *said, Verdict.SHARED, _("The same profession"))
    return Row(_("Profession"), *said, Verdict.APART, _("Another profession"))


def _grade(mentee: Mentee, mentor: Mentor, grades: Mapping[str, str], meant: bool) -> Row:
    said = (grades.get(mentee.key, ""), grades.get(mentor.key, ""))
    if mentee.level is None or mentor.level is None:
        return Row(_("Grade"), *said, Verdict.UNKNOWN)
    above = mentor.level - mentee.level
    if above > 0:
        says = _("The mentor stands %(grades)s above") % {"grades": grades_counted(above)}
        return Row(_("Grade"), *said, Verdict.MEANT if meant else Verdict.APART, says)
    if above == 0:
        return Row(_("Grade"), *said, Verdict.SHARED, _("The same grade"))
    says = _("The mentor stands %(grades)s below") % {"grades": grades_counted(-above)}
    return Row(_("Grade"), *said, Verdict.APART, says)


def _exception(explanation: PairExplanation) -> list[Row]:
    """A rule that a coordinator has lifted for the two: said with the reason on the page of exceptions."""
    rules = listed(str(RULES_LIFTED[rule]) for rule in explanation.allowed_by_exception if rule in RULES_LIFTED)
    return [Row(_("Exception"), "", rules, Verdict.MEANT, _("Allowed by a coordinator"))] if rules else []


def _hours(mentee: Mentee, mentor: Mentor) -> Row:
    wanted, given = mentee.hours_per_month, mentor.hours_per_month
    said = (_a_month(wanted), _a_month(given))
    if wanted is None or given is None:
        return Row(_("Time"), *said, Verdict.UNKNOWN)
    if given >= wanted:
        return Row(_("Time"), *said, Verdict.SHARED, _("The time hoped for is there"))
    return Row(_("Time"), *said, Verdict.APART, _("Less time than hoped for"))


def _a_month(hours: float | None) -> str:
    return "" if hours is None else _("%(hours)s h a month") % {"hours": f"{hours:.1f}".removesuffix(".0")}


def _days(explanation: PairExplanation, mentee: Mentee, mentor: Mentor) -> Row:
    evidence = explanation.parts[-1].evidence
    apart, free = getattr(evidence, "hours_apart", None), getattr(evidence, "free_hours_in_common", None)
    said = (_zone(mentee.time_zone), _zone(mentor.time_zone))
    if free is not None:
        return _free(free, said)
    if apart is None:
        return Row(_("Clock"), *said, Verdict.UNKNOWN)
    if apart <= NEAR:
        return Row(_("Clock"), *said, Verdict.SHARED, _("The working days overlap"))
    return Row(_("Clock"), *said, Verdict.APART, _("%(hours)d hours apart") % {"hours": round(apart)})


def _free(hours: float, said: tuple[str, str]) -> Row:
    if not hours:
        return Row(_("Clock"), *said, Verdict.APART, _("No hour in which both said they are free"))
    says = ngettext("Both free about an hour a week", "Both free about %(hours)d hours a week", max(1, round(hours)))
    return Row(_("Clock"), *said, Verdict.SHARED, says % {"hours": max(1, round(hours))})


def _zone(name: str | None) -> str:
    return (name or "").rpartition("/")[2].replace("_", " ")


def _kind(code: str) -> str:
    return str(HelpKind(code).label) if code in HelpKind.values else code


def _milestone(code: str) -> str:
    return str(Milestone(code).label) if code in Milestone.values else code


def _channel(code: str) -> str:
    return str(Channel(code).label)
