"""What the first three talks may be about: a pair that is new to it takes what it likes, in one tap each (P24)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class FirstTopic:
    """A topic to take onto the agenda; a question is one to think about beforehand."""

    code: str
    text: str | Promise
    is_question: bool = False


PLANS: dict[int, list[FirstTopic]] = {
    1: [
        FirstTopic("roads", _("How each of us came to be where we are")),
        FirstTopic("expectations", _("What each of us hopes for, and what we can offer")),
        FirstTopic("ways", _("How we want to work together: how often, how, what stays between us")),
        FirstTopic("good_year", _("What would make this a good year?"), is_question=True),
    ],
    2: [
        FirstTopic("good_year_answers", _("What would make this a good year: what came to mind")),
        FirstTopic("today", _("A usual week: what gives energy, what takes it")),
        FirstTopic("three_years", _("Where could you be in three years, if it went well?"), is_question=True),
    ],
    3: [
        FirstTopic("picture", _("The picture in three years, and what leads there")),
        FirstTopic("first_goal", _("One goal that is bold enough, and its first step")),
        FirstTopic("how_is_it", _("How is this going for each of us so far?")),
        FirstTopic(
            "one_decision", _("Which decision is in front of you that we could think through?"), is_question=True
        ),
    ],
}


def topics_for(talks_held: int) -> list[FirstTopic]:
    """The plan for the next talk; nothing any more from the fourth on, when the two know what they need."""
    return PLANS.get(talks_held + 1, [])
