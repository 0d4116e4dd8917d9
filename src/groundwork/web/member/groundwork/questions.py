"""The questions of the agreement: few pages, with the words of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from groundwork.agreements.states import ClauseKey
from groundwork.web.wording import Text

K = ClauseKey


@dataclass(frozen=True)
class Page:
    """A page of the conversation: facts first, then clauses."""

    slug: str
    title: Text
    lead: Text
    clauses: list[str]
    facts: list[str] = field(default_factory=list)
    words_alone: list[str] = field(default_factory=list)  # clauses without ready answers


PAGES = {
    page.slug: page
    for page in [
        Page(
            "why",
            gettext_lazy("Why are you here?"),
            gettext_lazy("Talk about it first, then tap what comes closest. You can change all of it later."),
            [K.WHY, K.GOOD],
        ),
        Page(
            "meeting",
            gettext_lazy("How do you meet?"),
            gettext_lazy("A rhythm you can both keep is better than an ambitious one."),
            [K.ROLES],
            ["rhythm_weeks", "minutes", "channel"],
            [K.MEETING],
        ),
        Page(
            "trust",
            gettext_lazy("What can you count on?"),
            gettext_lazy("Between your talks, in what you tell each other, and when it ends."),
            [K.BETWEEN, K.CONFIDENCE, K.STOPPING],
        ),
        Page(
            "limits",
            gettext_lazy("What can you give, and what not?"),
            gettext_lazy("Said early, it spares both of you a no later on."),
            [K.BOUNDARIES],
            ["hours_from", "hours_until", "answer_days"],
        ),
        Page(
            "dates",
            gettext_lazy("When do you look back, and until when does it hold?"),
            gettext_lazy("Half-way is a good moment to look back."),
            [],
            ["look_back_on", "ends_on"],
            [K.LOOKING_BACK],
        ),
    ]
}
# The conversation itself; the other pages are reached from the answers.
ORDER = ["why", "meeting", "trust"]
PAGE_OF: dict[str, str] = {key: page.slug for page in PAGES.values() for key in [*page.clauses, *page.words_alone]}

LEGENDS: dict[str, Text] = {
    K.WHY: gettext_lazy("Why we are here"),
    K.GOOD: gettext_lazy("What good looks like at the end"),
    K.ROLES: gettext_lazy("Who sets the dates and writes the agenda?"),
    K.BETWEEN: gettext_lazy("How do you reach each other between talks?"),
    K.BOUNDARIES: gettext_lazy("What we can and cannot offer"),
    K.CONFIDENCE: gettext_lazy("What stays between you?"),
    K.STOPPING: gettext_lazy("How do you stop without awkwardness?"),
}
OWN_LABELS: dict[str, Text] = {
    K.WHY: gettext_lazy("Why you are here, in your own words"),
    K.GOOD: gettext_lazy("What good looks like, in your own words"),
    K.MEETING: gettext_lazy("Anything else about your talks"),
    K.ROLES: gettext_lazy("Who does what, in your own words"),
    K.BETWEEN: gettext_lazy("Between your talks, in your own words"),
    K.BOUNDARIES: gettext_lazy("What you can and cannot offer, in your own words"),
    K.CONFIDENCE: gettext_lazy("What stays between you, in your own words"),
    K.LOOKING_BACK: gettext_lazy("Anything else about looking back"),
    K.STOPPING: gettext_lazy("How you stop, in your own words"),
}
OWN_HINTS: dict[str, Text] = {
    K.MEETING: gettext_lazy("For example: in person when you are in the same town."),
}
