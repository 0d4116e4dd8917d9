"""Circles of sight: every text that people write has exactly one, declared on the model.

A model holds either facts or the words of ONE circle, so that a row that is visible is a row that may be read:
`visible_to` on its queryset is the enforcement, and tests/test_circles.py checks it for every model and role.
Words in the innermost circles are encrypted at rest with keys kept outside the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import confidential

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
    CharField = models.CharField[str, str]
else:
    TextField, CharField = models.TextField, models.CharField


class Circle(models.TextChoices):
    """Who can read a text."""

    ME = "me", _("Only you")
    US = "us", _("The two of you")
    COORDINATOR = "coordinator", _("You and your coordinator")
    MANAGER = "manager", _("You and your manager")
    PROGRAM = "program", _("Everyone in the program")


ENCRYPTED = {Circle.ME, Circle.US, Circle.COORDINATOR, Circle.MANAGER}


class Words(TextField):
    """Text by a person, with the circle that may read it. Encrypted unless the whole program reads it.

    `readers` names the circle more exactly where its general name would mislead, as in "You, your coordinator and a
    mentor you ask".
    """

    def __init__(self, *args: Any, circle: Circle = Circle.ME, readers: str | Promise = "", **kwargs: Any) -> None:
        self.circle = circle
        self.readers = readers
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "circle": self.circle}

    @property
    def encrypted(self) -> bool:
        return self.circle in ENCRYPTED

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return confidential.seal(value) if self.encrypted and value else value

    def from_db_value(self, value: Any, expression: object, connection: object) -> Any:
        return confidential.unseal(value) if self.encrypted and value else value


class Label(CharField):
    """A short fact that members of a program may see: a name, a title, a place. Never confidential."""


def words_of(model: type[models.Model]) -> list[Words]:
    """The texts by people that this model holds."""
    return [field for field in model._meta.get_fields() if isinstance(field, Words)]


def circle_of(model: type[models.Model]) -> Circle | None:
    """The one circle of this model's words, or None for a model of facts."""
    circles = {field.circle for field in words_of(model)}
    if len(circles) > 1:
        raise TypeError(f"{model.__name__} mixes circles {sorted(circles)}: split it")
    return circles.pop() if circles else None
