"""How close two people are, in words and bars, and what is not known yet. Participants never read a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from django.utils.translation import gettext as _

from learning_fit import LearningEvidence, PairExplanation, PartName, ViewpointEvidence

from .reasons import Pair, Reader, quoted
from .reasons.grades import step_in_words

MOST_UNKNOWN = 3
VERY_CLOSE, CLOSE, WORTH_A_TALK = 0.8, 0.6, 0.35


class Bar(TypedDict):
    """One part of a fit: what it is, how close in a word, and how long the bar is."""

    label: str
    says: str
    percent: int


@dataclass(frozen=True)
class Closeness:
    """The fit as a whole, in a few words. `kind` is the look of its tag."""

    says: str
    kind: str


def closeness(explanation: PairExplanation, *, reader: Reader = Reader.MENTEE) -> Closeness:
    """How close the two are, said to the mentee about what they seek or to others about the two."""
    fit = _as_read(explanation.fit)
    if not explanation.known:
        return Closeness(_("Not known yet"), "outline")
    if fit < CLOSE:
        return Closeness(_("Worth a talk"), "outline")
    to_mentee = reader == Reader.MENTEE
    if fit >= VERY_CLOSE:
        return Closeness(_("Very close to what you seek") if to_mentee else _("Very close"), "good")
    return Closeness(_("Close to what you seek") if to_mentee else _("Close"), "good")


def fit_in_a_word(fit: int) -> str:
    """A fit as a whole, 0 to 10,000, within a sentence: in the words of its card, which part by part has one more."""
    return in_a_word(max(_as_read(fit), WORTH_A_TALK))


def in_a_word(value: float | None) -> str:
    """A part of a fit, 0 to 1, in a word."""
    if value is None:
        return _("not known yet")
    value = round(value, 2)
    if value >= VERY_CLOSE:
        return _("very close")
    if value >= CLOSE:
        return _("close")
    return _("worth a talk") if value >= WORTH_A_TALK else _("different")


def _as_read(fit: int) -> float:
    return round(fit / 100) / 100  # 60 of 100 never has two words


def bars_for(pair: Pair) -> list[Bar]:
    """The parts in their fixed order; the program's weights are not in them."""
    return [_bar(_label(pair, part.name), part.value) for part in pair.explanation.parts]


def bars_with_sides(pair: Pair) -> list[Bar]:
    """The same, with the two sides of a fresh viewpoint apart: they pull against each other, and both are seen."""
    bars: list[Bar] = []
    for part in pair.explanation.parts:
        if isinstance(part.evidence, ViewpointEvidence):
            bars += _sides(part.evidence)
        else:
            bars.append(_bar(_label(pair, part.name), part.value))
    return bars


def _bar(label: str, value: float | None, says: str = "") -> Bar:
    return Bar(label=label, says=says or in_a_word(value), percent=round((value or 0) * 100))


def _sides(evidence: ViewpointEvidence) -> list[Bar]:
    unit = ""
    if evidence.units_differ is not None:
        unit = _("another unit") if evidence.units_differ else _("the same unit")
    near = []
    if evidence.levels_above is not None:
        near.append(step_in_words(evidence.levels_above))
    if evidence.same_profession is not None:
        near.append(_("the same profession") if evidence.same_profession else _("another profession"))
    return [
        _bar(_("A fresh viewpoint"), evidence.different_enough, unit),
        _bar(_("Near to your work"), evidence.been_there, ", ".join(filter(None, near))),
    ]


def unknown_for(pair: Pair) -> list[str]:
    """What a first talk could tell, the most telling first. Names neither a fault nor a shortfall."""
    facts = {"mentor": pair.names["mentor"], "mentee": pair.names["mentee"]}
    learning = next(part.evidence for part in pair.explanation.parts if part.name == PartName.LEARNING_FIT)
    found = []
    if isinstance(learning, LearningEvidence) and learning.skills_not_offered:
        skills = quoted(learning.skills_not_offered[:2])
        of_you = _("What you know about %(skills)s")
        of_them = _("What %(mentor)s knows about %(skills)s")
        found.append((of_you if pair.reader == Reader.MENTOR else of_them) % {**facts, "skills": skills})
    if pair.reader != Reader.MENTOR:
        found += _of_mentor(pair, facts)
    if pair.reader != Reader.MENTEE and "wants" in pair.explanation.mentee_not_known:
        found.append(_("What %(mentee)s would like to learn") % facts)
    elif "own_words" in pair.explanation.mentee_not_known and pair.reader == Reader.MENTEE:
        found.append(_("What you want to learn, in your own words"))
    return found[:MOST_UNKNOWN]


def _of_mentor(pair: Pair, facts: dict[str, str]) -> list[str]:
    missing = pair.explanation.mentor_not_known
    found = []
    if "offers" in missing and "own_words" in missing:
        found.append(_("What %(mentor)s likes to help with") % facts)
    if not pair.mentor.offer.mentoring_means:
        found.append(_("What mentoring means to %(mentor)s") % facts)
    if "hours_per_month" in missing:
        found.append(_("How much time %(mentor)s has in mind") % facts)
    if "channels" in missing:
        found.append(_("Whether %(mentor)s likes to meet online or in person") % facts)
    if "free" in missing:
        found.append(_("When %(mentor)s usually has time") % facts)
    return found


def _label(pair: Pair, part: PartName) -> str:
    labels = {
        PartName.LEARNING_FIT: (
            _("What you want to learn"),
            _("What %(mentee)s wants to learn"),
            _("What %(mentee)s wants to learn"),
        ),
        PartName.GOALS: (
            _("Where you are going"),
            _("Where %(mentee)s is going"),
            _("Where %(mentee)s is going"),
        ),
        PartName.IDEAL_MENTOR: (
            _("The mentor you have in mind"),
            _("The mentor %(mentee)s has in mind"),
            _("The mentor %(mentee)s has in mind"),
        ),
        PartName.SHARED_ROAD: (_("A road you share"), _("A road you share"), _("A road they share")),
        PartName.FRESH_VIEWPOINT: (_("A fresh viewpoint"),) * 3,
        PartName.PRACTICALITIES: (_("Time and place"),) * 3,
    }
    return pair.say(*labels[part])
