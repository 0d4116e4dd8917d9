"""Notifications and people's choices about them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet
from groundwork.history.models import Event


class Importance(models.TextChoices):
    """The classes of experience: what may be switched off, and when it may arrive."""

    WAITING = "waiting", _("Somebody waits for your answer")
    PAIR = "pair", _("What changes between the two of you")
    MEETING = "meeting", _("Your meetings")
    FOLLOW_UP = "follow_up", _("Whether a talk took place")
    NUDGE = "nudge", _("A kind word when it has been quiet")
    NEWS = "news", _("Word from the program")


class NotificationSet(RowSet):
    def visible_to(self, person: Any) -> NotificationSet:
        return self.filter(person=person)


class Notification(Row):
    """One person is to hear of one event, once. Its words are made when it is sent; none are kept."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        SKIPPED = "skipped", _("Not needed any more")
        FAILED = "failed", _("Could not be sent")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notifications")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address = Label(max_length=254)  # where to; a manager may have no account
    kind = Label(max_length=60)  # names its template
    importance = models.CharField(max_length=12, choices=Importance)
    not_before = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    subject = Label(max_length=200, blank=True)  # kept so that people can look up what they were sent
    problem = Label(max_length=300, blank=True)

    objects = NotificationSet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["event", "address", "kind"], name="told_once")]
        indexes = [models.Index(fields=["state", "not_before"])]


class SwitchedOff(Row):
    """A person would rather not get a class of mail."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="switched_off")
    importance = models.CharField(max_length=12, choices=Importance)

    objects = NotificationSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "importance"], name="switched_off_once")]
