"""Whom somebody would rather not meet, and in whom they have an interest of their own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet
from groundwork.programs.models import Organization


class BlockSet(RowSet):
    def visible_to(self, person: Any) -> BlockSet:
        """Only who made it: matching honors it and nobody else sees it."""
        return self.filter(by=person)


class Block(Row):
    """Somebody would rather not be matched with a person, or with anybody in a unit. A private fact."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    unit = Label(max_length=120, blank=True)

    objects = BlockSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False, unit="") | (Q(other=None) & ~Q(unit="")), name="a_person_or_a_unit"
            ),
            models.UniqueConstraint(fields=["organization", "by", "other", "unit"], name="blocked_once"),
        ]


class ConflictSet(RowSet):
    def visible_to(self, person: Any) -> ConflictSet:
        """Only who declared it: matching honors it and nobody else sees it."""
        return self.filter(by=person)


class Conflict(Row):
    """Somebody declares an interest in a person, or is too entangled with them to mentor or be mentored freely."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conflicts")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    objects = ConflictSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "by", "other"], name="declared_once")]


class DeclarationSet(RowSet):
    def visible_to(self, person: Any) -> DeclarationSet:
        """Only who answered: neither the other nor a coordinator reads it."""
        return self.filter(by=person)


class Declaration(Row):
    """What somebody last answered when asked whether anything makes it hard to be objective with a person (P17).

    The `Conflict` beside it is what rules look at; a person may declare one without having been asked.
    """

    class Kind(models.TextChoices):
        NOTHING = "nothing", _("Nothing I know of")
        DECIDES = "decides", _("One of us assesses, pays or promotes the other")
        CLOSE = "close", _("We are family or close friends")
        WANTS = "wants", _("I want something from them beyond mentoring")
        OTHER = "other", _("Something else")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="declarations")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    said_at = models.DateTimeField()

    objects = DeclarationSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "by", "other"], name="last_answer_each")]
