"""One pair in words: how close, by which parts, why, and what is not known."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.matching.closeness import in_a_word
from groundwork.matching.reasons import listed
from learning_fit import PairExplanation, Part, PartName, Weight

from .people_files import Person
from .sentences import reasons_for
from .two import Two
from .unknown import to_know

VERY_CLOSE, CLOSE = 80, 60
LABELS: dict[PartName, Promise] = {
    PartName.LEARNING_FIT: gettext_lazy("What is to be learned"),
    PartName.GOALS: gettext_lazy("Where it is going"),
    PartName.IDEAL_MENTOR: gettext_lazy("The mentor in mind"),
    PartName.SHARED_ROAD: gettext_lazy("A road they share"),
    PartName.FRESH_VIEWPOINT: gettext_lazy("A fresh viewpoint"),
    PartName.PRACTICALITIES: gettext_lazy("Time and place"),
}


@dataclass(frozen=True)
class Bar:
    """One part of a fit: what it is, how close in a word, and how long its bar is."""

    label: str
    says: str
    percent: int


@dataclass(frozen=True)
class Line:
    """One pair."""

    mentor: Person
    mentee: Person
    points: int
    says: str
    bars: list[Bar]
    reasons: list[str]
    to_know: list[str]
    locked: bool
    little_known: bool  # less than half of what counts in this matching
    stays: bool  # in an earlier result too
    had: tuple[str, ...]  # the names of the mentors that an earlier result gave the mentee

    @property
    def is_new(self) -> bool:
        """An earlier result gave the mentee nobody."""
        return not self.had

    @property
    def before(self) -> str:
        """What somebody reads who knows the earlier result."""
        if self.stays:
            return _("as before")
        return _("had %(names)s") % {"names": listed(self.had)} if self.had else _("new")


def parts_shown(pairs: Sequence[Two]) -> frozenset[PartName]:
    """The parts that count and that some pair's answers tell of: what nobody was asked is no news of anybody."""
    every = (part for two in pairs for part in two.explanation.parts)
    return frozenset(part.name for part in every if part.weight is not Weight.IGNORE and part.value is not None)


def line_of(two: Two, shown: Container[PartName], *, locked: bool, had: Mapping[str, Sequence[Person]]) -> Line:
    """One pair in words."""
    found, mentors = two.explanation, had.get(two.mentee.key, ())
    parts = [part for part in found.parts if part.name in shown]
    return Line(
        two.mentor,
        two.mentee,
        round(found.fit / 100),
        closeness_of(found),
        [bar_of(two, part) for part in parts],
        reasons_for(two),
        to_know(two),
        locked,
        _is_little_known(two, parts),
        stays=two.mentor in mentors,
        had=tuple(each.name for each in mentors),
    )


def bar_of(two: Two, part: Part) -> Bar:
    """One part of a fit, in a word."""
    says = _("nothing asked for") if _asks_for_nothing(two, part) else in_a_word(part.value)
    return Bar(label_of(part.name), says, round((part.value or 0) * 100))


def _is_little_known(two: Two, parts: Iterable[Part]) -> bool:
    counting = [part for part in parts if not _asks_for_nothing(two, part)]
    known = sum(part.weight.number for part in counting if part.value is not None)
    return 2 * known < sum(part.weight.number for part in counting)


def _asks_for_nothing(two: Two, part: Part) -> bool:
    """Who has no wish about the mentor has said so: nothing about that is unknown."""
    if part.name is not PartName.IDEAL_MENTOR or part.value is not None:
        return False
    words = two.mentee.says("must_have") or two.mentee.says("would_be_good")
    return not words and not any(two.mentee.wished.values())


def closeness_of(found: PairExplanation) -> str:
    """The fit as a whole, in a few words."""
    if not found.known:
        return _("Not known yet")
    points = round(found.fit / 100)
    if points >= VERY_CLOSE:
        return _("Very close")
    return _("Close") if points >= CLOSE else _("Worth a talk")


def label_of(part: PartName) -> str:
    """What a part of a fit is called."""
    return str(LABELS[part])
