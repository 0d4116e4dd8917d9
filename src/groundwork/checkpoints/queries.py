"""Reads about looking back that are longer than a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from groundwork.mentorships.models import Mentorship

from .models import Answer, Checkpoint


@dataclass(frozen=True)
class Look:
    """A look back as one of the two stands to it: who has answered, and not a word of it."""

    checkpoint: Checkpoint
    answered_by_me: bool
    answered_by_other: bool

    @property
    def is_shown(self) -> bool:
        return self.checkpoint.shown_at is not None

    @property
    def waits_for_me(self) -> bool:
        return not self.is_shown and not self.answered_by_me


def looks_of(mentorships: Iterable[Mentorship], person: Any) -> list[Look]:
    """The looks back of these pairs, newest first, in two queries. Who answered is a fact; no word is read."""
    checkpoints = list(Checkpoint.objects.filter(mentorship__in=[pair.pk for pair in mentorships]).order_by("-due_on"))
    answered: dict[UUID, set[Any]] = defaultdict(set)
    rows = Answer.objects.filter(checkpoint__in=checkpoints).values_list("checkpoint_id", "by_id")
    for checkpoint_id, by_id in rows:
        answered[checkpoint_id].add(by_id)
    return [Look(each, person.pk in answered[each.pk], bool(answered[each.pk] - {person.pk})) for each in checkpoints]
