"""What a column of people can hold for a match: all that an import knows, and a few things more."""

from __future__ import annotations

from groundwork.enrollment.importing.targets import ANSWER_KEYS, TARGET_BY_KEY, TARGETS_OF_PEOPLE
from groundwork.enrollment.importing.values import Role

# Answers of the two sides. Some have usual titles, see GUESSED; the others are named in the rules or by --map.
ANSWERS: dict[Role, dict[str, str]] = {
    "mentor": {
        "can_help_with": "what the mentor can help with, in own words",
        "road": "what the mentor has lived through, in own words",
        "lived": "skills the mentor has used for real, separated by ;",
        "milestones": "what the mentor has gone through, as short words separated by ;",
        "kinds_of_help": "the help the mentor likes to give, separated by ;",
        "hours_per_month": "hours a month for each mentee",
        "channels": "online, in person or either",
        "paused": "yes: takes nobody for now",
        "at_least": "the fewest mentees the mentor takes, if any",
        "prefers_not": "what the mentor would rather not do; shown, never weighed",
    },
    "mentee": {
        "to_learn": "what the mentee wants to learn, in own words",
        "must_have": "what the mentor must have, in own words",
        "would_be_good": "what would be good in a mentor, in own words",
        "goals": "where the mentee is going, in own words",
        "where_now": "where the mentee stands, in own words",
        "milestones": "what the mentee is going through, as short words separated by ;",
        "kinds_of_help": "the help the mentee hopes for, separated by ;",
        "hours_per_month": "hours a month the mentee hopes for",
        "channels": "online, in person or either",
        "mentors_wanted": "how many mentors",
    },
}


# An import's name of an answer, and ours: the titles that an import knows are known here too.
GUESSED = {
    "hours": "hours_per_month",
    "channel": "channels",
    "help": "kinds_of_help",
    "gone_through": "milestones",
    "can_help_with": "can_help_with",
    "lessons": "road",
    "not_offered": "prefers_not",
    "to_learn": "to_learn",
    "heading_for": "goals",
    "must_have": "must_have",
    "would_be_good": "would_be_good",
}
PEOPLE_KEYS = frozenset(target.key for target in TARGETS_OF_PEOPLE)


def not_asked(role: Role) -> frozenset[str]:
    """What an import knows and a match has no use for on this side."""
    return frozenset(key for key in ANSWER_KEYS if GUESSED.get(key) not in ANSWERS[role])


def fields_of(role: Role) -> list[str]:
    """Every field that a column of this side may be given."""
    return [*(target.key for target in TARGETS_OF_PEOPLE), *ANSWERS[role]]


def label_of(role: Role, key: str) -> str:
    """What a field is called on the screen."""
    return str(TARGET_BY_KEY[key].label) if key in PEOPLE_KEYS else ANSWERS[role][key]
