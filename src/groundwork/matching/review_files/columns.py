"""The columns of a review as a workbook, and the words that stand in the one where colleagues decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PAIR, DECISION, REASON = _("Pair (leave as it is)"), _("Decision"), _("Reason")
KEEP, LOCK, APART = "keep", "lock", "apart"
DECISIONS: Mapping[str, str | Promise] = {KEEP: _("keep"), LOCK: _("lock"), APART: _("keep apart")}


@dataclass(frozen=True)
class Decision:
    """What one row says of a pair; the two by the ids of their parts."""

    row: int
    mentor: str
    mentee: str
    decision: str
    reason: str


@dataclass(frozen=True)
class Fault:
    """A row that can't be taken as it is: where, what was found, and what belongs there."""

    row: int
    column: str
    found: str
    expected: str


def pair_id(mentor: object, mentee: object, decision: str) -> str:
    """The two and how they stood, in one cell: the same however often the round is run again.

    How they stood tells what a colleague has decided from what was never touched.
    """
    return f"{mentor}:{mentee}:{decision}"


def said_as(text: str | Promise) -> set[str]:
    """How a title or a word may come back: in the reader's language, or as it is in the source."""
    with translation.override(None):
        plain = str(text)
    return {str(text).casefold(), plain.casefold()}
