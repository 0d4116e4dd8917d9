"""Keeping what mentors offer and mentees seek, a page of questions at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.core.moves import move
from groundwork.history.actions import record

from .. import rules
from ..models import (
    Block,
    Conflict,
    Declaration,
    LearningProfile,
    MentorOffer,
    OfferedSkill,
    Participation,
    Skill,
    WantedSkill,
)
from ..queries import Unwanted
from ..states import PARTICIPATION_LEADS_TO, ParticipationState

MOST_WANTED = 3
FIRST, SECOND = 1, 2
OF_AN_OFFER = {
    "hours_per_month",
    "until",
    "can_help_with",
    "kinds",
    "milestones",
    "free_times",
    "channel",
    "not_offered",
    "lessons",
    "mentoring_means",
    "open_to_asks",
}
OF_A_PROFILE = {
    "knows_not_yet",
    "where_now",
    "own_words",
    "in_return",
    "goals",
    "in_three_years",
    "in_five_years",
    "must_have",
    "would_be_good",
    "mentoring_means",
    "kinds",
    "milestones",
    "free_times",
    "rhythm_weeks",
    "channel",
    "meeting_place",
    "open_to_offers",
}


@transaction.atomic
def keep_offer_answers(
    part: Participation, answers: Mapping[str, Any], *, skills: Sequence[Skill] | None = None, by: Any, at: datetime
) -> None:
    """Keep what a mentor says they offer. Fewer places end nothing that runs."""
    offer, _new = MentorOffer.objects.get_or_create(participation=part)
    _keep(offer, part, answers, OF_AN_OFFER, skills=skills, by=by, at=at)
    if skills is not None:
        offer.offered_skills.all().delete()
        OfferedSkill.objects.bulk_create([OfferedSkill(offer=offer, skill=skill) for skill in skills])


@transaction.atomic
def keep_profile_answers(
    part: Participation, answers: Mapping[str, Any], *, skills: Sequence[Skill] | None = None, by: Any, at: datetime
) -> None:
    """Keep what a mentee says they seek; at most three skills, none of them ranked."""
    if skills is not None and len(skills) > MOST_WANTED:
        raise Unacceptable("too_many_skills", _("Choose up to three."), field="skills")
    profile, _new = LearningProfile.objects.get_or_create(participation=part)
    _keep(profile, part, answers, OF_A_PROFILE, skills=skills, by=by, at=at)
    if skills is not None:
        profile.wanted_skills.all().delete()
        WantedSkill.objects.bulk_create([WantedSkill(profile=profile, skill=skill) for skill in skills])


def _keep(
    row: MentorOffer | LearningProfile,
    part: Participation,
    answers: Mapping[str, Any],
    known: set[str],
    *,
    skills: Sequence[Skill] | None,
    by: Any,
    at: datetime,
) -> None:
    rules.require_own_part(by, part)
    rules.require_taking_part(part)
    unknown = set(answers) - known
    if unknown:
        raise TypeError(f"There is no such answer: {sorted(unknown)}")
    if skills and any(skill.organization_id != part.cohort.program.organization_id for skill in skills):
        raise Unacceptable("foreign_skill", _("Choose from the list."), field="skills")
    for name, value in answers.items():
        setattr(row, name, value)
    row.save(update_fields=list(answers) or None)
    _begin(part, by=by, at=at)
    what = sorted([*answers, *(["skills"] if skills is not None else [])])
    record("part.answered", about=part, by=by, at=at, organization=part.cohort.program.organization_id, what=what)


def _begin(part: Participation, *, by: Any, at: datetime) -> None:
    """Whoever answers the first question has come in."""
    if part.state == ParticipationState.INVITED:
        move(part, ParticipationState.JOINING, leads_to=PARTICIPATION_LEADS_TO)
        organization = part.cohort.program.organization_id
        record("part.joined", about=part, by=by, at=at, organization=organization, role=part.role)


@transaction.atomic
def keep_most_wanted(part: Participation, skill: Skill | None, *, by: Any, at: datetime) -> None:
    """Of the skills a mentee wants, this one matters most; without one, all matter alike."""
    rules.require_own_part(by, part)
    rules.require_taking_part(part)
    wanted = WantedSkill.objects.filter(profile__participation=part)
    wanted.update(rank=FIRST)
    if skill is not None:
        wanted.exclude(skill=skill).update(rank=SECOND)
    organization = part.cohort.program.organization_id
    record("part.answered", about=part, by=by, at=at, organization=organization, what=["most_wanted"])


@transaction.atomic
def keep_interests(part: Participation, people: Sequence[Any], *, by: Any, at: datetime) -> None:
    """Declare exactly these people as too close, or as people one wants something of. Nobody else sees it."""
    rules.require_own_part(by, part)
    rules.require_taking_part(part)
    organization_id = part.cohort.program.organization_id
    mine = {"organization_id": organization_id, "by": by}
    Conflict.objects.filter(**mine).exclude(other__in=people).delete()
    # Whoever is taken off the list is asked about again, as if nothing had been said.
    Declaration.objects.filter(**mine).exclude(Q(other__in=people) | Q(kind=Declaration.Kind.NOTHING)).delete()
    Conflict.objects.bulk_create([Conflict(**mine, other=each) for each in people], ignore_conflicts=True)
    record("part.answered", about=part, by=by, at=at, organization=organization_id, what=["interests"])


@transaction.atomic
def keep_unwanted(part: Participation, unwanted: Unwanted, *, by: Any, at: datetime) -> None:
    """Leave out exactly these people and units when somebody is sought for me. Nobody else sees it."""
    rules.require_own_part(by, part)
    rules.require_taking_part(part)
    organization_id = part.cohort.program.organization_id
    Block.objects.filter(organization_id=organization_id, by=by).delete()
    people = [Block(organization_id=organization_id, by=by, other=person) for person in unwanted.people]
    units = [Block(organization_id=organization_id, by=by, unit=unit) for unit in unwanted.units]
    Block.objects.bulk_create([*people, *units])
    _begin(part, by=by, at=at)
    record("part.answered", about=part, by=by, at=at, organization=organization_id, what=["unwanted"])
