"""Meetings and what belongs to them. That a talk took place is a fact; what it was about is the pair's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Words
from groundwork.core.models import Row, RowSet
from groundwork.mentorships.models import Mentorship, SeatFactsSet, SeatWordsSet

from .states import AHEAD, HELD, MeetingState


class MeetingSet(SeatFactsSet):
    def held(self) -> MeetingSet:
        return self.filter(state__in=HELD)

    def ahead(self) -> MeetingSet:
        return self.filter(state__in=AHEAD)


class Meeting(Row):
    """One talk of a mentorship, from proposed times to what became of it."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="meetings")
    state = models.CharField(max_length=12, choices=MeetingState, default=MeetingState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    starts_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField()
    shortened_from = models.PositiveSmallIntegerField(null=True)  # the length it had before it was made shorter
    moved_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="moved_to")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = models.DateTimeField(null=True)  # when somebody said what became of it
    sequence = models.PositiveSmallIntegerField(default=0)  # of its calendar entry

    objects = MeetingSet.as_manager()

    class Meta:
        ordering = ["starts_at", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["mentorship"], condition=Q(state__in=AHEAD), name="one_talk_ahead"),
            models.CheckConstraint(
                condition=Q(state__in=[MeetingState.PROPOSED, MeetingState.CALLED_OFF]) | Q(starts_at__isnull=False),
                name="a_planned_talk_has_a_time",
            ),
        ]

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None


class MeetingPartSet(SeatFactsSet):
    path = "meeting__mentorship"


class TimeOption(Row):
    """A time one of the two proposed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="options")
    starts_at = models.DateTimeField()

    objects = MeetingPartSet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="each_time_once")]


class AgendaItem(Row):
    """Something to talk about. It hangs on the mentorship until it was talked about, so it comes along by itself."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="agenda_items")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = Words(circle=Circle.US)
    is_question = models.BooleanField(default=False)  # to be prepared for next time
    talked_in = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="agenda_items")
    dropped_at = models.DateTimeField(null=True)

    objects = SeatWordsSet.as_manager()

    class Meta:
        ordering = ["created_at"]


class ActionItem(Row):
    """What somebody will do, and by when."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="action_items")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    agreed_in = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="action_items")
    text = Words(circle=Circle.US)
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = SeatWordsSet.as_manager()

    class Meta:
        ordering = ["due_on", "created_at"]


class OwnSet(RowSet):
    def visible_to(self, person: Any) -> OwnSet:
        return self.filter(by=person)


class Note(Row):
    """A note to oneself."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="+")
    text = Words(circle=Circle.ME)

    objects = OwnSet.as_manager()

    class Meta:
        ordering = ["-created_at"]


class Pulse(Row):
    """How a talk was for one of the two. Nobody else sees it."""

    class Value(models.TextChoices):
        GREAT = "great", _("It gave me a lot")
        GOOD = "good", _("It was good")
        SO_SO = "so_so", _("So-so")
        HARD = "hard", _("It was hard going")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pulses")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    value = models.CharField(max_length=10, choices=Value)

    objects = OwnSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "by"], name="one_pulse_each")]
