"""Two people, what was found about them, and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from groundwork.core.circles import Words
from groundwork.enrollment.models import Participation
from groundwork.people.names import told_apart
from learning_fit import PairExplanation

MOST_REASONS = 3
WORTH_SAYING = 0.45  # a part below this is no reason


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
    words: tuple[str, ...] = ()  # what it rests on, where it rests on shared words alone
    note_is_of_quote: bool = False  # and without the quote the note says too little


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
        mentor, mentee = told_apart(self.mentor.person, self.mentee.person)
        object.__setattr__(self, "names", {"mentor": mentor, "mentee": mentee})

    def say(self, to_mentee: str, to_mentor: str, about_both: str, **facts: Any) -> str:
        """The sentence for this reader."""
        sentences = {Reader.MENTEE: to_mentee, Reader.MENTOR: to_mentor, Reader.COORDINATOR: about_both}
        return sentences[self.reader] % {**self.names, **facts}

    @property
    def reads_profile(self) -> bool:
        """Whether the reader may know what the mentee wrote."""
        return self.reader != Reader.MENTOR or self.profile_is_open


def listed(names: Iterable[str]) -> str:
    """Names as in speech: "one, two and three"."""
    said = list(names)
    if len(said) < 2:
        return "".join(said)
    return _("%(first)s and %(last)s") % {"first": ", ".join(said[:-1]), "last": said[-1]}


def quoted(names: Iterable[str]) -> str:
    """The same, each in quotation marks."""
    return listed(_("“%(word)s”") % {"word": name} for name in names)
