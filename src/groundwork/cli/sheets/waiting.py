"""Who has no mentor, why, and what would free them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.matching.reasons import listed
from learning_fit import Plan, Problem, Reason, Remedies, Rule, Unmatched, remedies

from .people_files import Person

BECAUSE: dict[Rule, Promise] = {
    Rule.LANGUAGE: gettext_lazy("they share no language"),
    Rule.REPORTING_LINE: gettext_lazy("they stand above in the line of managers"),
    Rule.EXCLUDED: gettext_lazy("the rules keep the two apart"),
    Rule.NEVER_AGAIN: gettext_lazy("they were together before"),
    Rule.NO_PLACES: gettext_lazy("they have no place"),
    Rule.PAUSED: gettext_lazy("they pause"),
    Rule.SAME_PERSON: gettext_lazy("it is the same person"),
    Rule.LEVEL: gettext_lazy("their grade is not as far above as the rules ask"),
    Rule.SAME_UNIT: gettext_lazy("they work in the same unit"),
    Rule.NEEDS: gettext_lazy("they do not bring what this person asked for"),
    Rule.BOTH_WAYS: gettext_lazy("this person mentors them in the plan"),
}
# What would do for one person, were a rule not to stand between them and somebody.
WITHOUT: dict[Rule, Promise] = {
    Rule.LANGUAGE: gettext_lazy("If another language would do, %(names)s would be possible."),
    Rule.LEVEL: gettext_lazy("If the rules asked for other grades, %(names)s would be possible."),
    Rule.SAME_UNIT: gettext_lazy("If the same unit would do, %(names)s would be possible."),
    Rule.REPORTING_LINE: gettext_lazy("If their own line of managers would do, %(names)s would be possible."),
    Rule.NEVER_AGAIN: gettext_lazy("If both would like to go on, %(names)s would be possible."),
}
NAMED = 3
RULES_NAMED = 2


@dataclass(frozen=True)
class Waiting:
    """Somebody without a mentor, why, and what would free them."""

    mentee: Person
    why: str
    remedy: str
    lost: bool = False  # an earlier result gave them somebody


def who_had(waiting: Waiting, mentors: Sequence[Person]) -> Waiting:
    """The same, saying whom an earlier result gave them."""
    if not mentors:
        return waiting
    before = _("Had %(names)s before.") % {"names": listed([each.name for each in mentors])}
    return replace(waiting, why=f"{before} {waiting.why}", lost=True)


class Helping:
    """Says of each person left what would help, exactly: searched on from where the plan ends."""

    def __init__(self, problem: Problem, plan: Plan, mentors: Mapping[str, Person]) -> None:
        self.problem, self.plan, self.mentors = problem, plan, mentors

    def waiting(self, each: Unmatched, mentee: Person) -> Waiting:
        """Somebody who has no mentor."""
        found = remedies(self.problem, self.plan, each.mentee)
        return Waiting(mentee, self._why(each, found), self._help(each, found))

    def _why(self, each: Unmatched, found: Remedies) -> str:
        if each.reason == Reason.NO_ALLOWED_MENTOR:
            return nobody(len(self.mentors), each.forbidden_by)
        why = ngettext(
            "No rule stands against one mentor, and every place there is given to somebody else.",
            "No rule stands against %(count)d mentors, and all their places are given to others.",
            each.allowed_mentors,
        ) % {"count": each.allowed_mentors}
        if len(found.mentees) > 1 and found.places < len(found.mentees):
            facts = {"people": len(found.mentees), "places": found.places}
            why += (
                " "
                + ngettext(
                    "%(people)d people depend on the same place.",
                    "%(people)d people depend on the same %(places)d places.",
                    found.places,
                )
                % facts
            )
        return why

    def _help(self, each: Unmatched, found: Remedies) -> str:
        said = []
        if found.one_more_place:
            names = {"names": self._names(each.mentee, found.one_more_place)}
            said.append(_("One more place from %(names)s would settle it.") % names)
        if found.back:
            names = {"names": self._names(each.mentee, found.back)}
            said.append(_("%(names)s would do, once back from the pause.") % names)
        rules = [rule for rule in found.without if rule in WITHOUT]
        for rule in sorted(rules, key=lambda rule: -len(found.without[rule]))[:RULES_NAMED]:
            said.append(str(WITHOUT[rule]) % {"names": self._names(each.mentee, found.without[rule])})
        if not said and Rule.NEEDS in each.forbidden_by:
            said.append(_("Ask whether the wish may count for much instead of being a hard rule."))
        return " ".join(said) or _("One more mentor would settle it.")

    def _names(self, mentee: str, keys: Sequence[str]) -> str:
        """Those who fit best, by name."""
        fits = self.problem.fit_rows([self.problem.row(mentee)])[0]
        ranked = sorted(keys, key=lambda key: (-int(fits[self.problem.column(key)]), key))
        return either([self.mentors[key].name for key in ranked[:NAMED]])


def short_of(mentee: Person, held: int, wanted: int) -> Waiting:
    """Somebody who has mentors, and fewer than they want."""
    facts = {"held": held, "wanted": wanted}
    why = ngettext(
        "Has %(held)d mentor of the %(wanted)d wanted.", "Has %(held)d mentors of the %(wanted)d wanted.", held
    )
    return Waiting(mentee, why % facts, _("One more mentor would settle it."))


def either(names: list[str]) -> str:
    """Names as in speech: "one, two or three"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s or %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def nobody(mentors: int, forbidden_by: Mapping[Rule, int]) -> str:
    """Why none of the mentors can be somebody's, the rule that forbids most first."""
    ranked = sorted(forbidden_by, key=lambda rule: -forbidden_by[rule])
    because = [str(BECAUSE[rule]) for rule in ranked]
    if len(because) > 1:
        facts = zip(because, ranked, strict=True)
        because = [_("%(why)s (%(count)d)") % {"why": why, "count": forbidden_by[rule]} for why, rule in facts]
    sentence = ngettext(
        "The one mentor there is can't be matched here: %(why)s.",
        "None of the %(mentors)d mentors can be matched here: %(why)s.",
        mentors,
    )
    return sentence % {"mentors": mentors, "why": "; ".join(because)}
