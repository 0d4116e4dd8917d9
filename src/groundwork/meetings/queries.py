"""Reads about talks and their agenda that are longer than a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from groundwork.mentorships.models import Mentorship, mentorships_of

from .models import ActionItem, AgendaItem, Meeting


@dataclass(frozen=True)
class Topic:
    """Something on the agenda, as one of the two reads it."""

    item: AgendaItem
    is_mine: bool
    came_along_from: datetime | None  # the first talk at which there was no time for it


def talks_of(person: Any) -> QuerySet[Meeting]:
    """The talks this person has a seat in, with the pair at hand. Coordinators see none here: pages hold words."""
    return (
        Meeting.objects.filter(mentorship__in=mentorships_of(person))
        .select_related("mentorship__program__organization", "mentorship__cohort")
        .prefetch_related("mentorship__seats__person", "options")
    )


def talk_ahead(mentorship: Mentorship) -> Meeting | None:
    """The talk that is planned or being planned, or whose outcome nobody has said yet."""
    return Meeting.objects.ahead().filter(mentorship=mentorship).prefetch_related("options").first()


def held_moments(mentorship: Mentorship) -> list[datetime]:
    """When the two talked, oldest first."""
    held = Meeting.objects.held().filter(mentorship=mentorship)
    return list(held.order_by("starts_at").values_list("starts_at", flat=True))


def open_topics(mentorship: Mentorship, person: Any, *, held: Iterable[datetime]) -> list[Topic]:
    """What is still to be talked about, questions to prepare first, then in the order it was added."""
    talks = list(held)
    items = AgendaItem.objects.visible_to(person).filter(mentorship=mentorship, talked_in=None, dropped_at=None)
    in_order = sorted(items.order_by("created_at"), key=lambda item: not item.is_question)
    return [
        Topic(item, item.by_id == person.pk, next((talk for talk in talks if talk > item.created_at), None))
        for item in in_order
    ]


def actions_of(mentorship: Mentorship, person: Any, *, done_since: datetime | None) -> list[ActionItem]:
    """What is still to be done by either, soonest first, and what was done since then."""
    actions = ActionItem.objects.visible_to(person).filter(mentorship=mentorship, dropped_at=None)
    wanted = Q(done_at=None) | Q(done_at__gte=done_since) if done_since else Q(done_at=None)
    return sorted(actions.filter(wanted).select_related("owner"), key=_soonest_first)


def _soonest_first(action: ActionItem) -> tuple[bool, bool, Any, datetime]:
    return (action.done_at is not None, action.due_on is None, action.due_on or 0, action.created_at)


def last_talks(mentorship_ids: Iterable[UUID]) -> dict[UUID, tuple[int, datetime | None]]:
    """Mentorship id -> how many talks lie behind the two, and when the last one was."""
    held = Meeting.objects.held().filter(mentorship__in=list(mentorship_ids)).order_by()
    rows = held.values_list("mentorship_id").annotate(Count("pk"), Max("starts_at"))
    return {mentorship_id: (count, last) for mentorship_id, count, last in rows}


def open_topic_counts(mentorship_ids: Iterable[UUID], person: Any) -> dict[UUID, int]:
    """Mentorship id -> how many topics wait on its agenda."""
    items = AgendaItem.objects.visible_to(person).filter(mentorship__in=list(mentorship_ids))
    waiting = items.filter(talked_in=None, dropped_at=None).order_by()
    return dict(waiting.values_list("mentorship_id").annotate(Count("pk")))
