"""First drafts of notes, out of what the writer has said already: to be changed, never sent unread."""

from __future__ import annotations

import re

from django.template.loader import render_to_string

from groundwork.enrollment.models import LearningProfile, MentorOffer, Participation
from groundwork.invitations.models import Wish
from groundwork.matching.suggestions import Suggestion


def draft_of_request(mentee: Participation, mentor: Participation, suggestion: Suggestion | None) -> str:
    """Why you, what for, how much time (P15): from the mentee's own profile."""
    profile = LearningProfile.objects.filter(participation=mentee).first()
    skills = [each.skill for each in profile.wanted_skills.select_related("skill")] if profile else []
    offered = suggestion.mentor.offer.offered_skills.all() if suggestion else []
    shared = [skill for skill in skills if skill.pk in {each.skill_id for each in offered}]
    context = {"me": mentee.person, "other": mentor.person, "profile": profile, "skills": skills, "shared": shared}
    return _text("member/meeting_each_other/drafts/request.txt", context | {"program": mentee.cohort.program})


def note_kept_for(mentee: Participation, mentor: Participation) -> str:
    """The note the mentee wrote for this mentor as a further choice, if it was never sent."""
    written = Wish.objects.filter(mentee=mentee, mentor=mentor).exclude(note="").order_by("-created_at").first()
    return written.note if written else ""


def draft_of_offer(mentee: Participation, mentor: Participation, suggestion: Suggestion | None) -> str:
    """What I have noticed, that it's no remark on your work, how much time, and that questions are welcome (P14)."""
    offer = MentorOffer.objects.filter(participation=mentor).first()
    shared = [each.skill for each in suggestion.mentee.profile.wanted_skills.all()] if suggestion else []
    mine = {skill.pk for skill in offer.skills.all()} if offer else set()
    shared = [skill for skill in shared if skill.pk in mine]
    context = {"me": mentor.person, "other": mentee.person, "offer": offer, "shared": shared}
    return _text("member/meeting_each_other/drafts/offer.txt", context)


def _text(template: str, context: dict[str, object]) -> str:
    """Paragraphs with one empty line between them, whatever the template's conditions left out."""
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", render_to_string(template, context)).strip()
