"""Two people of the files, with what the library found of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from learning_fit import PairExplanation, PairKeys

from .people_files import Person
from .terms import Terms


@dataclass(frozen=True)
class Two:
    """A pair with what the library found."""

    explanation: PairExplanation
    mentor: Person
    mentee: Person
    terms: Terms

    @property
    def keys(self) -> PairKeys:
        """(mentor, mentee)"""
        return self.mentor.key, self.mentee.key

    @property
    def names(self) -> dict[str, str]:
        return {"mentor": self.mentor.name, "mentee": self.mentee.name}

    def say(self, sentence: str, **facts: Any) -> str:
        return sentence % {**self.names, **facts}
