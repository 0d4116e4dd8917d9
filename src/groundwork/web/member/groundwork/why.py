"""Why the two of a pair may suit, for one of them: what they would tell a colleague who asks."""

from __future__ import annotations

from groundwork.enrollment.models import LearningProfile, MentorOffer, Participation, Role
from groundwork.matching.reasons import Reader
from groundwork.matching.suggestions import Suggestion, pair_explained

from .pairs import Pair


def why_us(pair: Pair) -> Suggestion | None:
    """The reasons with their evidence and what is not known; None for who came together without having answered.

    It is said from the answers as they stand, to whoever may still read them: after the end as well.
    """
    parts = Participation.objects.filter(seats__mentorship=pair.mentorship)
    mentor = parts.filter(role=Role.MENTOR, offer__in=MentorOffer.objects.visible_to(pair.me)).first()
    mentee = parts.filter(role=Role.MENTEE, profile__isnull=False).first()
    if mentor is None or mentee is None:
        return None
    is_open = LearningProfile.objects.visible_to(pair.me).filter(participation=mentee).exists()
    reader = Reader.MENTOR if pair.is_mentor else Reader.MENTEE
    return pair_explained(mentor, mentee, reader=reader, profile_is_open=is_open)
