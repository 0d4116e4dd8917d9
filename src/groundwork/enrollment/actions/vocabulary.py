"""The shared words for what people learn from each other."""

from __future__ import annotations

from django.db import transaction

from groundwork.programs.models import Organization

from ..models import Skill
from ..starter_skills import STARTER_SKILLS


@transaction.atomic
def give_starter_skills(organization: Organization) -> int:
    """A first vocabulary, in the language of whoever starts the organization; says how many words are new to it."""
    known = {name.lower() for name in Skill.objects.filter(organization=organization).values_list("name", flat=True)}
    new = [str(name) for name in STARTER_SKILLS if str(name).lower() not in known]
    Skill.objects.bulk_create([Skill(organization=organization, name=name) for name in new])
    return len(new)
