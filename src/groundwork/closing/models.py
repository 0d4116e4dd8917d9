"""How a mentorship ended, and what the two said to each other at the end."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Words
from groundwork.core.models import Row
from groundwork.mentorships.models import Mentorship, SeatFactsSet, SeatWordsSet


class Closing(Row):
    """Who ended a mentorship, when, and of what kind. Nobody is at fault."""

    class Kind(models.TextChoices):
        PLANNED = "planned", _("As planned")
        OUTGROWN = "outgrown", _("Outgrown, which is a success")
        EARLY = "early", _("Earlier than planned")

    mentorship = models.OneToOneField(Mentorship, on_delete=models.CASCADE, related_name="closing")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    looks_again = models.BooleanField(default=False)  # the one who ended it would like another partner

    objects = SeatFactsSet.as_manager()


class ClosingWords(Row):
    """What one gained against what one expected, and what comes next: read by the two of them."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="closing_words")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    expected = Words(circle=Circle.US)
    gained = Words(circle=Circle.US)
    next = Words(circle=Circle.US)

    objects = SeatWordsSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "by"], name="closing_words_once_each")]


class Thanks(Row):
    """A thank-you note from one to the other."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="thanks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = Words(circle=Circle.US)

    objects = SeatWordsSet.as_manager()

    class Meta:
        ordering = ["created_at"]
