"""Why two people of the files suit, in sentences one could say to a colleague."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.matching.private_life import sentences_for_all
from groundwork.matching.reasons import WORTH_SAYING, listed, quoted, shortened
from groundwork.people.languages import language_name
from learning_fit import (
    GoalsEvidence,
    IdealEvidence,
    LearningEvidence,
    PracticalEvidence,
    RoadEvidence,
    ViewpointEvidence,
)

from .two import Two
from .unknown import NEAR_HOURS
from .wishes import wishes_met

WORDS_NAMED = 2
Shareable = LearningEvidence | GoalsEvidence | RoadEvidence | IdealEvidence


@dataclass(frozen=True)
class Said:
    """A sentence, and the words of the two that it rests on, so that no two sentences rest on the same."""

    sentence: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shape:
    """How a part is put into words: what both name, and what both speak of."""

    items: Callable[[Any], Collection[str] | None]
    put: Callable[[Collection[str]], str]
    both_name: Promise | str
    both_speak: Promise
    is_enough: bool = False  # where both name something, words they share add nothing


SHAPES: dict[type, Shape] = {
    LearningEvidence: Shape(
        attrgetter("skills_in_common"),
        quoted,
        gettext_lazy("%(mentor)s offers what %(mentee)s wants to learn: %(items)s."),
        gettext_lazy("%(mentee)s wants to learn about %(words)s, and %(mentor)s speaks of it too."),
        is_enough=True,
    ),
    GoalsEvidence: Shape(
        attrgetter("kinds_in_common"),
        listed,
        gettext_lazy("%(mentee)s hopes for the help %(mentor)s likes to give: %(items)s."),
        gettext_lazy("Where %(mentee)s is heading, %(mentor)s can help: both speak of %(words)s."),
    ),
    RoadEvidence: Shape(
        attrgetter("milestones_in_common"),
        listed,
        gettext_lazy("%(mentor)s has gone through what %(mentee)s goes through: %(items)s."),
        gettext_lazy("A road they share: both speak of %(words)s."),
    ),
    IdealEvidence: Shape(
        lambda evidence: None,  # said by wishes, column by column
        listed,
        "",
        gettext_lazy("%(mentee)s hopes for somebody who knows %(words)s, and %(mentor)s speaks of it."),
    ),
}


def reasons_for(two: Two) -> list[str]:
    """Every reason, the part that counts most first; none stands for two who can't be a pair, if none is found."""
    found: list[str] = []
    used: set[str] = set()
    for part in two.explanation.ranked:
        if part.value is None:
            continue
        for said in _said(two, part.evidence, strong=part.value >= WORTH_SAYING):
            if not (said.words and used.issuperset(said.words)):
                found.append(said.sentence)
                used |= said.words
    if found or two.explanation.forbidden_by:
        return found
    return [_("Nothing stands out. No rule speaks against it.")]


def _said(two: Two, evidence: Any, *, strong: bool) -> Iterator[Said]:
    match evidence:
        case LearningEvidence() | GoalsEvidence() | RoadEvidence():
            yield from _shared(two, evidence)
        case IdealEvidence():
            yield from map(Said, wishes_met(two))
            yield from _shared(two, evidence)
        case ViewpointEvidence() if strong:
            yield from map(Said, _viewpoint(two, evidence))
        case PracticalEvidence() if strong:
            yield from map(Said, list(_practical(two, evidence)) or _language(evidence))


def _shared(two: Two, evidence: Shareable) -> Iterator[Said]:
    """What both name, then what both put into words of their own; skills say enough by themselves."""
    shape = SHAPES[type(evidence)]
    if items := shape.items(evidence):
        named = two.say(str(shape.both_name), items=shape.put(items))
        yield _with_quote(two, named, evidence.mentor_says) if shape.is_enough else Said(named)
    if evidence.shared_words and not (items and shape.is_enough):
        yield _both(two, str(shape.both_speak), evidence)


def _viewpoint(two: Two, evidence: ViewpointEvidence) -> Iterator[str]:
    if evidence.levels_above:
        yield _grades(two, evidence.levels_above)
    if evidence.same_profession:
        yield _("Their profession is the same: %(work)s.") % {"work": evidence.mentor_profession}
    if evidence.units_differ:
        yield two.say(
            _("A view from elsewhere: %(mentor)s works in %(theirs)s, %(mentee)s in %(ours)s."),
            theirs=evidence.mentor_unit,
            ours=evidence.mentee_unit,
        )


def _grades(two: Two, above: int) -> str:
    facts = {"theirs": two.mentor.says("grade"), "ours": two.mentee.says("grade"), "count": abs(above)}
    if above > 0:
        return two.say(
            ngettext(
                "%(mentor)s is one grade further along: %(theirs)s, and %(mentee)s is %(ours)s.",
                "%(mentor)s is %(count)d grades further along: %(theirs)s, and %(mentee)s is %(ours)s.",
                above,
            ),
            **facts,
        )
    return two.say(_("%(mentor)s is %(theirs)s and %(mentee)s %(ours)s: the grade is the other way round."), **facts)


def _practical(two: Two, evidence: PracticalEvidence) -> Iterator[str]:
    if evidence.hours_given and evidence.hours_wanted and evidence.hours_given >= evidence.hours_wanted:
        hours = max(1, round(evidence.hours_wanted))
        yield (
            ngettext("About an hour a month suits both.", "About %(hours)d hours a month suit both.", hours)
            % {"hours": hours}
        )
    if ways := evidence.channels_in_common:
        one = _("Both can meet online.") if "online" in ways else _("Both can meet in person.")
        yield _("Online or in person is fine for both.") if len(ways) > 1 else one
    if evidence.hours_apart is not None and evidence.hours_apart <= NEAR_HOURS:
        yield _("The working days overlap.")


def _language(evidence: PracticalEvidence) -> list[str]:
    """Where nothing else of time and place is known: said of every pair, it would tell of none."""
    spoken = listed(map(language_name, evidence.languages_in_common or ()))
    return [_("Both speak %(languages)s.") % {"languages": spoken}] if spoken else []


def _both(two: Two, sentence: str, evidence: Shareable) -> Said:
    """Words that both used; longer words tell more."""
    words = evidence.shared_words or ()
    telling = sorted(words, key=len, reverse=True)[:WORDS_NAMED]
    return _with_quote(two, two.say(sentence, words=quoted(telling)), evidence.mentor_says, frozenset(words))


def _may_be_quoted(two: Two, quote: str) -> bool:
    """Whether it stands so in an answer, in a sentence of which nothing was left out before it was compared."""
    answers = (two.mentor.says(field) or "" for field in ("can_help_with", "road", "about"))
    return any(quote in sentence for answer in answers for sentence in sentences_for_all(answer).split("\n"))


def _with_quote(two: Two, sentence: str, quote: str | None, words: frozenset[str] = frozenset()) -> Said:
    """The sentence, and the mentor's own that bears it out: one that says something private is not passed on."""
    if quote and _may_be_quoted(two, quote):
        sentence += " " + two.say(_("%(mentor)s writes: “%(words)s”"), words=shortened(quote))
    return Said(sentence, words)
