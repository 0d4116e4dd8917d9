"""Which questions a part has, page by page, and which of them are still open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .models import LearningProfile, MentorOffer, Participation, Role


@dataclass(frozen=True)
class Page:
    """A page of questions; `is_answered` says whether what is needed stands there."""

    slug: str
    is_answered: Callable[[Participation], bool]
    is_needed: bool = True


def _knows_name(part: Participation) -> bool:
    return bool(part.person.name and part.person.languages)


def _knows_mentee(part: Participation) -> bool:
    return _knows_name(part) and bool(_profile(part).where_now)


def _says_what_to_learn(part: Participation) -> bool:
    profile = _profile(part)
    return bool(profile.knows_not_yet or profile.own_words or profile.wanted_skills.exists())


def _says_what_to_offer(part: Participation) -> bool:
    return bool(_offer(part).can_help_with or _offer(part).offered_skills.exists())


def _offer(part: Participation) -> MentorOffer:
    return getattr(part, "offer", None) or MentorOffer(participation=part)


def _profile(part: Participation) -> LearningProfile:
    return getattr(part, "profile", None) or LearningProfile(participation=part)


MENTOR_PAGES = [
    Page("you", _knows_name),
    Page("time", lambda part: bool(_offer(part).hours_per_month)),
    Page("topics", _says_what_to_offer),
    Page("ways", lambda part: bool(_offer(part).channel)),
]
MENTEE_PAGES = [
    Page("you", _knows_mentee),
    Page("topics", _says_what_to_learn),
    Page("help", lambda part: bool(_profile(part).kinds)),
    Page("rhythm", lambda part: bool(_profile(part).rhythm_weeks and _profile(part).channel)),
    Page("apart", lambda part: True, is_needed=False),
]
LATER_PAGES = {Role.MENTOR: ["more", "apart"], Role.MENTEE: ["ahead", "ideal"]}


def pages_of(part: Participation) -> list[Page]:
    """The pages that come before being ready, in order."""
    return MENTOR_PAGES if part.role == Role.MENTOR else MENTEE_PAGES


def missing_pages(part: Participation) -> list[str]:
    """The pages that still need an answer before others may find this person."""
    return [page.slug for page in pages_of(part) if page.is_needed and not page.is_answered(part)]
