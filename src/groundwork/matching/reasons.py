"""Why two people suit, in words: sentences for the mentee, the mentor or the coordinator, and quotes with their circle.

    reasons_for(explanation, mentor, mentee, reader=Reader.MENTEE) -> [Reason(title, note, quote, by, circle), ...]

A reader is shown no words that their circle does not hold: mentees read the mentor's offer and themselves; mentors
read a mentee's profile once the two are in contact (`profile_is_open`), and facts alone before; coordinators both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.core.circles import Words
from groundwork.enrollment.models import Channel, HelpKind, LearningProfile, MentorOffer, Participation
from learning_fit import (
    LearningEvidence,
    PairExplanation,
    PartName,
    PracticalEvidence,
    RoadEvidence,
    ViewpointEvidence,
)

MOST_REASONS = 3
WORTH_SAYING = 0.45  # a part below this is no reason
QUOTE_LENGTH = 220


class Reader(StrEnum):
    """Who reads the reasons: they are said to the one or the other of the two, or about both."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Reason:
    """One reason: a sentence, perhaps a quieter second one, and perhaps somebody's own words with who may read them."""

    title: str
    note: str = ""
    quote: str = ""
    by: str = ""
    circle: Words | None = None
    readers: str = ""  # the circle said to this reader


@dataclass(frozen=True)
class Pair:
    """Two people, what the library found, and who is told."""

    explanation: PairExplanation
    mentor: Participation
    mentee: Participation
    reader: Reader
    profile_is_open: bool = False
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        names = {"mentor": self.mentor.person.first_name, "mentee": self.mentee.person.first_name}
        object.__setattr__(self, "names", names)

    def say(self, to_mentee: str, to_mentor: str, about_both: str, **facts: Any) -> str:
        """The sentence for this reader."""
        sentences = {Reader.MENTEE: to_mentee, Reader.MENTOR: to_mentor, Reader.COORDINATOR: about_both}
        return sentences[self.reader] % {**self.names, **facts}

    @property
    def reads_profile(self) -> bool:
        return self.reader != Reader.MENTOR or self.profile_is_open


def reasons_for(
    explanation: PairExplanation,
    mentor: Participation,
    mentee: Participation,
    *,
    reader: Reader,
    profile_is_open: bool = False,
) -> list[Reason]:
    """At most three reasons, the one that counts most first. The participations come from `people.with_answers`."""
    pair = Pair(explanation, mentor, mentee, reader, profile_is_open)
    telling = [part for part in explanation.ranked if part.value is not None and part.value >= WORTH_SAYING]
    found = (SENTENCES[part.name](pair, part.evidence) for part in telling)
    return [reason for reason in found if reason][:MOST_REASONS]


def listed(names: Iterable[str]) -> str:
    """Names as in speech: "one, two and three"."""
    said = list(names)
    if len(said) < 2:
        return "".join(said)
    return _("%(first)s and %(last)s") % {"first": ", ".join(said[:-1]), "last": said[-1]}


def quoted(names: Iterable[str]) -> str:
    """The same, each in quotation marks."""
    return listed(_("“%(word)s”") % {"word": name} for name in names)


def _learning(pair: Pair, evidence: LearningEvidence) -> Reason | None:
    skills, shared = evidence.skills_in_common or (), evidence.shared_words or ()
    if len(skills) > 1:
        title = pair.say(
            _("%(mentor)s offers what you want to learn: %(skills)s."),
            _("%(mentee)s wants to learn what you offer: %(skills)s."),
            _("%(mentor)s offers what %(mentee)s wants to learn: %(skills)s."),
            skills=quoted(skills),
        )
    elif skills:
        title = pair.say(
            _("You would like to learn %(skills)s, and %(mentor)s offers it."),
            _("%(mentee)s would like to learn %(skills)s, and you offer it."),
            _("%(mentee)s would like to learn %(skills)s, and %(mentor)s offers it."),
            skills=quoted(skills),
        )
    elif shared and pair.reads_profile:
        title = _both_mentioned(pair, shared)
    else:
        return None
    return _with_quote(pair, title, [*skills, *shared], ["can_help_with", "lessons"], ["own_words", "goals"])


def _road(pair: Pair, evidence: RoadEvidence) -> Reason | None:
    shared, kinds = evidence.shared_words or (), evidence.kinds_in_common or ()
    if shared and pair.reads_profile:
        title = _both_mentioned(pair, shared)
        return _with_quote(pair, title, shared, ["lessons", "can_help_with"], ["where_now", "goals", "must_have"])
    if not kinds:
        return None
    labels = [_small(str(HelpKind(kind).label)) for kind in kinds if kind in HelpKind.values]
    title = pair.say(
        _("The help you hope for is what %(mentor)s likes to give: %(kinds)s."),
        _("%(mentee)s hopes for the help you like to give: %(kinds)s."),
        _("%(mentee)s hopes for the help %(mentor)s likes to give: %(kinds)s."),
        kinds=listed(labels),
    )
    return Reason(title) if labels else None


def _viewpoint(pair: Pair, evidence: ViewpointEvidence) -> Reason | None:
    if not evidence.units_differ:
        return None
    title = pair.say(
        _("A view from elsewhere: %(mentor)s works in %(theirs)s, you in %(ours)s."),
        _("A view from elsewhere: %(mentee)s works in %(ours)s, you in %(theirs)s."),
        _("A view from elsewhere: %(mentor)s works in %(theirs)s, %(mentee)s in %(ours)s."),
        theirs=evidence.mentor_unit,
        ours=evidence.mentee_unit,
    )
    note = pair.say(
        _("%(mentor)s is not in your line of managers."),
        _("You are not in %(mentee)s’s line of managers."),
        _("%(mentor)s is not in %(mentee)s’s line of managers."),
    )
    return Reason(title, note)


def _practical(pair: Pair, evidence: PracticalEvidence) -> Reason | None:
    facts = []
    if evidence.hours_given and evidence.hours_wanted and evidence.hours_given >= evidence.hours_wanted:
        hours = max(1, round(evidence.hours_wanted))
        facts.append(
            ngettext("About an hour a month suits both.", "About %(hours)d hours a month suit both.", hours)
            % {"hours": hours}
        )
    if evidence.channels_in_common:
        ways = {Channel.ONLINE: _("Both can meet online."), Channel.IN_PERSON: _("Both can meet in person.")}
        both = len(evidence.channels_in_common) > 1
        facts.append(
            _("Online or in person is fine for both.") if both else ways[Channel(evidence.channels_in_common[0])]
        )
    if evidence.hours_apart is not None and evidence.hours_apart <= 2:
        facts.append(_("The working days overlap."))
    if not facts:
        return None
    title = pair.say(
        _("Your time and place fit."),
        _("Your time and place fit."),
        _("Time and place fit."),
    )
    return Reason(title, " ".join(facts))


SENTENCES: dict[PartName, Callable[[Pair, Any], Reason | None]] = {
    PartName.LEARNING_FIT: _learning,
    PartName.SHARED_ROAD: _road,
    PartName.FRESH_VIEWPOINT: _viewpoint,
    PartName.PRACTICALITIES: _practical,
}


def _both_mentioned(pair: Pair, words: Iterable[str]) -> str:
    return pair.say(
        _("You both mentioned %(words)s."),
        _("You both mentioned %(words)s."),
        _("%(mentor)s and %(mentee)s both mentioned %(words)s."),
        words=quoted(sorted(words, key=len, reverse=True)[:2]),  # longer words tell more
    )


def _with_quote(pair: Pair, title: str, telling: Iterable[str], of_offer: list[str], of_profile: list[str]) -> Reason:
    """The sentence with the words that bear it out: the other's for each of the two, the mentor's for coordinators."""
    mine_first = pair.reader == Reader.MENTOR and pair.profile_is_open
    if mine_first:
        quote = best_quote(pair.mentee.profile, of_profile, telling)
        if quote:
            name, text = quote
            by = _("%(mentee)s, in the learning profile") % pair.names
            readers = _("%(mentee)s, the coordinators and you") % pair.names
            return Reason(title, quote=text, by=by, circle=_words(LearningProfile, name), readers=readers)
    if pair.reader != Reader.MENTOR:
        quote = best_quote(pair.mentor.offer, of_offer, telling)
        if quote:
            name, text = quote
            by = _("%(mentor)s, in the offer") % pair.names
            return Reason(title, quote=text, by=by, circle=_words(MentorOffer, name))
    return Reason(title)


def best_quote(row: Any, fields: Iterable[str], telling: Iterable[str]) -> tuple[str, str] | None:
    """The sentence that says most about these words, with the name of the text it stands in."""
    sentences = [
        (name, sentence)
        for name in fields
        for sentence in re.split(r"(?<=[.!?…])\s+|\n+", getattr(row, name))
        if sentence
    ]
    if not sentences:
        return None
    wanted = {word for words in telling for word in words.casefold().split() if len(word) > 2}
    name, sentence = max(sentences, key=lambda each: sum(word in each[1].casefold() for word in wanted))
    return name, shortened(sentence.strip())


def shortened(text: str, length: int = QUOTE_LENGTH) -> str:
    """A long sentence up to a whole word, with an ellipsis where it goes on."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def _words(model: type[Any], name: str) -> Words:
    found: Words = model._meta.get_field(name)
    return found


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
