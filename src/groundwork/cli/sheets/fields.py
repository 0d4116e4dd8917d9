"""What a column of people can hold for a match: all that an import knows, and a few things more."""

from __future__ import annotations

from groundwork.enrollment.importing.targets import TARGET_BY_KEY, TARGETS_OF_PEOPLE
from groundwork.enrollment.importing.values import Role

# Answers of the two sides that no export of a personnel system has, so nothing is guessed: they are named.
ANSWERS: dict[Role, dict[str, str]] = {
    "mentor": {
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
        "goals": "where the mentee is going, in own words",
        "where_now": "where the mentee stands, in own words",
        "milestones": "what the mentee is going through, as short words separated by ;",
        "kinds_of_help": "the help the mentee hopes for, separated by ;",
        "hours_per_month": "hours a month the mentee hopes for",
        "channels": "online, in person or either",
        "mentors_wanted": "how many mentors",
    },
}


def fields_of(role: Role) -> list[str]:
    """Every field that a column of this side may be given."""
    return [*(target.key for target in TARGETS_OF_PEOPLE), *ANSWERS[role]]


def label_of(role: Role, key: str) -> str:
    """What a field is called on the screen."""
    target = TARGET_BY_KEY.get(key)
    return str(target.label) if target else ANSWERS[role][key]
