"""What a column may be: the fields an import can fill, in the order a coordinator reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundwork.enrollment.importing.aliases import ALIASES

OfPeople = Literal["text", "long_text", "email", "role", "yes_no", "languages", "skills", "places", "time_zone", "date"]
OfAnswers = Literal["hours", "rhythm", "channel", "choices", "oriented"]
Kind = OfPeople | OfAnswers
LEAVE_OUT = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One field a column can fill; `aliases` are the titles it is known by."""

    key: str
    label: str | Promise
    hint: str | Promise
    kind: Kind = "text"
    aliases: tuple[str, ...] = ()


def _target(key: str, label: Promise, hint: Promise, kind: Kind = "text") -> Target:
    return Target(key, label, hint, kind, ALIASES[key])


TARGETS_OF_PEOPLE: tuple[Target, ...] = (
    _target("email", _("E-mail"), _("Required. Recognises the person, next to the employee number."), "email"),
    _target("name", _("Full name"), _("First and last name in one column; 'Lee, Anna' is read as Anna Lee.")),
    _target("first_name", _("First name"), _("Goes together with the last name.")),
    _target("last_name", _("Last name"), _("Goes together with the first name.")),
    _target("employee_number", _("Employee number"), _("Recognises the person even when the e-mail changes.")),
    _target("role", _("Role in the program"), _("Mentor, mentee or both."), "role"),
    _target(
        "both_roles",
        _("Takes part in both roles"),
        _("Yes: mentor and mentee. No: the role chosen above."),
        "yes_no",
    ),
    _target("job_title", _("Job title"), _("What the person does, in the words of the organization.")),
    _target("unit", _("Unit"), _("Department, team or organization.")),
    _target("profession", _("Profession"), _("The field of work, such as Policy or Finance.")),
    _target("location", _("Location"), _("Where the person works.")),
    _target("grade", _("Grade"), _("Level or band.")),
    _target(
        "manager_email",
        _("Manager's e-mail"),
        _("The manager in the line: never matched as own mentor."),
        "email",
    ),
    _target("manager_number", _("Manager's employee number"), _("Used when there is no e-mail of the manager.")),
    _target(
        "languages",
        _("Languages"),
        _("Separated by ; or , or |. Names or codes: German, Deutsch, de."),
        "languages",
    ),
    _target("skills_offered", _("Offers"), _("What a mentor can share. Separated by ; or , or |."), "skills"),
    _target(
        "skills_wanted",
        _("Would like to learn"),
        _("What is wanted most comes first. Separated by ; or , or |."),
        "skills",
    ),
    _target(
        "places",
        _("Places"),
        _("For how many mentees a mentor has room: a whole number from 0 to 20."),
        "places",
    ),
    _target("time_zone", _("Time zone"), _("Such as Europe/Berlin."), "time_zone"),
    _target("about", _("In own words"), _("What the person says about themself."), "long_text"),
    _target("start_date", _("Start date"), _("When the person joined the organization."), "date"),
)
# What people are asked when they join. A file may answer it beforehand; everybody reads it and changes it.
ANSWER_TARGETS: tuple[Target, ...] = (
    _target("hours", _("Hours a month"), _("How much time a mentor has: a whole number from 1 to 40."), "hours"),
    _target("rhythm", _("How often to talk"), _("Such as every two weeks, or the number of weeks."), "rhythm"),
    _target("channel", _("Where to meet"), _("Online, in person or either."), "channel"),
    _target("free_times", _("When there is time"), _("Such as mornings; evenings."), "choices"),
    _target("help", _("Help given or hoped for"), _("Such as advice; introductions; listening."), "choices"),
    _target("gone_through", _("What one goes through, or has"), _("Such as first team; career change."), "choices"),
    _target("can_help_with", _("What a mentor can help with"), _("In the mentor's own words."), "long_text"),
    _target("lessons", _("What a mentor has lived through"), _("In the mentor's own words."), "long_text"),
    _target("not_offered", _("What a mentor does not offer"), _("In the mentor's own words."), "long_text"),
    _target("to_learn", _("What to learn, in own words"), _("Beside the skills that are chosen."), "long_text"),
    _target("heading_for", _("Career goals"), _("Where the person is going, in own words."), "long_text"),
    _target("must_have", _("What the mentor must have"), _("About the ideal mentor, in own words."), "long_text"),
    _target(
        "would_be_good", _("What would be good in a mentor"), _("About the ideal mentor, in own words."), "long_text"
    ),
    _target("oriented", _("Has been to the orientation"), _("Yes or no, or the day it was."), "oriented"),
)
TARGET_BY_KEY: dict[str, Target] = {target.key: target for target in (*TARGETS_OF_PEOPLE, *ANSWER_TARGETS)}
ANSWER_KEYS = frozenset(target.key for target in ANSWER_TARGETS)
