"""What is not known of two people, or stands between them: for a first talk, never as a fault."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from groundwork.matching.reasons import quoted
from learning_fit import LearningEvidence, PracticalEvidence

from .people_files import Person
from .two import Two
from .wishes import wishes_open

NEAR_HOURS = 2


def to_know(two: Two) -> list[str]:
    """What was asked for and does not show in the file, and what nobody said."""
    found: list[str] = []
    for part in two.explanation.parts:
        if isinstance(part.evidence, LearningEvidence) and part.evidence.skills_not_offered:
            skills = quoted(part.evidence.skills_not_offered)
            found.append(two.say(_("Whether %(mentor)s knows about %(skills)s."), skills=skills))
        if isinstance(part.evidence, PracticalEvidence):
            found += _far_apart(two, part.evidence)
    found += wishes_open(two)
    found += _not_said(two)
    if two.explanation.mentor_prefers_not:
        words = two.explanation.mentor_prefers_not
        found.append(two.say(_("%(mentor)s would rather not: %(words)s"), words=words))
    return found


def _far_apart(two: Two, evidence: PracticalEvidence) -> Iterator[str]:
    if evidence.hours_apart is not None and evidence.hours_apart > NEAR_HOURS:
        yield _("Which hour suits both: their clocks are %(hours)g hours apart.") % {"hours": evidence.hours_apart}
    if evidence.hours_given is not None and evidence.hours_wanted and evidence.hours_given < evidence.hours_wanted:
        yield two.say(
            _("How to share the time: %(mentee)s hopes for %(wanted)g hours a month, %(mentor)s has %(given)g."),
            wanted=evidence.hours_wanted,
            given=evidence.hours_given,
        )


def _not_said(two: Two) -> Iterator[str]:
    """What a file asked for and a row leaves open; what nobody was asked is not said of each pair."""
    if _left_open(two.mentor, {"skills_offered", "can_help_with", "about"}):
        yield two.say(_("What %(mentor)s likes to help with."))
    if _left_open(two.mentee, {"skills_wanted", "to_learn", "about"}):
        yield two.say(_("What %(mentee)s would like to learn."))


def _left_open(person: Person, answers: set[str]) -> bool:
    asked = person.asked & answers
    return bool(asked) and not any(person.says(answer) for answer in asked)
