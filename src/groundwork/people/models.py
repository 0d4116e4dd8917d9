"""People and the links that let them in."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet


class PersonSet(RowSet):
    def visible_to(self, person: Any) -> PersonSet:
        """Oneself and everyone who shares an organization with one."""
        mine = person.memberships.filter(left_at=None).values("organization_id")
        return self.filter(models.Q(pk=person.pk) | models.Q(memberships__organization__in=mine)).distinct()

    def with_address(self, address: str) -> PersonSet:
        return self.filter(email=tidy_address(address))


def tidy_address(address: str) -> str:
    """E-mail addresses are compared without regard to case or stray blanks."""
    return address.strip().lower()


class PersonManager(BaseUserManager["Person"].from_queryset(PersonSet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **facts: Any) -> Person:
        person = self.model(email=tidy_address(email), **facts)
        if password:
            person.set_password(password)
        else:
            person.set_unusable_password()
        person.save()
        return person

    def get_by_natural_key(self, email: str | None) -> Person:
        return self.get(email=tidy_address(email or ""))


class Person(AbstractBaseUser):
    """Somebody with one account. An operator runs the installation and reads nobody's words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    email = Label(_("e-mail address"), max_length=254, unique=True)
    name = Label(_("name"), max_length=120, blank=True)
    time_zone = Label(max_length=64, default="UTC")
    languages = models.JSONField(default=list)  # ISO 639-1 codes, best first
    shortcuts = models.BooleanField(default=True)  # single keys do something on the coordinator's desk
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    signed_out_at = models.DateTimeField(null=True)  # everywhere: sessions begun under an earlier value are over

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["name", "email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = tidy_address(self.email)
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Sessions hold this hash and end when it changes: with the password, or by signing out everywhere.
        facts = f"{self.password}:{self.signed_out_at.isoformat() if self.signed_out_at else ''}"
        return salted_hmac("groundwork.people.session", facts, secret=secret, algorithm="sha256").hexdigest()

    def __repr__(self) -> str:
        return f"<Person {str(self.pk)[:8]}>"

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else self.email.split("@")[0]


class OneTimeLinkSet(RowSet):
    def visible_to(self, person: Any) -> OneTimeLinkSet:
        return self.none()


class OneTimeLink(Row):
    """A link that works once: the database keeps a hash of its token."""

    purpose = Label(max_length=40)
    token_hash = Label(max_length=64, unique=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = OneTimeLinkSet.as_manager()
