"""The shared vocabulary of what people can learn from each other."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Lower

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet
from groundwork.programs.models import Organization, organizations_of


class SkillSet(RowSet):
    def visible_to(self, person: Any) -> SkillSet:
        return self.filter(organization__in=organizations_of(person))


class Skill(Row):
    """Something one can learn, in the organization's preferred words; people's own words stand beside it."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="skills")
    name = Label(max_length=80)
    other_names = models.JSONField(default=list)

    objects = SkillSet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint("organization", Lower("name"), name="one_word_per_skill")]

    def __str__(self) -> str:
        return self.name
