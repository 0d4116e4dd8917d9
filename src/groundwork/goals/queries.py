"""Reads about goals that are longer than a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from groundwork.mentorships.models import Mentorship

from .models import Goal, Progress, Step

PLACES = list(Goal.Hill)


@dataclass(frozen=True)
class GoalCard:
    """A goal with its place on the hill and its steps, as far as its reader may see."""

    goal: Goal
    steps: list[Step]
    said: list[Progress]

    @property
    def place(self) -> int:
        """1 to 5, from exploring to reached."""
        return PLACES.index(Goal.Hill(self.goal.hill)) + 1

    @property
    def next_step(self) -> Step | None:
        return next((step for step in self.steps if step.done_at is None), None)


def goal_cards(mentorship: Mentorship, person: Any) -> list[GoalCard]:
    """All goals of a mentorship with steps and lines of progress, in a constant number of queries."""
    goals = (
        Goal.objects.visible_to(person)
        .filter(mentorship=mentorship)
        .prefetch_related(
            Prefetch("steps", Step.objects.visible_to(person)),
            Prefetch("progress", Progress.objects.visible_to(person).select_related("by")),
        )
    )
    return [GoalCard(goal, list(goal.steps.all()), list(goal.progress.all())) for goal in goals]


def open_goals(mentorship: Mentorship, person: Any) -> list[GoalCard]:
    """Those still on their way."""
    return [
        card
        for card in goal_cards(mentorship, person)
        if card.goal.set_aside_at is None and card.goal.reached_at is None
    ]
