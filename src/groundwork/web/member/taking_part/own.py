"""The part that a page is about, if it belongs to whoever asks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from groundwork.enrollment.models import LearningProfile, MentorOffer, Participation


def own_part(request: HttpRequest, pk: UUID) -> Participation:
    """Somebody's own part with what it says; everybody else's is 404."""
    mine = Participation.objects.visible_to(request.user).filter(person=request.user)
    part: Any = get_object_or_404(mine.select_related("cohort__program", "offer", "profile"), pk=pk)
    part.person = request.user
    if part.is_mentor and not hasattr(part, "offer"):
        part.offer = MentorOffer(participation=part)
    if not part.is_mentor and not hasattr(part, "profile"):
        part.profile = LearningProfile(participation=part)
    request.program = part.cohort.program  # type: ignore[attr-defined]
    return part
