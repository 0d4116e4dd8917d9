"""Reads about preparation and agreements that are longer than a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from groundwork.mentorships.models import Mentorship

from .models import Agreement, Clause, Preparation
from .states import AgreementState, ClauseKey
from .wording import sentence_of


@dataclass(frozen=True)
class Mark:
    """How far somebody's preparation is, without a word of it."""

    done_at: datetime | None
    shown_at: datetime | None


def preparation_marks(mentorships: Iterable[Mentorship]) -> dict[UUID, dict[UUID, Mark]]:
    """Mentorship id -> person id -> how far they are. Facts alone: no words are read."""
    marks: dict[UUID, dict[UUID, Mark]] = defaultdict(dict)
    rows = Preparation.objects.filter(mentorship__in=mentorships).values_list(
        "mentorship_id", "by_id", "done_at", "shown_at"
    )
    for mentorship_id, by_id, done_at, shown_at in rows:
        marks[mentorship_id][by_id] = Mark(done_at, shown_at)
    return marks


def versions_of(mentorship: Mentorship) -> QuerySet[Agreement]:
    """The versions that count, newest first, with who signed them; dropped drafts are gone."""
    return (
        Agreement.objects.filter(mentorship=mentorship)
        .exclude(state=AgreementState.DROPPED)
        .prefetch_related("signatures")
        .order_by("-number")
    )


def agreement_in_force(mentorship: Mentorship) -> Agreement | None:
    """The version that holds now: reminders and health rest on it."""
    return Agreement.objects.in_force().filter(mentorship=mentorship).first()


# Where the facts are what the clause is about; elsewhere they follow the words.
FACTS_FIRST = {ClauseKey.MEETING, ClauseKey.LOOKING_BACK}


@dataclass(frozen=True)
class Section:
    """A clause as it is read: what the facts say, what the two say, and what it was in the version before."""

    key: str
    title: str
    sentence: str
    text: str
    before: str | None = None  # None where nothing changed; "" where there was nothing

    @property
    def facts_first(self) -> bool:
        """Whether there are facts and they come before the words."""
        return bool(self.sentence) and self.key in FACTS_FIRST

    @property
    def said(self) -> str:
        """The whole clause as people read it aloud: one running text."""
        parts = [self.sentence, self.text] if self.facts_first else [self.text, self.sentence]
        return " ".join(part for part in parts if part)


def words_in(agreements: Iterable[Agreement], *, reader: Any) -> dict[UUID, dict[str, str]]:
    """Agreement id -> clause -> its words, as far as this person may read them."""
    words: dict[UUID, dict[str, str]] = defaultdict(dict)
    for clause in Clause.objects.visible_to(reader).filter(agreement__in=agreements):
        words[clause.agreement_id][clause.key] = clause.text
    return words


def sections_of(
    agreement: Agreement, before: Agreement | None, *, mentorship: Mentorship, reader: Any
) -> list[Section]:
    """The clauses in their order, each with what it was in the version before where that was different."""
    words = words_in([version for version in (agreement, before) if version], reader=reader)
    return told(agreement, words[agreement.pk], before, words[before.pk] if before else {}, mentorship)


def told(
    agreement: Agreement,
    words: dict[str, str],
    before: Agreement | None,
    words_before: dict[str, str],
    mentorship: Mentorship,
) -> list[Section]:
    """The same for a version that nobody has saved yet."""
    sections = []
    for key in ClauseKey:
        section = Section(key, str(key.label), sentence_of(key, agreement, mentorship), words.get(key, ""))
        if before is not None:
            was = Section(key, section.title, sentence_of(key, before, mentorship), words_before.get(key, ""))
            section = _with_difference(section, was)
        sections.append(section)
    return [section for section in sections if section.said]


def _with_difference(section: Section, was: Section) -> Section:
    parts = [(section.sentence, was.sentence), (section.text, was.text)]
    changed = [old for new, old in parts if new != old]
    if not changed:
        return section
    return Section(
        section.key, section.title, section.sentence, section.text, " ".join(part for part in changed if part)
    )
