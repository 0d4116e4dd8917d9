"""Vision, goals and steps: the mentee's, shared with the mentor of this mentorship."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Words
from groundwork.core.models import Row
from groundwork.mentorships.models import Mentorship, SeatWordsSet


class Vision(Row):
    """The big picture: where the mentee sees themself in some years."""

    mentorship = models.OneToOneField(Mentorship, on_delete=models.CASCADE, related_name="vision")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = Words(circle=Circle.US)

    objects = SeatWordsSet.as_manager()


class Goal(Row):
    """Something to reach, clear and bold, with a measure, a date and a why."""

    class Hill(models.TextChoices):
        """Where the mentee places the goal: uphill is still finding out, downhill is doing."""

        EXPLORING = "exploring", _("Exploring")
        NARROWING = "narrowing", _("Narrowing")
        CLEAR = "clear", _("Clear")
        UNDER_WAY = "under_way", _("Under way")
        REACHED = "reached", _("Reached")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="goals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    title = Words(circle=Circle.US)
    measure = Words(circle=Circle.US)
    why = Words(circle=Circle.US)
    due_on = models.DateField(null=True)
    hill = models.CharField(max_length=12, choices=Hill, default=Hill.EXPLORING)
    reached_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)

    objects = SeatWordsSet.as_manager()

    class Meta:
        ordering = ["created_at"]


class GoalWordsSet(SeatWordsSet):
    path = "goal__mentorship"


class Step(Row):
    """A first or next step toward a goal."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="steps")
    text = Words(circle=Circle.US)
    done_at = models.DateTimeField(null=True)

    objects = GoalWordsSet.as_manager()

    class Meta:
        ordering = ["created_at"]


class Progress(Row):
    """What moved: a line of progress or evidence, or the mentor's push for a bolder wording."""

    class Kind(models.TextChoices):
        PROGRESS = "progress", _("Progress")
        PUSH = "push", _("A nudge to think bigger")

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="progress")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PROGRESS)
    text = Words(circle=Circle.US)

    objects = GoalWordsSet.as_manager()

    class Meta:
        ordering = ["created_at"]
